package dev.stemma.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SampleTest {
    @Test
    void quantilesLieBetweenFiguresByProportion() {
        Sample sample = new Sample(new double[] {4, 1, 3, 2});

        assertThat(sample.median()).isEqualTo(2.5);
        assertThat(sample.quantile(0)).isEqualTo(1).isEqualTo(sample.least());
        assertThat(sample.quantile(1)).isEqualTo(4).isEqualTo(sample.most());
        assertThat(sample.quantile(0.1)).isEqualTo(1.3);
        assertThat(sample.mean()).isEqualTo(2.5);
    }

    @Test
    void theMedianOfAnOddCountIsTheMiddleFigure() {
        assertThat(new Sample(new double[] {9, 1, 5}).median()).isEqualTo(5);
    }
}
