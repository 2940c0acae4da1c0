package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A time that an assertion states: text with tag 0 or without, or the {@code value} of a map that also says how exact it
 * is (C2PA 2.5, 8.9 and 16.4.1).
 */
final class AssertionTime {
    private static final long DATE_TIME = 0;

    private AssertionTime() {}

    static CborValue write(Instant time) {
        return new CborValue.Tag(DATE_TIME, CborValue.of(time.toString()));
    }

    /** The time under the key; empty if nothing is there, or it cannot be read. */
    static Optional<Instant> read(CborMap map, String key) {
        return map.get(key)
                .map(value -> value.asMap().flatMap(each -> each.get("value")).orElse(value))
                .map(value -> value instanceof CborValue.Tag tag && tag.number() == DATE_TIME ? tag.item() : value)
                .flatMap(CborValue::asText)
                .flatMap(AssertionTime::parse);
    }

    private static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether both times are there and the second is before the first. */
    static boolean runsBackwards(CborMap map, String start, String end) {
        Optional<Instant> from = read(map, start);
        Optional<Instant> to = read(map, end);
        return from.isPresent() && to.isPresent() && from.get().isAfter(to.get());
    }
}
