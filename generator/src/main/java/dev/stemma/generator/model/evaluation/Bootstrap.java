package dev.stemma.generator.model.evaluation;

import dev.stemma.generator.model.kernel.Philox;
import java.util.Arrays;
import java.util.List;

/**
 * How far a mean might have come out otherwise with other melodies: the percentile interval of the bootstrap (B. Efron
 * and R. J. Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13), 95 %, from 10,000 resamples. Draw
 * {@code i} of a resample from a set is {@link Philox} at step {@code i}, particle the resample, stream the set.
 *
 * @param mean of the values themselves
 * @param low the 250th smallest mean of the resamples
 * @param high the 250th largest
 */
public record Bootstrap(double mean, double low, double high) {
    /** Number of resamples. */
    public static final int RESAMPLES = 10_000;

    private static final int OUTSIDE = RESAMPLES / 40;

    /** The mean of one set of values. */
    public static Bootstrap ofMean(double[] values, long seed) {
        return ofMeanOfSets(List.of(values), seed);
    }

    /** The plain mean of the means of several sets, each resampled by itself. */
    public static Bootstrap ofMeanOfSets(List<double[]> sets, long seed) {
        if (sets.isEmpty() || sets.stream().anyMatch(values -> values.length == 0)) {
            throw new IllegalArgumentException("an empty set has no mean");
        }
        double mean = 0;
        double[] means = new double[RESAMPLES];
        for (int set = 0; set < sets.size(); set++) {
            double[] values = sets.get(set);
            mean += Arrays.stream(values).sequential().reduce(0, Double::sum) / values.length / sets.size();
            for (int resample = 0; resample < RESAMPLES; resample++) {
                means[resample] += resampledMean(values, seed, resample, set) / sets.size();
            }
        }
        Arrays.sort(means);
        return new Bootstrap(mean, means[OUTSIDE - 1], means[RESAMPLES - OUTSIDE]);
    }

    private static double resampledMean(double[] values, long seed, int resample, int set) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[(int) (Philox.uniform(seed, i, resample, set) * values.length)];
        }
        return sum / values.length;
    }

    /** Whether the whole interval lies on one side of zero. */
    public boolean excludesZero() {
        return low > 0 || high < 0;
    }
}
