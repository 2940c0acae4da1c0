package dev.stemma.studio.workbench;

import dev.stemma.generator.corpus.DatasetManifest;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.record.Digest;
import java.time.Instant;

/**
 * A list of works that lies in a folder: {@code dataset.json}.
 *
 * @param file digest of its bytes
 * @param size how many they are
 * @param verdict on the credentials beside it
 * @param written when the file was last written
 */
public record DatasetOnDisk(DatasetManifest list, Digest file, long size, Verdict verdict, Instant written) {}
