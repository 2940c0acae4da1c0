package dev.stemma.generator.model.evaluation;

import java.util.List;

/**
 * How well a set was predicted.
 *
 * @param melodies in the order of the set
 */
public record SetScore(Plan.Part part, List<MelodyScore> melodies) {
    public SetScore {
        melodies = List.copyOf(melodies);
    }

    public Means means() {
        return Means.of(melodies);
    }

    /** The scores of one fold, in the order of the set. */
    public List<MelodyScore> fold(int number) {
        return melodies.stream().filter(melody -> melody.fold() == number).toList();
    }
}
