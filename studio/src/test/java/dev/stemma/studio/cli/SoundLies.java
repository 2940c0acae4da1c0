package dev.stemma.studio.cli;

import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Output.Rendered;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lies about how a piece sounds. */
final class SoundLies {
    private static final String LINEAGE = "lineage";

    private SoundLies() {}

    /** @param other the sound of another piece, without credentials */
    static List<Lie> all(byte[] other) {
        return List.of(
                new Lie("the sound of another piece", LINEAGE, record -> {
                    record.content = other;
                    rendered(record, Digest.of(other), new TreeMap<>());
                }),
                new Lie("one sample of the sound", LINEAGE, record -> {
                    record.content[record.content.length - 2_000]++;
                    rendered(record, Digest.of(record.content), new TreeMap<>());
                }),
                new Lie(
                        "another instrument",
                        LINEAGE,
                        record -> rendered(
                                record, Digest.of(record.content), new TreeMap<>(Map.of("instrument", "flute")))),
                new Lie(
                        "another sound file in the journal",
                        LINEAGE,
                        record -> rendered(record, Digest.of(new byte[0]), new TreeMap<>())));
    }

    private static void rendered(ForgedRecord record, Digest content, SortedMap<String, String> changed) {
        ForgedEntry entry = record.first(Rendered.class);
        Rendered honest = entry.as(Rendered.class);
        SortedMap<String, String> settings = new TreeMap<>(honest.settings());
        settings.putAll(changed);
        entry.operation = new Rendered(honest.mediaType(), content, settings);
    }
}
