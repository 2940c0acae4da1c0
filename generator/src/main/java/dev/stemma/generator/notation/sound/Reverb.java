package dev.stemma.generator.notation.sound;

import static dev.stemma.generator.notation.sound.Performance.RATE;

/**
 * A small hall: eight delay lines that feed one another through a Householder reflection (Jot and Chaigne 1991), high
 * frequencies falling faster. Even lines are heard on the left, odd ones on the right.
 */
final class Reverb {
    private static final int[] DELAYS = {1_327, 1_637, 1_973, 2_311, 2_663, 3_041, 3_449, 3_907};
    private static final int PRE_DELAY = RATE * 14 / 1000;
    private static final double T60 = 1.3;
    private static final double ABSORPTION = 0.32;

    private final double[][] lines = new double[DELAYS.length][];
    private final double[] gains = new double[DELAYS.length];
    private final double[] absorbed = new double[DELAYS.length];
    private final int[] places = new int[DELAYS.length];

    Reverb() {
        for (int i = 0; i < DELAYS.length; i++) {
            lines[i] = new double[DELAYS[i]];
            gains[i] = StrictMath.exp(-StrictMath.log(1000) * DELAYS[i] / (T60 * RATE));
        }
    }

    /**
     * Puts a sound into the room.
     *
     * @param left the sound, becoming what is heard on the left
     * @param right becomes what is heard on the right, of the same length
     */
    void fill(float[] left, float[] right, double level) {
        float[] delayed = new float[PRE_DELAY];
        for (int i = 0; i < left.length; i++) {
            float dry = left[i];
            float source = delayed[i % PRE_DELAY];
            delayed[i % PRE_DELAY] = dry;
            double sum = 0;
            double onLeft = 0;
            double onRight = 0;
            for (int k = 0; k < lines.length; k++) {
                double out = gains[k] * lines[k][places[k]];
                absorbed[k] = out + ABSORPTION * (absorbed[k] - out);
                sum += absorbed[k];
                double sign = (k & 2) == 0 ? 1 : -1;
                if ((k & 1) == 0) {
                    onLeft += sign * absorbed[k];
                } else {
                    onRight += sign * absorbed[k];
                }
            }
            double shared = source - 2.0 / lines.length * sum;
            for (int k = 0; k < lines.length; k++) {
                lines[k][places[k]] = absorbed[k] + shared;
                places[k] = places[k] + 1 == lines[k].length ? 0 : places[k] + 1;
            }
            left[i] = dry + (float) (level * onLeft);
            right[i] = dry + (float) (level * onRight);
        }
    }
}
