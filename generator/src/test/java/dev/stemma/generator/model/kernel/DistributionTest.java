package dev.stemma.generator.model.kernel;

import static java.lang.Double.NEGATIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stemma.provenance.record.Digest;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionTest {
    private static final double[] SCORES = {Math.log(0.5), Math.log(0.2), Math.log(0.3), NEGATIVE_INFINITY};

    @Test
    void anOutcomeIsDrawnWhereTheSumOfProbabilitiesPassesTheNumber() {
        Distribution distribution = Distribution.of(SCORES, 1);

        assertThat(distribution.probability(2)).isCloseTo(0.3, within(1e-15));
        assertThat(distribution.sample(0)).isZero();
        assertThat(distribution.sample(0.49)).isZero();
        assertThat(distribution.sample(0.51)).isEqualTo(1);
        assertThat(distribution.sample(0.71)).isEqualTo(2);
        assertThat(distribution.sample(1 - 0x1p-53)).isEqualTo(2);
    }

    @Test
    void temperatureIsAPowerOfTheProbabilities() {
        Distribution cool = Distribution.of(SCORES, 0.5);

        assertThat(cool.probability(0)).isCloseTo(0.25 / 0.38, within(1e-15));
        assertThat(cool.logProbability(1)).isCloseTo(Math.log(0.04 / 0.38), within(1e-15));
        assertThat(Distribution.of(SCORES, 1e-6).probability(0)).isEqualTo(1);
        assertThat(Distribution.of(SCORES, 1e6).probability(1)).isCloseTo(1 / 3.0, within(1e-5));
    }

    @Test
    void whatIsNotAllowedHasNoProbabilityAndItsMassIsReported() {
        Distribution allowed = Distribution.of(SCORES, 1, BitSet.valueOf(new long[] {0b1110}));

        assertThat(allowed.probability(0)).isZero();
        assertThat(allowed.logProbability(0)).isEqualTo(NEGATIVE_INFINITY);
        assertThat(allowed.probability(1)).isCloseTo(0.4, within(1e-15));
        assertThat(allowed.logMass()).isCloseTo(Math.log(0.5), within(1e-15));
        assertThat(Distribution.of(SCORES, 1).logMass()).isZero();
    }

    @Test
    void anAllowedOutcomeIsNotLostHoweverUnlikelyItWas() {
        double[] scores = {0, -800, -801};
        Distribution allowed = Distribution.of(scores, 0.1, BitSet.valueOf(new long[] {0b110}));

        assertThat(allowed.probability(1)).isCloseTo(1 / (1 + Math.exp(-10)), within(1e-12));
        assertThat(allowed.logMass()).isCloseTo(-8000, within(1e-4));
    }

    @Test
    void logitsOfOneKindAreNormalisedAmongThemselves() {
        double[] logs = Distribution.logProbabilities(new float[] {Float.NaN, 1, 1, 1 + (float) Math.log(2), 9}, 1, 4);

        assertThat(logs[0]).isEqualTo(NEGATIVE_INFINITY);
        assertThat(logs[1]).isCloseTo(Math.log(0.25), within(1e-7));
        assertThat(logs[3]).isCloseTo(Math.log(0.5), within(1e-7));
        assertThat(logs[4]).isEqualTo(NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void drawsFollowTheProbabilities(long seed) {
        Random random = new Random(seed);
        double[] scores = random.doubles(10, -3, 1).toArray();
        Distribution distribution = Distribution.of(scores, 0.8);
        int[] counts = new int[10];
        for (int step = 0; step < 100_000; step++) {
            counts[distribution.sample(Philox.uniform(seed, step, 0))]++;
        }
        double sum = 0;
        for (int i = 0; i < 10; i++) {
            assertThat(counts[i] / 100_000.0).isCloseTo(distribution.probability(i), within(0.008));
            assertThat(distribution.logProbability(i)).isCloseTo(Math.log(distribution.probability(i)), within(1e-12));
            sum += distribution.probability(i);
        }
        assertThat(sum).isCloseTo(1, within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anImpossibleOutcomeIsNeverDrawn(long seed) {
        Random random = new Random(seed);
        for (int trial = 0; trial < 1000; trial++) {
            double[] scores = random.doubles(6, -2000, 0).toArray();
            BitSet allowed = BitSet.valueOf(new long[] {1 + random.nextInt(63)});
            Distribution distribution = Distribution.of(scores, 0.05 + random.nextDouble(), allowed);
            for (double uniform : new double[] {0, random.nextDouble(), 1 - 0x1p-53}) {
                int outcome = distribution.sample(uniform);
                assertThat(allowed.get(outcome)).isTrue();
                assertThat(distribution.probability(outcome)).isPositive();
            }
        }
    }

    /** The bits themselves: whatever changes them must raise {@link LstmNetwork#KERNEL_VERSION}. */
    @Test
    void theBitsAreThoseOfKernelVersion1() {
        ByteBuffer bits = ByteBuffer.allocate(500 * (40 + 2) * Double.BYTES);
        for (int step = 0; step < 500; step++) {
            double[] scores = new double[40];
            BitSet allowed = new BitSet();
            for (int i = 0; i < scores.length; i++) {
                scores[i] = 30 * Philox.uniform(21, step, i) - 20;
                allowed.set(i, i == 7 || Philox.uniform(21, step, i, 1) < 0.6);
            }
            Distribution distribution = Distribution.of(scores, 0.3 + Philox.uniform(21, step, 40), allowed);
            for (double logProbability : distribution.logProbabilities()) {
                bits.putDouble(logProbability);
            }
            bits.putDouble(distribution.logMass()).putDouble(distribution.sample(Philox.uniform(21, step, 41)));
        }
        assertThat(LstmNetwork.KERNEL_VERSION).isEqualTo(1);
        assertThat(Digest.of(bits.array()))
                .hasToString("bd2435da0708704733ad2086a7ad8b2e8cc939f984d685fa5f29dbaaa114aacd");
    }

    @Test
    void whatCannotBeADistributionIsRefused() {
        assertThatThrownBy(() -> Distribution.of(new double[] {0, Double.NaN}, 1))
                .hasMessage("score 1 is NaN");
        assertThatThrownBy(() -> Distribution.of(new double[] {Double.POSITIVE_INFINITY}, 1))
                .hasMessage("score 0 is Infinity");
        assertThatThrownBy(() -> Distribution.of(SCORES, 1, BitSet.valueOf(new long[] {0b1000})))
                .hasMessage("no outcome is both allowed and possible");
        assertThatThrownBy(() -> Distribution.of(SCORES, 0)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> Distribution.of(SCORES, Double.NaN)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> Distribution.of(SCORES, 1).sample(1)).hasMessageContaining("[0, 1)");
        assertThatThrownBy(() -> Distribution.logProbabilities(new float[] {Float.NaN}, 0, 1))
                .hasMessage("logit 0 is NaN");
        assertThatThrownBy(() -> Distribution.logProbabilities(new float[2], 1, 1))
                .hasMessageContaining("found 1 to 1");
    }
}
