package dev.stemma.provenance.record;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a melody has beside its notes: length, pickup, and what is in force from which time on. Metres and keys are texts
 * that only music theory reads.
 *
 * <pre>{length: int, anacrusis: int, metres: [* [at: int, text]], keys: [* [at: int, text]], tempos: [* [at: int, int]]}</pre>
 *
 * @param length end of the piece, in units of 1/{@value #UNITS_PER_QUARTER} of a quarter note, as are all times
 * @param anacrusis length of the pickup bar, 0 if there is none
 * @param metres by the time from which on they are in force, the first at 0; so are the others
 * @param tempos in microseconds for a quarter note
 */
public record ScoreFrame(
        long length,
        long anacrusis,
        SortedMap<Long, String> metres,
        SortedMap<Long, String> keys,
        SortedMap<Long, Integer> tempos) {
    public static final long UNITS_PER_QUARTER = 322_560;

    /** No piece is longer: 2^24 quarter notes. */
    public static final long LONGEST = UNITS_PER_QUARTER << 24;

    /** Of a piece in which there is nothing yet. */
    public static final ScoreFrame EMPTY = new ScoreFrame(0, 0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    public ScoreFrame {
        metres = copy(metres);
        keys = copy(keys);
        tempos = copy(tempos);
        if (length < 0 || length > LONGEST || anacrusis < 0 || anacrusis > LONGEST) {
            throw new IllegalArgumentException("a piece of length " + length + " with a pickup of " + anacrusis
                    + "; both are from 0 to " + LONGEST);
        }
    }

    private static <T> SortedMap<Long, T> copy(SortedMap<Long, T> changes) {
        if (!changes.isEmpty() && (changes.firstKey() != 0 || changes.lastKey() > LONGEST)) {
            throw new IllegalArgumentException("the first of several changes is at 0, found them from "
                    + changes.firstKey() + " to " + changes.lastKey());
        }
        return Collections.unmodifiableSortedMap(new TreeMap<>(changes));
    }

    /** The same of another length. */
    public ScoreFrame withLength(long other) {
        return new ScoreFrame(other, anacrusis, metres, keys, tempos);
    }

    /** The same in other keys. */
    ScoreFrame withKeys(SortedMap<Long, String> other) {
        return new ScoreFrame(length, anacrusis, metres, other, tempos);
    }

    CborMap toCbor() {
        return CborMap.builder()
                .put("length", length)
                .put("anacrusis", anacrusis)
                .put("metres", list(metres, CborValue::of))
                .put("keys", list(keys, CborValue::of))
                .put("tempos", list(tempos, tempo -> CborValue.of(tempo.longValue())))
                .build();
    }

    private static <T> List<CborValue> list(SortedMap<Long, T> changes, Function<T, CborValue> value) {
        List<CborValue> list = new ArrayList<>();
        changes.forEach((at, what) -> list.add(CborValue.of(List.of(CborValue.of(at), value.apply(what)))));
        return list;
    }

    static ScoreFrame read(Fields fields) throws JournalException {
        SortedMap<Long, Integer> tempos = new TreeMap<>();
        for (var change : changes(fields, "tempos", CborValue::asLong).entrySet()) {
            tempos.put(change.getKey(), fields.exact(change.getValue(), "tempos"));
        }
        return fields.valid(() -> new ScoreFrame(
                fields.integer("length"),
                fields.integer("anacrusis"),
                changes(fields, "metres", CborValue::asText),
                changes(fields, "keys", CborValue::asText),
                tempos));
    }

    private static <T> SortedMap<Long, T> changes(Fields fields, String key, Function<CborValue, Optional<T>> value)
            throws JournalException {
        SortedMap<Long, T> changes = new TreeMap<>();
        for (CborValue item : fields.list(key)) {
            List<CborValue> pair = item.asArray().orElse(List.of());
            if (pair.size() != 2) {
                throw fields.unreadable(key);
            }
            changes.put(fields.present(pair.get(0).asLong(), key), fields.present(value.apply(pair.get(1)), key));
        }
        return changes;
    }
}
