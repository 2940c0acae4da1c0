package dev.stemma.generator.model.kernel;

import java.util.BitSet;

/**
 * Probabilities of outcomes 0 to n - 1, from which one is drawn by a number in [0, 1). Immutable.
 *
 * <p>Bits are equal everywhere: double precision, sums from the lowest outcome to the highest, and {@link StrictMath},
 * whose results the Java platform defines to the last bit (those of fdlibm).
 */
public final class Distribution {
    private final double[] logProbabilities;
    private final double[] weights;
    private final double total;
    private final double logMass;

    private Distribution(double[] logProbabilities, double[] weights, double total, double logMass) {
        this.logProbabilities = logProbabilities;
        this.weights = weights;
        this.total = total;
        this.logMass = logMass;
    }

    /**
     * The softmax of some neighbouring logits: natural logarithms of probabilities that sum to one over {@code from} to
     * {@code to - 1}, minus infinity for every other outcome.
     *
     * @return {@code double[logits.length]}
     * @throws IllegalArgumentException if the range is empty or a logit in it is not finite
     */
    public static double[] logProbabilities(float[] logits, int from, int to) {
        if (from < 0 || from >= to || to > logits.length) {
            throw new IllegalArgumentException(
                    "a range in 0 to " + logits.length + " is expected, found " + from + " to " + to);
        }
        double[] scores = new double[logits.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = i < from || i >= to ? Double.NEGATIVE_INFINITY : logits[i];
            if (i >= from && i < to && !Float.isFinite(logits[i])) {
                throw new IllegalArgumentException("logit " + i + " is " + logits[i]);
            }
        }
        return of(scores, 1).logProbabilities;
    }

    /** All outcomes allowed: see {@link #of(double[], double, BitSet)}. */
    public static Distribution of(double[] scores, double temperature) {
        BitSet all = new BitSet();
        all.set(0, scores.length);
        return of(scores, temperature, all);
    }

    /**
     * Probabilities in proportion to exp(score / temperature) where allowed, 0 elsewhere. The allowed outcomes are
     * weighed among themselves, so they keep their probabilities however small those were beside the others.
     *
     * @param scores logits or logarithms of probabilities; minus infinity for what cannot be
     * @param temperature above 0: below 1 the likely becomes more likely, at 1 nothing changes
     * @throws IllegalArgumentException if a score is NaN or plus infinity, or no outcome is both allowed and possible
     */
    public static Distribution of(double[] scores, double temperature, BitSet allowed) {
        if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a temperature is above 0 and finite, found " + temperature);
        }
        double highest = Double.NEGATIVE_INFINITY;
        double highestAllowed = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < scores.length; i++) {
            if (!(scores[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("score " + i + " is " + scores[i]);
            }
            highest = Math.max(highest, scores[i]);
            highestAllowed = allowed.get(i) ? Math.max(highestAllowed, scores[i]) : highestAllowed;
        }
        if (highestAllowed == Double.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException("no outcome is both allowed and possible");
        }
        double[] weights = new double[scores.length];
        double total = 0;
        double everything = 0;
        for (int i = 0; i < scores.length; i++) {
            double weight = StrictMath.exp((scores[i] - highest) / temperature);
            everything += weight;
            if (allowed.get(i)) {
                weights[i] =
                        highest == highestAllowed ? weight : StrictMath.exp((scores[i] - highestAllowed) / temperature);
                total += weights[i];
            }
        }
        double logTotal = StrictMath.log(total);
        double[] logProbabilities = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            logProbabilities[i] =
                    allowed.get(i) ? (scores[i] - highestAllowed) / temperature - logTotal : Double.NEGATIVE_INFINITY;
        }
        double logMass = (highestAllowed - highest) / temperature + logTotal - StrictMath.log(everything);
        return new Distribution(logProbabilities, weights, total, logMass);
    }

    /** Number of outcomes. */
    public int size() {
        return weights.length;
    }

    /** Between 0 and 1; 0 for what is not allowed. */
    public double probability(int outcome) {
        return weights[outcome] / total;
    }

    /** The natural logarithm of the probability; minus infinity for what is not allowed. */
    public double logProbability(int outcome) {
        return logProbabilities[outcome];
    }

    /** Natural logarithms of all probabilities, a copy. */
    public double[] logProbabilities() {
        return logProbabilities.clone();
    }

    /**
     * The natural logarithm of the probability that the allowed outcomes had together before the others were left out;
     * 0 if nothing was.
     */
    public double logMass() {
        return logMass;
    }

    /**
     * The first outcome up to which the probabilities sum to more than the number given. Never one of probability 0.
     *
     * @param uniform in [0, 1)
     */
    public int sample(double uniform) {
        if (!(uniform >= 0 && uniform < 1)) {
            throw new IllegalArgumentException("a number in [0, 1) is expected, found " + uniform);
        }
        double target = uniform * total;
        double sum = 0;
        int last = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            if (sum > target) {
                return i;
            }
            last = weights[i] > 0 ? i : last;
        }
        return last; // the product was rounded up to the total
    }
}
