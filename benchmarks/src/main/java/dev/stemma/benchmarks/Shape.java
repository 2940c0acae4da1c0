package dev.stemma.benchmarks;

/**
 * The network that contenders run: one token in, two LSTM layers, one token out, greedily fed back.
 *
 * @param vocabulary tokens in and out
 * @param hidden units of each layer
 */
record Shape(int vocabulary, int hidden) {
    static final int LAYERS = 2;

    /** The token of the highest score, the first of equals. */
    static int highest(float[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            if (scores[i] > scores[best]) {
                best = i;
            }
        }
        return best;
    }
}
