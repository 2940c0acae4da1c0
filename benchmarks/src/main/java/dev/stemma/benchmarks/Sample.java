package dev.stemma.benchmarks;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Figures measured several times, or on several things; at least one.
 *
 * @param sorted ascending
 */
public record Sample(double[] sorted) {
    public Sample {
        if (sorted.length == 0) {
            throw new IllegalArgumentException("a sample has at least one figure");
        }
        sorted = sorted.clone();
        Arrays.sort(sorted);
    }

    public static Sample of(DoubleStream figures) {
        return new Sample(figures.toArray());
    }

    public double least() {
        return sorted[0];
    }

    public double most() {
        return sorted[sorted.length - 1];
    }

    public double mean() {
        return Arrays.stream(sorted).average().orElseThrow();
    }

    public double median() {
        return quantile(0.5);
    }

    /**
     * The figure below which this share lies, between two figures by proportion.
     *
     * @param share 0 to 1
     */
    public double quantile(double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
