package dev.stemma.generator.session;

import dev.stemma.generator.music.Pitch;

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

    public int middle() {
        return (lowest.midi() + highest.midi()) / 2;
    }

    @Override
    public String toString() {
        return lowest + "-" + highest;
    }
}
