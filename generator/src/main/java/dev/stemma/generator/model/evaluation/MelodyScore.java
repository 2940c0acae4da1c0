package dev.stemma.generator.model.evaluation;

/**
 * How well one melody was predicted.
 *
 * @param bits sum over its notes
 */
public record MelodyScore(String name, int fold, int notes, double bits) {
    public MelodyScore {
        if (notes < 1 || !(bits >= 0) || Double.isInfinite(bits)) {
            throw new IllegalArgumentException("found " + bits + " bits for " + notes + " notes of " + name);
        }
    }

    /** Mean bits a note. */
    public double mean() {
        return bits / notes;
    }
}
