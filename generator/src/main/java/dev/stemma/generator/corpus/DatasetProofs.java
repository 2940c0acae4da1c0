package dev.stemma.generator.corpus;

import dev.stemma.provenance.merkle.KeyProof;
import dev.stemma.provenance.merkle.MerkleTree;
import dev.stemma.provenance.merkle.SortedTree;
import dev.stemma.provenance.record.Digest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes proofs about the works of one data set: its trees are built once, a proof is a matter of microseconds. */
public final class DatasetProofs {
    private final SortedTree files;
    private final Optional<SortedTree> melodies;
    private final SortedRoots roots;
    private final Map<Digest, CatalogueEntry> byDigest = new HashMap<>();
    private final Map<Digest, List<CatalogueEntry>> byMelody = new HashMap<>();

    /**
     * @param works ascending by digest, none twice
     * @param withMelodies whether their melodies are named
     */
    DatasetProofs(List<CatalogueEntry> works, boolean withMelodies) {
        List<Map.Entry<byte[], byte[]>> keys = new ArrayList<>();
        Map<Digest, byte[]> values = new HashMap<>();
        for (CatalogueEntry work : works) {
            byte[] leaf = MerkleTree.leafHash(work.leaf());
            keys.add(Map.entry(work.digest().bytes(), leaf));
            byDigest.put(work.digest(), work);
            for (Digest melody : work.melodies()) {
                values.merge(melody, leaf, DatasetProofs::joined);
                byMelody.computeIfAbsent(melody, unseen -> new ArrayList<>()).add(work);
            }
        }
        files = SortedTree.of(keys);
        melodies = withMelodies ? Optional.of(tree(values)) : Optional.empty();
        roots = new SortedRoots(Digest.ofBytes(files.root()), melodies.map(tree -> Digest.ofBytes(tree.root())));
    }

    private static SortedTree tree(Map<Digest, byte[]> values) {
        List<Map.Entry<byte[], byte[]>> keys = new ArrayList<>();
        values.forEach((melody, works) -> keys.add(Map.entry(melody.bytes(), works)));
        return SortedTree.of(keys);
    }

    private static byte[] joined(byte[] before, byte[] leaf) {
        byte[] joined = Arrays.copyOf(before, before.length + leaf.length);
        System.arraycopy(leaf, 0, joined, before.length, leaf.length);
        return joined;
    }

    /** What the proofs are held against. */
    public SortedRoots roots() {
        return roots;
    }

    /** Whether the data set names melodies, so that it can be asked for one. */
    public boolean knowsMelodies() {
        return melodies.isPresent();
    }

    /** Shows whether the data set has a work of this digest. */
    public DatasetProof prove(Digest work) {
        return prove(work, List.of());
    }

    /**
     * Shows whether the data set has a work of this digest, and works with these melodies.
     *
     * @param work digest of the bytes that a work would have been read from: the file, the tune, the line
     * @param lines {@link MelodyDigest}s
     * @throws IllegalArgumentException if the data set names no melodies and is asked for one
     */
    public DatasetProof prove(Digest work, Collection<Digest> lines) {
        if (!lines.isEmpty() && melodies.isEmpty()) {
            throw new IllegalArgumentException("a list of works of form 1 names no melodies, it answers by file alone");
        }
        SortedMap<byte[], CatalogueEntry> named = new TreeMap<>(Arrays::compareUnsigned);
        Optional.ofNullable(byDigest.get(work)).ifPresent(entry -> named.put(work.bytes(), entry));
        List<DatasetProof.OfMelody> proofs = new ArrayList<>();
        for (Digest line : lines.stream().distinct().toList()) {
            KeyProof proof = melodies.get().prove(line.bytes());
            proofs.add(new DatasetProof.OfMelody(line, proof));
            byMelody.getOrDefault(line, List.of())
                    .forEach(entry -> named.put(entry.digest().bytes(), entry));
        }
        return new DatasetProof(roots, work, files.prove(work.bytes()), proofs, List.copyOf(named.values()));
    }
}
