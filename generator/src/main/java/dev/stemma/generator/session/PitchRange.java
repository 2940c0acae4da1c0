package dev.stemma.generator.session;

import dev.stemma.generator.model.constraint.Range;
import dev.stemma.generator.music.Pitch;
import java.util.Collections;
import java.util.List;

/** From the lowest pitch that may sound to the highest, both included. */
public record PitchRange(Pitch lowest, Pitch highest) {
    public PitchRange {
        if (lowest.midi() > highest.midi()) {
            throw new IllegalArgumentException("a range goes upwards, found " + lowest + " to " + highest);
        }
    }

    /** Reads {@code C4-G5} or {@code 60-79}. */
    public static PitchRange parse(String text) {
        return of(Range.parse(text));
    }

    static PitchRange of(Range range) {
        return new PitchRange(range.lowest(), range.highest());
    }

    public int middle() {
        return (lowest.midi() + highest.midi()) / 2;
    }

    /** Widened to hold these pitches too. */
    PitchRange with(List<Integer> pitches) {
        return new PitchRange(
                new Pitch(Math.min(lowest.midi(), Collections.min(pitches))),
                new Pitch(Math.max(highest.midi(), Collections.max(pitches))));
    }

    @Override
    public String toString() {
        return lowest + "-" + highest;
    }
}
