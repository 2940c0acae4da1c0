package dev.stemma.generator.model.kernel;

/**
 * exp and log in double precision by + - * / alone: equal bits on every machine, in a fraction of the time that
 * {@link StrictMath} takes. Errors stay below {@value #EXP_ERROR_ULPS} and {@value #LOG_ERROR_ULPS} units in the last
 * place of the result; both functions are monotonic.
 *
 * <p>exp(x) = 2<sup>k</sup> 2<sup>i/128</sup> e<sup>r</sup> and log(2<sup>k</sup> m) = k log 2 + log F + log(1 + (m -
 * F) / F) with F = j/128, the second factors from tables to twice the precision, the rests by short Taylor series. P. T.
 * P. Tang, "Table-driven implementation of the exponential function", ACM TOMS 15, 1989, and "... of the logarithm
 * function", ACM TOMS 16, 1990.
 */
public final class Elementary {
    /** Bound of the error of {@link #exp(double)} in units in the last place; one more where the result is subnormal. */
    public static final double EXP_ERROR_ULPS = 0.51;

    /** Bound of the error of {@link #log(double)} in units in the last place. */
    public static final double LOG_ERROR_ULPS = 1;

    private static final int STEPS = 128;

    /** Above it, exp is infinite; the greatest double whose exp is not. */
    private static final double GREATEST_EXPONENT = 709.782712893384;

    /** Below it, exp is 0. */
    private static final double LEAST_EXPONENT = -745.1332191019412;

    /** log 2, cut to 32 bits so that its product with a small integer is exact, and the rest. */
    private static final double LN2_HIGH = 0x1.62e42feep-1;

    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;

    /** Added and taken away again, it rounds to the nearest integer. */
    private static final double ROUNDER = 0x1.8p52;

    /** Bits of the double from which mantissas are counted, just below the square root of 1/2. */
    private static final long LEAST_MANTISSA = 0x3FE6_9000_0000_0000L;

    /** The least and the greatest F in 128ths. */
    private static final int FIRST_LOG = 90;

    private static final int LAST_LOG = 180;
    private static final double[] POWER_HIGH = new double[STEPS];
    private static final double[] POWER_LOW = new double[STEPS];
    private static final double[] LOG_HIGH = new double[LAST_LOG - FIRST_LOG + 1];
    private static final double[] LOG_LOW = new double[LAST_LOG - FIRST_LOG + 1];

    static {
        DoubleDouble root = DoubleDouble.LN2.dividedBy(STEPS).exp();
        DoubleDouble power = DoubleDouble.ONE;
        for (int i = 0; i < STEPS; i++) {
            POWER_HIGH[i] = power.high();
            POWER_LOW[i] = power.low();
            power = power.times(root);
        }
        for (int i = 0; i < LOG_HIGH.length; i++) {
            DoubleDouble log = DoubleDouble.log(FIRST_LOG + i, STEPS);
            LOG_HIGH[i] = (log.high() + 0x1.8p10) - 0x1.8p10; // a multiple of 2^-42: sums with k LN2_HIGH are exact
            LOG_LOW[i] = (log.high() - LOG_HIGH[i]) + log.low();
        }
    }

    private Elementary() {}

    /** e to the power x: 1 for 0, 0 for minus infinity, NaN for NaN. */
    public static double exp(double x) {
        if (!(x >= LEAST_EXPONENT && x <= GREATEST_EXPONENT)) {
            return x < LEAST_EXPONENT ? 0 : x > GREATEST_EXPONENT ? Double.POSITIVE_INFINITY : x;
        }
        double n = (x * (STEPS / 0x1.62e42fefa39efp-1) + ROUNDER) - ROUNDER;
        double high = x - n * (LN2_HIGH / STEPS);
        double low = n * (LN2_LOW / STEPS);
        double r = high - low;
        double rest = (high - r) - low;
        double p = r + (r * r * (0.5 + r * (1 / 6.0 + r * (1 / 24.0 + r * (1 / 120.0 + r / 720)))) + rest);
        int number = (int) n;
        int i = number & (STEPS - 1);
        int k = number >> 7;
        double result = POWER_HIGH[i] + (POWER_HIGH[i] * p + POWER_LOW[i]);
        return k > -1022 && k < 1023 ? result * powerOfTwo(k) : result * powerOfTwo(k / 2) * powerOfTwo(k - k / 2);
    }

    /** The natural logarithm: 0 for 1, minus infinity for 0, NaN for what is negative or NaN. */
    public static double log(double x) {
        if (!(x >= Double.MIN_NORMAL && x < Double.POSITIVE_INFINITY)) {
            return x > 0 && x < Double.POSITIVE_INFINITY ? log(x * 0x1p54, -54) : logOfTheRest(x);
        }
        return log(x, 0);
    }

    private static double logOfTheRest(double x) {
        if (x == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return x > 0 ? x : Double.NaN;
    }

    /** log(x 2^scale) of a normal x. */
    private static double log(double x, int scale) {
        long bits = Double.doubleToRawLongBits(x);
        long exponent = (bits - LEAST_MANTISSA) >> 52;
        double m = Double.longBitsToDouble(bits - (exponent << 52));
        double k = exponent + scale;
        int j = (int) (m * STEPS + 0.5);
        double f = j * (1.0 / STEPS);
        double u = (m - f) / f;
        double square = u * u;
        double q = square
                * (-0.5
                        + u * (1 / 3.0 - u * 0.25)
                        + square * (u * (0.2 - u / 6) + square * (u * (1 / 7.0 - u * 0.125))));
        double high = k * LN2_HIGH + LOG_HIGH[j - FIRST_LOG];
        return high + (u + (k * LN2_LOW + LOG_LOW[j - FIRST_LOG] + q));
    }

    private static double powerOfTwo(int k) {
        return Double.longBitsToDouble((long) (k + 1023) << 52);
    }

    /** The hyperbolic tangent, from {@link #exp(double)}: within 4e-16 of it, rounded values beyond 20 being 1. */
    public static double tanh(double x) {
        double limited = Math.max(-20, Math.min(20, x));
        return 1 - 2 / (exp(2 * limited) + 1);
    }

    /** Writes exp of {@code from[start]} ... {@code from[end - 1]} to the same places of an array, perhaps the same. */
    public static void exp(double[] from, double[] to, int start, int end) {
        for (int i = start; i < end; i++) {
            to[i] = exp(from[i]);
        }
    }

    /** Writes log of {@code from[start]} ... {@code from[end - 1]} to the same places of an array, perhaps the same. */
    public static void log(double[] from, double[] to, int start, int end) {
        for (int i = start; i < end; i++) {
            to[i] = log(from[i]);
        }
    }
}
