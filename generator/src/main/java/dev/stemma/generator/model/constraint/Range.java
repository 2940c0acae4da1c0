package dev.stemma.generator.model.constraint;

import dev.stemma.generator.music.Pitch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From the lowest pitch to the highest, both included. */
public record Range(Pitch lowest, Pitch highest) implements Constraint {
    /** The lowest octave has a hyphen of its own: {@code C-1-C4}. */
    private static final Pattern PITCHES = Pattern.compile("(.*?\\d)\\s*-(.*)");

    public Range {
        if (lowest.midi() > highest.midi()) {
            throw new IllegalArgumentException("a range goes upwards, found " + lowest + " to " + highest);
        }
    }

    /** Reads {@code C4-G5} or {@code 60-79}. */
    public static Range parse(String text) {
        Matcher pitches = PITCHES.matcher(text);
        if (!pitches.matches()) {
            throw new IllegalArgumentException(
                    "not a range: \"" + text + "\"; accepted: two pitches such as C4-G5 or 60-79");
        }
        return new Range(Pitch.parse(pitches.group(1)), Pitch.parse(pitches.group(2)));
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return lowest + "-" + highest;
    }

    @Override
    public Wording wording() {
        return new Wording("range", "--range", "the range " + this, toString());
    }
}
