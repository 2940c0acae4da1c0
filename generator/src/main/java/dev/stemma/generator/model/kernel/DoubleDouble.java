package dev.stemma.generator.model.kernel;

/**
 * A number as the unrounded sum of two doubles, about 104 bits, from which the tables of {@link Elementary} are made. T. J.
 * Dekker, "A floating-point technique for extending the available precision", Numerische Mathematik 18, 1971.
 *
 * @param high the number rounded
 * @param low what rounding left out
 */
record DoubleDouble(double high, double low) {
    static final DoubleDouble ZERO = new DoubleDouble(0, 0);
    static final DoubleDouble ONE = new DoubleDouble(1, 0);

    /** The natural logarithm of 2. */
    static final DoubleDouble LN2 = new DoubleDouble(0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56);

    private static final double SPLIT = 0x1p27 + 1;

    DoubleDouble plus(DoubleDouble other) {
        double sum = high + other.high;
        double part = sum - high;
        double error = (high - (sum - part)) + (other.high - part);
        return normalised(sum, error + low + other.low);
    }

    DoubleDouble times(DoubleDouble other) {
        double product = high * other.high;
        return normalised(product, productError(high, other.high, product) + (high * other.low + low * other.high));
    }

    DoubleDouble dividedBy(double divisor) {
        double quotient = high / divisor;
        double product = quotient * divisor;
        double rest = (high - product) - productError(quotient, divisor, product) + low;
        return normalised(quotient, rest / divisor);
    }

    /** e to this power, for powers below 1 in magnitude. */
    DoubleDouble exp() {
        DoubleDouble sum = ONE;
        DoubleDouble term = ONE;
        for (int n = 1; n <= 30; n++) {
            term = term.times(this).dividedBy(n);
            sum = sum.plus(term);
        }
        return sum;
    }

    /** The natural logarithm of {@code numerator / denominator}, a ratio between 1/2 and 2. */
    static DoubleDouble log(int numerator, int denominator) {
        DoubleDouble ratio = new DoubleDouble(numerator - denominator, 0).dividedBy(numerator + denominator);
        DoubleDouble square = ratio.times(ratio);
        DoubleDouble sum = ZERO;
        DoubleDouble power = ratio.plus(ratio);
        for (int n = 1; n <= 71; n += 2) {
            sum = sum.plus(power.dividedBy(n));
            power = power.times(square);
        }
        return sum;
    }

    private static DoubleDouble normalised(double high, double low) {
        double sum = high + low;
        return new DoubleDouble(sum, low - (sum - high));
    }

    private static double productError(double a, double b, double product) {
        double aHigh = a * SPLIT - (a * SPLIT - a);
        double bHigh = b * SPLIT - (b * SPLIT - b);
        double aLow = a - aHigh;
        double bLow = b - bHigh;
        return ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow;
    }
}
