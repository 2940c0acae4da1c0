package dev.stemma.generator.model.mixture;

import dev.stemma.generator.model.kernel.Elementary;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Combines the members' distributions by a weighted geometric mean
 *
 * <pre>
 * p(e) = exp(sum over i of w(i) log p(i)(e)) / Z       w = base + gates tanh(hiddenBias + hidden features)
 * </pre>
 *
 * whose weights depend, by a small network, on how certain each member is. The logarithmic mixing of Mahoney (2005) and
 * Mattern (2012, "Mixing strategies in data compression"), for many outcomes at once; a product of experts whose exponents
 * are learned. A buffer of the last prediction; for one thread.
 */
public final class Mixer {
    private final MixerWeights weights;
    final double[] activation;
    final double[] shares;
    private double[] logs = new double[0];
    private double[] probabilities = new double[0];

    /** Reads the weights as they are at each prediction. */
    public Mixer(MixerWeights weights) {
        this.weights = weights;
        activation = new double[weights.hidden().length];
        shares = new double[weights.members()];
    }

    /** Predicts by some members only: their weights grow by a common factor to the sum that all would have had. */
    void mix(Evidence evidence, BitSet on) {
        gate(evidence.features);
        double sum = 0;
        double kept = 0;
        for (int member = 0; member < shares.length; member++) {
            sum += shares[member];
            kept += on.get(member) ? shares[member] : 0;
        }
        int count = on.cardinality();
        for (int member = 0; member < shares.length && count < shares.length; member++) {
            double share = kept > 0.2 && count > 1 ? shares[member] * Math.max(1, sum / kept) : 1.0 / count;
            shares[member] = on.get(member) ? share : 0;
        }
        combine(evidence);
    }

    /** Predicts; the results are valid until the next call. */
    public void mix(Evidence evidence) {
        gate(evidence.features);
        combine(evidence);
    }

    private void combine(Evidence evidence) {
        if (logs.length != evidence.outcomes) {
            logs = new double[evidence.outcomes];
            probabilities = new double[evidence.outcomes];
        }
        Arrays.fill(logs, 0);
        for (int member = 0; member < shares.length; member++) {
            double share = shares[member];
            float[] expected = evidence.logs[member];
            for (int i = 0; i < logs.length; i++) {
                logs[i] += share * expected[i];
            }
        }
        normalise();
    }

    private void gate(float[] features) {
        for (int unit = 0; unit < activation.length; unit++) {
            double sum = weights.hiddenBias()[unit];
            float[] row = weights.hidden()[unit];
            for (int i = 0; i < row.length; i++) {
                sum += row[i] * features[i];
            }
            activation[unit] = Elementary.tanh(sum);
        }
        for (int member = 0; member < shares.length; member++) {
            double sum = weights.base()[member];
            float[] row = weights.gates()[member];
            for (int unit = 0; unit < activation.length; unit++) {
                sum += row[unit] * activation[unit];
            }
            shares[member] = sum;
        }
    }

    private void normalise() {
        double highest = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            highest = Math.max(highest, log);
        }
        double total = 0;
        for (int i = 0; i < logs.length; i++) {
            probabilities[i] = Elementary.exp(logs[i] - highest);
            total += probabilities[i];
        }
        double logTotal = highest + Elementary.log(total);
        for (int i = 0; i < logs.length; i++) {
            logs[i] -= logTotal;
            probabilities[i] /= total;
        }
    }

    /** The natural logarithm of the mixed probability of an outcome. */
    public double logProbability(int outcome) {
        return logs[outcome];
    }

    /** The mixed probability of an outcome. */
    public double probability(int outcome) {
        return probabilities[outcome];
    }

    /** The weight that a member had: the exponent of its distribution, mostly between 0 and 1; it can be below 0. */
    public double weight(int member) {
        return shares[member];
    }
}
