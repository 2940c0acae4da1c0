package dev.stemma.generator.session;

import dev.stemma.generator.music.Pitch;
import java.util.Set;
import java.util.stream.IntStream;

/** From the lowest pitch that may sound to the highest, both included. */
public record PitchRange(Pitch lowest, Pitch highest) {
    public PitchRange {
        if (lowest.midi() > highest.midi()) {
            throw new IllegalArgumentException("a range goes upwards, found " + lowest + " to " + highest);
        }
    }

    /** Reads {@code C4-G5} or {@code 60-79}. */
    public static PitchRange parse(String text) {
        int hyphen = text.indexOf('-', 1);
        if (hyphen < 0) {
            throw new IllegalArgumentException(
                    "not a range: \"" + text + "\"; accepted: two pitches such as C4-G5 or 60-79");
        }
        return new PitchRange(Pitch.parse(text.substring(0, hyphen)), Pitch.parse(text.substring(hyphen + 1)));
    }

    /** Whether a pitch of one of these classes (0 = C) lies in it. */
    boolean holdsAny(Set<Integer> pitchClasses) {
        return IntStream.rangeClosed(lowest.midi(), highest.midi())
                .anyMatch(pitch -> pitchClasses.contains(pitch % 12));
    }

    public int middle() {
        return (lowest.midi() + highest.midi()) / 2;
    }

    @Override
    public String toString() {
        return lowest + "-" + highest;
    }
}
