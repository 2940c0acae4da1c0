package dev.stemma.provenance.record;

import java.util.SortedMap;
import java.util.TreeMap;

/** What one person did, while it is counted. */
final class Deeds {
    private final Commitment person;
    private final SortedMap<String, Integer> operations = new TreeMap<>();
    private final SortedMap<String, Integer> setAside = new TreeMap<>();
    private int inferred;
    private int entered;
    private int edited;
    private BitVector bits = BitVector.NONE;

    Deeds(Commitment person) {
        this.person = person;
    }

    void did(String kind, boolean stands, boolean byInference) {
        (stands ? operations : setAside).merge(kind, 1, Integer::sum);
        inferred += byInference ? 1 : 0;
    }

    void entered(Bits entry) {
        entered++;
        adds(BitVector.ofEntry(entry));
    }

    void edited() {
        edited++;
    }

    void adds(BitVector more) {
        bits = bits.plus(more);
    }

    Share share() {
        return new Share(person, operations, setAside, inferred, entered, edited, bits);
    }
}
