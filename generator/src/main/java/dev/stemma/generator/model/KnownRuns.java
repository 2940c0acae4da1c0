package dev.stemma.generator.model;

import dev.stemma.generator.music.Note;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The runs of {@code notes} notes that works have: what a melody must not repeat if it is to keep its distance.
 *
 * <pre>{@code
 * KnownRuns known = index.known(12, Matching.WITH_RHYTHM);
 * KnownRuns.Ahead ahead = known.after(notes);  // once for a place of the melody
 * ahead.isCompletedBy(next);                   // for each note that may follow
 * }</pre>
 */
public final class KnownRuns {
    private final WorkIndex index;
    private final int notes;
    private final Matching matching;

    KnownRuns(WorkIndex index, int notes, Matching matching) {
        this.index = index;
        this.notes = notes;
        this.matching = matching;
    }

    /** How many notes a run has. */
    public int notes() {
        return notes;
    }

    /** Whether the last notes are such a run. */
    public boolean endIn(List<Note> melody) {
        return !melody.isEmpty()
                && after(melody.subList(0, melody.size() - 1)).isCompletedBy(melody.get(melody.size() - 1));
    }

    /** How the last notes stand to the works: one look-up, whatever may follow. */
    public Ahead after(List<Note> melody) {
        if (melody.size() < notes - 1) {
            return new Ahead(HashedLine.of(List.of()), Optional.of(new int[0]));
        }
        HashedLine line = HashedLine.of(melody.subList(melody.size() - (notes - 1), melody.size()));
        if (line.runs() == 0) {
            return new Ahead(line, Optional.empty());
        }
        int[] places = index.places(line, line.runs() - 1, matching);
        for (int back = 1; back < line.runs() && places.length > 0; back++) {
            int distance = back;
            int[] before = index.places(line, line.runs() - 1 - back, matching);
            places = Arrays.stream(places)
                    .filter(place -> Arrays.binarySearch(before, place - distance) >= 0)
                    .toArray();
        }
        return new Ahead(line, Optional.of(places));
    }

    /** A place of a melody, before its next note. */
    public final class Ahead {
        private final HashedLine line;

        /** Of the last short run, wherever a known run is one note short; empty if the next note begins the first one. */
        private final Optional<int[]> places;

        private Ahead(HashedLine line, Optional<int[]> places) {
            this.line = line;
            this.places = places;
        }

        /** Whether some note would complete a known run. */
        public boolean isPossible() {
            return places.isEmpty() || places.get().length > 0;
        }

        /** Whether this note does. */
        public boolean isCompletedBy(Note next) {
            if (!isPossible()) {
                return false;
            }
            int[] found = index.places(line.endWith(next), 0, matching);
            return places.isEmpty()
                    ? found.length > 0
                    : IntStream.of(places.get()).anyMatch(place -> Arrays.binarySearch(found, place + 1) >= 0);
        }
    }
}
