package dev.stemma.generator.corpus;

import dev.stemma.provenance.record.Digest;
import java.util.Optional;

/**
 * The roots against which a {@link DatasetProof} is held: of the {@linkplain dev.stemma.provenance.merkle.SortedTree
 * sorted trees} over the works of a data set.
 *
 * <p>The value of a key is the {@linkplain dev.stemma.provenance.merkle.MerkleTree#leafHash leaf hash} of the work's
 * entry; of a melody that several works have, their leaf hashes one after the other, in order of the digests of the works.
 *
 * @param files key: the digest of the bytes of a work
 * @param melodies key: the {@link MelodyDigest} of one of its melodies; none of a list of form 1, which names no melodies
 */
public record SortedRoots(Digest files, Optional<Digest> melodies) {}
