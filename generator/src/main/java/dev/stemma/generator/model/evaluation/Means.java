package dev.stemma.generator.model.evaluation;

import java.util.List;

/**
 * The two means of bits per note.
 *
 * @param perMelody mean over melodies of each melody's mean
 * @param perNote all bits over all notes
 */
public record Means(double perMelody, double perNote) {
    /** Of melodies, in their order. */
    public static Means of(List<MelodyScore> melodies) {
        double means = 0;
        double bits = 0;
        long notes = 0;
        for (MelodyScore melody : melodies) {
            means += melody.mean();
            bits += melody.bits();
            notes += melody.notes();
        }
        return new Means(means / melodies.size(), bits / notes);
    }

    /** The plain mean of each over sets. */
    public static Means ofSets(List<Means> sets) {
        double perMelody = 0;
        double perNote = 0;
        for (Means set : sets) {
            perMelody += set.perMelody;
            perNote += set.perNote;
        }
        return new Means(perMelody / sets.size(), perNote / sets.size());
    }
}
