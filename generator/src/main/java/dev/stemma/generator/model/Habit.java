package dev.stemma.generator.model;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Tradition;

/** How many training works of a tradition are in this key and metre: what to choose from when nobody asks. */
public record Habit(Tradition tradition, Key key, Metre metre, int works) {
    public Habit {
        if (works < 1) {
            throw new IllegalArgumentException("a habit is that of at least one work, found " + works);
        }
    }
}
