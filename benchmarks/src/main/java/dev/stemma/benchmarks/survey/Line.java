package dev.stemma.benchmarks.survey;

import dev.stemma.generator.music.Note;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * Notes as they are compared, blind to transposition and tempo.
 *
 * @param intervals semitones from note {@code i} to note {@code i + 1}
 * @param ratios the time from note {@code i} to note {@code i + 1} divided by the time before it, as a fraction in lowest
 *     terms, numerator in the upper half; 0 where there is no time before
 */
record Line(int[] intervals, long[] ratios) {
    static Line of(List<Note> notes) {
        int[] intervals = new int[Math.max(0, notes.size() - 1)];
        long[] ratios = new long[intervals.length];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] =
                    notes.get(i + 1).pitch().midi() - notes.get(i).pitch().midi();
            ratios[i] = i == 0 ? 0 : ratio(time(notes, i), time(notes, i - 1));
        }
        return new Line(intervals, ratios);
    }

    /** The same line with all notes taken as equally long. */
    Line withoutRhythm() {
        return new Line(intervals, new long[ratios.length]);
    }

    private static long time(List<Note> notes, int i) {
        return notes.get(i + 1).onset().minus(notes.get(i).onset()).value();
    }

    private static long ratio(long numerator, long denominator) {
        long divisor = BigInteger.valueOf(numerator)
                .gcd(BigInteger.valueOf(denominator))
                .longValueExact();
        return ((long) Math.toIntExact(numerator / divisor) << 32) | Math.toIntExact(denominator / divisor);
    }

    /**
     * How many notes the longest run has that both lines contain: the same intervals, and the same proportions of the times
     * from note to note. Every place of one is laid on every place of the other; 0 if no interval agrees.
     */
    int longestRunSharedWith(Line other) {
        return Arrays.stream(runsEndingAtEachNote(other)).max().orElse(0);
    }

    /**
     * How many notes of this line lie in runs that both lines contain, of at least {@code least} (2 or more) notes:
     * passages that are each short of a copy may together be one.
     */
    int notesInRunsSharedWith(Line other, int least) {
        int[] ending = runsEndingAtEachNote(other);
        int notes = 0;
        int first = ending.length;
        for (int note = ending.length - 1; note >= 0; note--) {
            if (ending[note] >= least) {
                first = Math.min(first, note - ending[note] + 1);
            }
            notes += first <= note ? 1 : 0;
        }
        return notes;
    }

    /** For each note of this line the length in notes of the longest shared run that it ends, 0 if it ends none. */
    private int[] runsEndingAtEachNote(Line other) {
        int[] ending = new int[intervals.length + 1];
        int[] runs = new int[other.intervals.length];
        for (int i = 0; i < intervals.length; i++) {
            int before = 0;
            for (int j = 0; j < runs.length; j++) {
                int diagonal = before;
                before = runs[j];
                if (intervals[i] != other.intervals[j]) {
                    runs[j] = 0;
                } else {
                    runs[j] = diagonal > 0 && ratios[i] == other.ratios[j] ? diagonal + 1 : 1;
                    ending[i + 1] = Math.max(ending[i + 1], runs[j] + 1);
                }
            }
        }
        return ending;
    }
}
