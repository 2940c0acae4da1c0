package dev.stemma.generator.model.markov;

import dev.stemma.generator.model.kernel.Elementary;

/**
 * What one member expects, and how certain it is. A buffer: written by a member, read by the mixture before the next
 * prediction. Members of any kind fill it, a network as well as a table.
 */
public final class Forecast {
    /** Number of certainty features. */
    public static final int FEATURES = 4;

    /** No logarithm of a probability is given below this, so that no member can rule out an outcome alone. */
    public static final double LEAST = -14;

    private final double[] logProbabilities;
    private final float[] certainty = new float[FEATURES];
    private int contextLength;

    /** @param outcomes number of outcomes */
    public Forecast(int outcomes) {
        logProbabilities = new double[outcomes];
    }

    /** Number of outcomes. */
    public int outcomes() {
        return logProbabilities.length;
    }

    /** The natural logarithm of the probability of an outcome, at least {@link #LEAST}. */
    public double logProbability(int outcome) {
        return logProbabilities[outcome];
    }

    /**
     * How certain the member is: entropy relative to that of equal probabilities; context length over 4; a fourth of the
     * logarithm of the number of events seen in that context, -0.5 without any; 1 if only one symbol ever followed it.
     */
    public float certainty(int feature) {
        return certainty[feature];
    }

    /** Number of elements of the longest context that the member had seen before; 0 where there is no such thing. */
    public int contextLength() {
        return contextLength;
    }

    /**
     * Takes a member's distribution.
     *
     * @param weights {@code double[outcomes]}, in proportion to the probabilities
     * @param order of the longest context known, -1 for none
     * @param seen how many events followed it
     * @param single whether they were all the same
     */
    public void set(double[] weights, int order, double seen, boolean single) {
        double total = 0;
        for (int i = 0; i < logProbabilities.length; i++) {
            total += weights[i];
        }
        double entropy = 0;
        for (int i = 0; i < logProbabilities.length; i++) {
            double p = weights[i] / total;
            double log = p > 1e-300 ? Elementary.log(p) : LEAST;
            entropy -= p * log;
            logProbabilities[i] = Math.max(LEAST, log);
        }
        certainty(entropy, order, seen, single);
    }

    /** Takes logarithms of probabilities that already sum to one; outcomes from {@code from} on of a longer array. */
    public void setLog(double[] logs, int from) {
        double entropy = 0;
        for (int i = 0; i < logProbabilities.length; i++) {
            double log = Math.max(LEAST, logs[from + i]);
            logProbabilities[i] = log;
            entropy -= Elementary.exp(log) * log;
        }
        certainty(entropy, 0, 1, false);
    }

    private void certainty(double entropy, int order, double seen, boolean single) {
        contextLength = Math.max(0, order);
        certainty[0] = logProbabilities.length < 2 ? 0 : (float) (entropy / Elementary.log(logProbabilities.length));
        certainty[1] = Math.min(8, Math.max(0, order)) / 4f;
        certainty[2] = order < 0 || seen <= 0 ? -0.5f : (float) (Elementary.log(seen) / 4);
        certainty[3] = single ? 1 : 0;
    }
}
