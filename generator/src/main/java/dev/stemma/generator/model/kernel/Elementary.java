package dev.stemma.generator.model.kernel;

/**
 * Exponential, logarithm and hyperbolic tangent in double precision by + - * / alone: equal bits on every JVM from 17
 * up, where all floating point is strict, and several times faster than {@link StrictMath}.
 *
 * <p>exp(x) = 2<sup>k</sup> exp(r) with |r| at most ln(2)/2, by its Taylor polynomial of degree 13. log(x) = k ln 2 +
 * 2 artanh((m - 1) / (m + 1)) with m between about 0.7 and 1.42, by the artanh series up to degree 21. Relative error of exp
 * and absolute error of log (for results below 1, relative above) stay under {@value #ERROR}.
 */
public final class Elementary {
    /** Bound of the errors. */
    public static final double ERROR = 4e-15;

    private static final double LN2_HIGH = 6.93147180369123816490e-01; // its last 21 bits are zero: k times it is exact
    private static final double LN2_LOW = 1.90821492927058770002e-10;
    private static final double INVERSE_LN2 = 1.4426950408889634;
    private static final double ROUND =
            6755399441055744.0; // 1.5 * 2^52: adding and subtracting it rounds to an integer

    private Elementary() {}

    /** e to the power of x; 0 below -700. For x up to 700. */
    public static double exp(double x) {
        if (x < -700) {
            return 0;
        }
        double k = (x * INVERSE_LN2 + ROUND) - ROUND;
        double r = (x - k * LN2_HIGH) - k * LN2_LOW;
        double p = 1.0 / 6227020800.0;
        p = p * r + 1.0 / 479001600.0;
        p = p * r + 1.0 / 39916800.0;
        p = p * r + 1.0 / 3628800.0;
        p = p * r + 1.0 / 362880.0;
        p = p * r + 1.0 / 40320.0;
        p = p * r + 1.0 / 5040.0;
        p = p * r + 1.0 / 720.0;
        p = p * r + 1.0 / 120.0;
        p = p * r + 1.0 / 24.0;
        p = p * r + 1.0 / 6.0;
        p = p * r + 0.5;
        p = p * r + 1.0;
        p = p * r + 1.0;
        return p * Double.longBitsToDouble(((long) k + 1023L) << 52);
    }

    /** The natural logarithm of a normal number above 0. */
    public static double log(double x) {
        long bits = Double.doubleToRawLongBits(x);
        // moves the border of the exponent to mantissas near the square root of 2
        long shifted = bits + (0x3ff0000000000000L - 0x3fe6a09e667f3bcdL);
        long k = (shifted >> 52) - 1023;
        double m = Double.longBitsToDouble(bits - (k << 52));
        double s = (m - 1) / (m + 1);
        double u = s * s;
        double p = 1.0 / 21.0;
        p = p * u + 1.0 / 19.0;
        p = p * u + 1.0 / 17.0;
        p = p * u + 1.0 / 15.0;
        p = p * u + 1.0 / 13.0;
        p = p * u + 1.0 / 11.0;
        p = p * u + 1.0 / 9.0;
        p = p * u + 1.0 / 7.0;
        p = p * u + 0.2;
        p = p * u + 1.0 / 3.0;
        p = p * u + 1.0;
        return k * LN2_HIGH + (2 * s * p + k * LN2_LOW);
    }

    /** The hyperbolic tangent. */
    public static double tanh(double x) {
        double limited = Math.max(-20, Math.min(20, x));
        return 1 - 2 / (exp(2 * limited) + 1);
    }
}
