package dev.stemma.provenance.record;

import dev.stemma.provenance.cbor.CborMap;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one person did to a piece.
 *
 * <pre>
 * {person: bstr, operations: {* text => int}, setAside: {* text => int}, inferred: int, entered: int, edited: int, bits: {}}
 * </pre>
 *
 * @param operations how many of each kind, of those that the version shown builds on, and of those that change no notes
 * @param setAside how many of each kind the version shown does not build on: undone, or on another branch
 * @param inferred how many of all these nobody watched being done
 * @param entered notes of the version shown that the person entered
 * @param edited notes of the version shown that the person did not enter, but changed
 */
public record Share(
        Commitment person,
        SortedMap<String, Integer> operations,
        SortedMap<String, Integer> setAside,
        int inferred,
        int entered,
        int edited,
        BitVector bits) {
    public Share {
        operations = Collections.unmodifiableSortedMap(new TreeMap<>(operations));
        setAside = Collections.unmodifiableSortedMap(new TreeMap<>(setAside));
    }

    /** How many operations of a kind the version shown builds on. */
    public int operations(String kind) {
        return operations.getOrDefault(kind, 0);
    }

    CborMap toCbor() {
        return CborMap.builder()
                .put("person", person.digest().bytes())
                .put("operations", counts(operations))
                .put("setAside", counts(setAside))
                .put("inferred", inferred)
                .put("entered", entered)
                .put("edited", edited)
                .put("bits", bits.toCbor())
                .build();
    }

    private static CborMap counts(Map<String, Integer> counts) {
        CborMap.Builder map = CborMap.builder();
        counts.forEach(map::put);
        return map.build();
    }
}
