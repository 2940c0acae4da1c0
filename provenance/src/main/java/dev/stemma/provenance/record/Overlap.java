package dev.stemma.provenance.record;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.util.List;

/**
 * How far the notes of people are notes that a model had offered: what somebody types anew after a candidate counts as a
 * person's, and this figure tells of it. It is a figure, not a fault: tunes resemble each other.
 *
 * <p>Compared are the notes of the version shown that a person entered or changed, one after another, with the notes of each
 * offer, one after another. A run is a stretch of both in which all notes agree.
 *
 * <p>{@code {notes: int, samePlace: [notes: int, longest: int], elsewhere: [notes: int, longest: int]}}
 *
 * @param notes that a person entered or changed
 * @param samePlace runs of the same pitches at the same times, in any offer
 * @param elsewhere runs of the same intervals at the same distances in time, anywhere and at any pitch, in offers that were
 *     not used
 */
public record Overlap(int notes, Runs samePlace, Runs elsewhere) {
    /** Shorter runs say nothing. */
    public static final int SHORTEST = 4;

    /**
     * Runs of at least {@value #SHORTEST} notes.
     *
     * @param notes that lie in one
     * @param longest how many notes the longest has, 0 if there is none
     */
    public record Runs(int notes, int longest) {
        CborValue toCbor() {
            return CborValue.of(List.of(CborValue.of(notes), CborValue.of(longest)));
        }
    }

    CborMap toCbor() {
        return CborMap.builder()
                .put("notes", notes)
                .put("samePlace", samePlace.toCbor())
                .put("elsewhere", elsewhere.toCbor())
                .build();
    }
}
