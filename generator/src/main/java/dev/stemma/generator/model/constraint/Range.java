package dev.stemma.generator.model.constraint;

import dev.stemma.generator.music.Pitch;

/** From the lowest pitch to the highest, both included. */
public record Range(Pitch lowest, Pitch highest) implements Constraint {
    public Range {
        if (lowest.midi() > highest.midi()) {
            throw new IllegalArgumentException("a range goes upwards, found " + lowest + " to " + highest);
        }
    }

    @Override
    public Wording wording() {
        String value = lowest + "-" + highest;
        return new Wording("range", "--range", "the range " + value, value);
    }
}
