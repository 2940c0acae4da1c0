package dev.stemma.generator.model.constraint;

import dev.stemma.generator.music.Key;

/**
 * Only notes of the key sound; in minor its sixth and seventh degree in both forms, one of which does not follow the
 * other.
 */
public record Scale(Key key) implements Constraint {
    @Override
    public Wording wording() {
        return new Wording("scale", "--key", "the scale of " + key, key.toString());
    }
}
