package dev.stemma.generator.model.sampling;

import dev.stemma.generator.model.constraint.Outlook;
import dev.stemma.generator.model.constraint.RunGuard;
import dev.stemma.generator.model.constraint.State;
import dev.stemma.generator.model.constraint.Trail;
import java.util.BitSet;

/**
 * The tokens that may come next, each with its share in the proposal: the model's probability at the temperature asked
 * for times the outlook behind it.
 *
 * @param tokens ascending
 * @param shares natural logarithms, one for each token
 * @param logOutlooks of the states behind the tokens
 * @param logMass natural logarithm of the sum of the shares, minus infinity if there is no token
 */
record Choice(int[] tokens, double[] shares, double[] logOutlooks, double logMass) {
    /** No token. */
    static final Choice NONE = new Choice(new int[0], new double[0], new double[0], Double.NEGATIVE_INFINITY);

    boolean isEmpty() {
        return logMass == Double.NEGATIVE_INFINITY;
    }

    static Choice of(
            State state, Trail trail, double[] logProbabilities, double temperature, Outlook outlook, RunGuard guard) {
        BitSet allowed = state.allowed();
        if (state.awaitsPitch() && !guard.isIdle()) {
            boolean written = !state.isGiven();
            for (int token = allowed.nextSetBit(0); token >= 0; token = allowed.nextSetBit(token + 1)) {
                if (guard.repeats(trail.with(state.note(token), written))) {
                    allowed.clear(token);
                }
            }
        }
        int[] tokens = allowed.stream().toArray();
        double logEverything = logSum(scaled(logProbabilities, temperature));
        double[] shares = new double[tokens.length];
        double[] outlooks = new double[tokens.length];
        for (int i = 0; i < tokens.length; i++) {
            outlooks[i] = outlook.of(state.after(tokens[i]));
            shares[i] = logProbabilities[tokens[i]] / temperature - logEverything + outlooks[i];
        }
        return new Choice(tokens, shares, outlooks, logSum(shares));
    }

    private static double[] scaled(double[] values, double temperature) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = values[i] / temperature;
        }
        return scaled;
    }

    /** The logarithm of the sum of exponentials, from the first to the last. */
    static double logSum(double[] logarithms) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double logarithm : logarithms) {
            highest = Math.max(highest, logarithm);
        }
        if (highest == Double.NEGATIVE_INFINITY) {
            return highest;
        }
        double sum = 0;
        for (double logarithm : logarithms) {
            sum += StrictMath.exp(logarithm - highest);
        }
        return highest + StrictMath.log(sum);
    }

    /** Which of the tokens a number in [0, 1) chooses: an index. */
    int draw(double uniform) {
        return drawUntried(uniform, new boolean[tokens.length]);
    }

    /** Which of the tokens that were not tried a number in [0, 1) chooses: an index, or -1 if all were. */
    int drawUntried(double uniform, boolean[] tried) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < shares.length; i++) {
            highest = tried[i] ? highest : Math.max(highest, shares[i]);
        }
        if (highest == Double.NEGATIVE_INFINITY) {
            return -1;
        }
        double[] weights = new double[shares.length];
        double total = 0;
        for (int i = 0; i < shares.length; i++) {
            weights[i] = tried[i] ? 0 : StrictMath.exp(shares[i] - highest);
            total += weights[i];
        }
        double target = uniform * total;
        double sum = 0;
        int last = 0;
        for (int i = 0; i < shares.length; i++) {
            sum += weights[i];
            if (sum > target) {
                return i;
            }
            last = weights[i] > 0 ? i : last;
        }
        return last; // the product was rounded up to the total
    }
}
