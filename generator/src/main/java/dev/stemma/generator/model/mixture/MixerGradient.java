package dev.stemma.generator.model.mixture;

import java.util.Arrays;

/** The sum of the gradients of log-likelihoods by all parameters of a mixer, in rows as {@link MixerWeights} has them. */
final class MixerGradient {
    private final MixerWeights weights;
    private final float[][] parameters;
    private final float[][] sums;
    private final double[] byWeight;
    private final double[] byUnit;

    MixerGradient(MixerWeights weights) {
        this.weights = weights;
        int members = weights.members();
        int units = weights.hidden().length;
        parameters = new float[2 + members + units][];
        parameters[0] = weights.base();
        parameters[1] = weights.hiddenBias();
        System.arraycopy(weights.gates(), 0, parameters, 2, members);
        System.arraycopy(weights.hidden(), 0, parameters, 2 + members, units);
        sums = new float[parameters.length][];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = new float[parameters[i].length];
        }
        byWeight = new double[members];
        byUnit = new double[units];
    }

    /** Row 0 is the base, row 1 the hidden bias, then the gates, then the hidden units. */
    float[][] parameters() {
        return parameters;
    }

    float[][] sums() {
        return sums;
    }

    void clear() {
        for (float[] row : sums) {
            Arrays.fill(row, 0);
        }
    }

    /** Adds the gradient at an example that the mixer has just mixed. */
    void add(MixerTraining.Example example, Mixer mixer) {
        Evidence evidence = example.evidence();
        for (int member = 0; member < byWeight.length; member++) {
            float[] logs = evidence.logs[member];
            double sum = logs[example.outcome()];
            for (int i = 0; i < logs.length; i++) {
                sum -= mixer.probability(i) * logs[i];
            }
            byWeight[member] = sum;
            sums[0][member] += (float) sum;
        }
        Arrays.fill(byUnit, 0);
        for (int member = 0; member < byWeight.length; member++) {
            float[] row = weights.gates()[member];
            float[] out = sums[2 + member];
            for (int unit = 0; unit < byUnit.length; unit++) {
                byUnit[unit] += byWeight[member] * row[unit];
                out[unit] += (float) (byWeight[member] * mixer.activation[unit]);
            }
        }
        for (int unit = 0; unit < byUnit.length; unit++) {
            double slope = byUnit[unit] * (1 - mixer.activation[unit] * mixer.activation[unit]);
            sums[1][unit] += (float) slope;
            float[] out = sums[2 + byWeight.length + unit];
            for (int i = 0; i < out.length; i++) {
                out[i] += (float) (slope * evidence.features[i]);
            }
        }
    }
}
