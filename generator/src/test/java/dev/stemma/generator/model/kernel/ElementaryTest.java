package dev.stemma.generator.model.kernel;

import static java.lang.Double.MIN_NORMAL;
import static java.lang.Double.MIN_VALUE;
import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.record.Digest;
import java.nio.ByteBuffer;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ElementaryTest {
    @Test
    void theyAreExactWhereTheResultIsPlain() {
        assertThat(Elementary.exp(0)).isEqualTo(1);
        assertThat(Elementary.exp(-0.0)).isEqualTo(1);
        assertThat(Elementary.exp(MIN_VALUE)).isEqualTo(1);
        assertThat(Elementary.exp(NEGATIVE_INFINITY)).isEqualTo(0.0);
        assertThat(Elementary.exp(POSITIVE_INFINITY)).isEqualTo(POSITIVE_INFINITY);
        assertThat(Elementary.exp(NaN)).isNaN();
        assertThat(Elementary.log(1)).isEqualTo(0.0);
        assertThat(Elementary.log(0)).isEqualTo(NEGATIVE_INFINITY);
        assertThat(Elementary.log(-0.0)).isEqualTo(NEGATIVE_INFINITY);
        assertThat(Elementary.log(POSITIVE_INFINITY)).isEqualTo(POSITIVE_INFINITY);
        for (double impossible : new double[] {-MIN_VALUE, -1, NEGATIVE_INFINITY, NaN}) {
            assertThat(Elementary.log(impossible)).isNaN();
        }
    }

    @Test
    void expKeepsItsErrorBound() {
        double worst = 0;
        for (int i = 0; i < 200_000; i++) {
            double x = 1417 * Philox.uniform(1, i, 0) - 708;
            double near = (2 * Philox.uniform(1, i, 1) - 1) * StrictMath.pow(2, -60 * Philox.uniform(1, i, 2));
            worst = Math.max(worst, Math.max(ulps(Elementary.exp(x), exactExp(x)), expUlps(near)));
        }
        assertThat(worst).isBetween(0.5, Elementary.EXP_ERROR_ULPS);
    }

    private static double expUlps(double x) {
        return ulps(Elementary.exp(x), exactExp(x));
    }

    @Test
    void logKeepsItsErrorBound() {
        double worst = 0;
        for (int i = 0; i < 200_000; i++) {
            double anywhere = Double.longBitsToDouble((long) (0x7FE0_0000_0000_0000L * Philox.uniform(2, i, 0)));
            double nearOne =
                    1 + (2 * Philox.uniform(2, i, 1) - 1) * StrictMath.pow(2, -2 - 50 * Philox.uniform(2, i, 2));
            for (double x : new double[] {anywhere, nearOne, Philox.uniform(2, i, 3)}) {
                worst = Math.max(worst, x == 0 || x == 1 ? 0 : ulps(Elementary.log(x), exactLog(x)));
            }
        }
        assertThat(worst).isBetween(0.5, Elementary.LOG_ERROR_ULPS);
    }

    /** An implementation that shares nothing with ours, itself wrong by less than one unit. */
    @Test
    void theyAgreeWithTheJavaPlatform() {
        for (int i = 0; i < 200_000; i++) {
            double x = 1457 * Philox.uniform(3, i, 0) - 748;
            double exp = StrictMath.exp(x);
            assertThat(Math.abs(Elementary.exp(x) - exp) <= 2 * Math.ulp(exp))
                    .as("exp(%s)", x)
                    .isTrue();
            double y = Double.longBitsToDouble((long) (0x7FF0_0000_0000_0000L * Philox.uniform(3, i, 1)));
            double log = StrictMath.log(y);
            assertThat(Math.abs(Elementary.log(y) - log) <= 2 * Math.ulp(log))
                    .as("log(%s)", y)
                    .isTrue();
        }
    }

    @Test
    void tanhIsNearToTheJavaPlatforms() {
        for (int i = 0; i < 20_000; i++) {
            double x = 60 * Philox.uniform(6, i, 0) - 30;
            assertThat(Math.abs(Elementary.tanh(x) - StrictMath.tanh(x)))
                    .as("tanh(%s)", x)
                    .isLessThan(4e-16);
        }
    }

    /** Between two steps of the table a result could fall; inside a step its own rounding could make it fall. */
    @Test
    void theyNeverFall() {
        for (int i = -137_600; i <= 131_100; i++) {
            requireRising(Elementary::exp, (i + 0.5) * StrictMath.log(2) / 128);
        }
        for (int exponent = -1074; exponent < 1024; exponent++) {
            double power =
                    exponent < -1022 ? MIN_VALUE * StrictMath.pow(2, exponent + 1074) : Math.scalb(1.0, exponent);
            requireRising(Elementary::exp, power);
            requireRising(Elementary::exp, -power);
            requireRising(Elementary::log, power);
            for (int j = 128; j < 256; j++) {
                requireRising(Elementary::log, power * (j + 0.5) / 128);
                requireRising(Elementary::log, power * (j + 0.5) / 256);
                requireRising(Elementary::log, power * j / 128);
            }
        }
        for (int i = 0; i < 200_000; i++) {
            requireRising(Elementary::exp, 1460 * Philox.uniform(4, i, 0) - 748);
            requireRising(Elementary::exp, 0.02 * Philox.uniform(4, i, 1) - 0.01);
            requireRising(Elementary::log, Philox.uniform(4, i, 2));
            requireRising(Elementary::log, 0.98 + 0.04 * Philox.uniform(4, i, 3));
        }
    }

    private static void requireRising(DoubleUnaryOperator function, double around) {
        double x = Math.nextDown(Math.nextDown(Math.nextDown(around)));
        for (int i = 0; i < 6; i++) {
            double next = Math.nextUp(x);
            if (function.applyAsDouble(next) < function.applyAsDouble(x)) {
                assertThat(next).as("the result falls here").isNaN();
            }
            x = next;
        }
    }

    @Test
    void theEndsOfTheRangeAreThoseOfDouble() {
        double greatest = 709.782712893384;
        assertThat(Elementary.exp(greatest)).isBetween(1.79e308, Double.MAX_VALUE);
        assertThat(Elementary.exp(Math.nextUp(greatest))).isEqualTo(POSITIVE_INFINITY);
        assertThat(Elementary.exp(-745.1332191019411)).isEqualTo(MIN_VALUE);
        assertThat(Elementary.exp(-745.1332191019413)).isEqualTo(0.0);
        assertThat(Elementary.log(MIN_VALUE)).isEqualTo(StrictMath.log(MIN_VALUE));
        assertThat(Elementary.log(Double.MAX_VALUE)).isEqualTo(StrictMath.log(Double.MAX_VALUE));
    }

    /** The bits themselves: whatever changes them must raise {@link LstmNetwork#KERNEL_VERSION}. */
    @Test
    void theBitsAreThoseOfKernelVersion1() {
        ByteBuffer bits = ByteBuffer.allocate(2 * 50_000 * Double.BYTES);
        for (int i = 0; i < 50_000; i++) {
            bits.putDouble(Elementary.exp(1460 * Philox.uniform(5, i, 0) - 748));
            bits.putDouble(Elementary.log(Philox.uniform(5, i, 1)));
        }
        assertThat(LstmNetwork.KERNEL_VERSION).isEqualTo(1);
        assertThat(Digest.of(bits.array()))
                .hasToString("97d69a5868f6df612e4592226439b5354b365838f7ad666f5f8b30a6a965731b");
    }

    @Test
    void arraysAreFilledOnlyWhereAsked() {
        double[] values = {0, 0.5, 2, 3};
        double[] to = {9, 9, 9, 9};
        Elementary.exp(values, to, 1, 3);
        assertThat(to).containsExactly(9, Elementary.exp(0.5), Elementary.exp(2), 9);
        Elementary.log(values, values, 0, 2);
        assertThat(values).containsExactly(NEGATIVE_INFINITY, Elementary.log(0.5), 2, 3);
    }

    private static double ulps(double found, DoubleDouble exact) {
        return Math.abs((found - exact.high()) - exact.low()) / Math.ulp(exact.high());
    }

    private static DoubleDouble exactExp(double x) {
        int k = (int) Math.rint(x / StrictMath.log(2));
        DoubleDouble rest = new DoubleDouble(x, 0).plus(DoubleDouble.LN2.times(new DoubleDouble(-k, 0)));
        DoubleDouble exp = rest.exp();
        return new DoubleDouble(Math.scalb(exp.high(), k), Math.scalb(exp.low(), k));
    }

    /** Newton's step from a logarithm that is nearly right: y + x / e^y - 1, x scaled to about 1. */
    private static DoubleDouble exactLog(double x) {
        int k = Math.getExponent(x);
        int shift = x < MIN_NORMAL ? 54 : 0;
        k = shift > 0 ? Math.getExponent(x * 0x1p54) - 54 : k;
        double m = shift > 0 ? Math.scalb(x * 0x1p54, -k - 54) : Math.scalb(x, -k);
        if (m > 1.42) {
            m /= 2;
            k++;
        }
        double y = StrictMath.log(m);
        DoubleDouble ratio = new DoubleDouble(m, 0).times(new DoubleDouble(-y, 0).exp());
        double d = (ratio.high() - 1) + ratio.low();
        return DoubleDouble.LN2
                .times(new DoubleDouble(k, 0))
                .plus(new DoubleDouble(y, 0))
                .plus(new DoubleDouble(d, 0))
                .plus(new DoubleDouble(-d * d / 2, 0));
    }
}
