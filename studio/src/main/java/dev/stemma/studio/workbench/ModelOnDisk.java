package dev.stemma.studio.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.record.Digest;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A model with all that lies in its folder.
 *
 * @param model intact
 * @param training {@code training.json}
 * @param files digests of all files in the folder, by name
 * @param verdict on the credentials of its weights
 * @param written when its weights were last written
 */
public record ModelOnDisk(
        ModelFolder model,
        DatasetOnDisk dataset,
        JsonNode training,
        SortedMap<String, Digest> files,
        Verdict verdict,
        Instant written) {
    public ModelOnDisk {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }
}
