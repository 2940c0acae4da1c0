package dev.stemma.studio.registry;

import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Rows to begin with. */
final class Rows {
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private Rows() {}

    static PieceRow piece(String title) {
        return piece(title, Map.of(Origin.MODEL, 12, Origin.EDITED, 3));
    }

    static PieceRow piece(String title, Map<Origin, Integer> origins) {
        return new PieceRow(
                UUID.nameUUIDFromBytes(title.getBytes(StandardCharsets.UTF_8)),
                title,
                NOON,
                NOON.plusSeconds(title.length()),
                false,
                7,
                6,
                new TreeMap<>(origins),
                Optional.of("irish"),
                Optional.of("A minor"),
                Optional.of("6/8"),
                8,
                Optional.of("Melody 1"),
                List.of("Mei", "O\"Neill"));
    }

    static RecordRow record(String name, Verdict.State verdict) {
        return new RecordRow(
                Digest.of(name.getBytes(StandardCharsets.UTF_8)),
                name,
                "class 4b",
                "audio/midi",
                NOON,
                false,
                verdict,
                9,
                verdict == Verdict.State.INVALID ? List.of("assertion.dataHash.mismatch") : List.of(),
                Optional.of("Wei Zhang"),
                Optional.empty(),
                new TreeMap<>(new EnumMap<>(Map.of(Origin.HUMAN, 20))),
                Optional.empty(),
                Optional.empty(),
                List.of("Wei Zhang"),
                List.of("GB 45438-2025"),
                Optional.of("example.com/log"));
    }

    static LibraryQuery searching(String search) {
        return new LibraryQuery(
                search,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                LibraryQuery.Order.TITLE,
                false,
                0,
                50);
    }
}
