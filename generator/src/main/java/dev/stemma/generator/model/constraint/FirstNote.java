package dev.stemma.generator.model.constraint;

import dev.stemma.generator.music.Pitch;

/** The first note that the model writes. */
public record FirstNote(Pitch pitch) implements Constraint {
    @Override
    public Wording wording() {
        return new Wording("first-note", "--first", "the first note " + pitch, pitch.toString());
    }
}
