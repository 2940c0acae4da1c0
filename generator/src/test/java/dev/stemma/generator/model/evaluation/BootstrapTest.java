package dev.stemma.generator.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    /** 200 values around a mean, with standard deviation 1. */
    private static double[] values(double mean, long seed) {
        Random random = new Random(seed);
        return random.doubles(200).map(u -> mean + (u - 0.5) * Math.sqrt(12)).toArray();
    }

    @Test
    void theIntervalIsAboutTwoStandardErrorsWide() {
        double[] values = values(0.3, 1);

        Bootstrap interval = Bootstrap.ofMean(values, 1);

        double mean = Arrays.stream(values).average().orElseThrow();
        assertThat(interval.mean()).isCloseTo(mean, within(1e-12));
        assertThat(interval.low()).isCloseTo(mean - 1.96 / Math.sqrt(200), within(0.02));
        assertThat(interval.high()).isCloseTo(mean + 1.96 / Math.sqrt(200), within(0.02));
        assertThat(interval.excludesZero()).isTrue();
        assertThat(Bootstrap.ofMean(values(0, 2), 1).excludesZero()).isFalse();
        assertThat(Bootstrap.ofMean(values(-0.3, 3), 1).excludesZero()).isTrue();
    }

    @Test
    void theTrueMeanIsInsideAboutNineteenTimesOfTwenty() {
        int inside = 0;
        for (int trial = 0; trial < 40; trial++) {
            Bootstrap interval = Bootstrap.ofMean(Arrays.copyOf(values(0, trial), 40), 1);
            inside += interval.excludesZero() ? 0 : 1;
        }

        assertThat(inside).isBetween(35, 40);
    }

    @Test
    void aSeedGivesTheSameIntervalEachTimeAndAnotherSeedAnother() {
        double[] values = Arrays.copyOf(values(0, 1), 20);

        assertThat(Bootstrap.ofMean(values, 5)).isEqualTo(Bootstrap.ofMean(values, 5));
        assertThat(Bootstrap.ofMean(values, 5).low())
                .isNotEqualTo(Bootstrap.ofMean(values, 6).low());
    }

    @Test
    void setsCountAlikeHoweverLargeTheyAre() {
        double[] few = {1, 1, 1};
        double[] many = new double[100];

        Bootstrap interval = Bootstrap.ofMeanOfSets(List.of(few, many), 1);

        assertThat(interval).isEqualTo(new Bootstrap(0.5, 0.5, 0.5));
    }

    @Test
    void aValueAloneVariesNot() {
        assertThat(Bootstrap.ofMean(new double[] {-2}, 1)).isEqualTo(new Bootstrap(-2, -2, -2));
        assertThatThrownBy(() -> Bootstrap.ofMean(new double[0], 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
