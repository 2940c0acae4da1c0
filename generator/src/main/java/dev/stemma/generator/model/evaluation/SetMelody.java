package dev.stemma.generator.model.evaluation;

import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Tradition;
import java.util.Optional;

/**
 * A melody to be predicted.
 *
 * @param name differs from that of every other melody of its set
 * @param group melodies that are versions of one another carry the same, and never stand on two sides of a fold
 * @param keyStated whether the key is known, not merely assumed; likewise the metre
 */
public record SetMelody(
        String name,
        String group,
        Melody melody,
        boolean keyStated,
        boolean metreStated,
        Optional<Tradition> tradition) {
    public SetMelody {
        if (melody.notes().isEmpty()) {
            throw new IllegalArgumentException("a melody to predict has notes, found none in " + name);
        }
    }

    public SetMelody withTradition(Tradition other) {
        return new SetMelody(name, group, melody, keyStated, metreStated, Optional.of(other));
    }
}
