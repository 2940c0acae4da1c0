package dev.stemma.studio.lessons;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** Right answers of questions with two answers each. */
public record Score(int right, int of) {
    /** The 0.975 quantile of the normal distribution: for 95 %. */
    private static final double Z = 1.959963984540054;

    public Score {
        if (of < 1 || right < 0 || right > of) {
            throw new IllegalArgumentException("0 to " + of + " of at least one answer are right, found " + right);
        }
    }

    /** The chance of as many or more right answers for who guesses: the upper tail of the binomial distribution, exact. */
    public double chance() {
        BigInteger ways = BigInteger.ZERO;
        BigInteger choose = BigInteger.ONE;
        for (int k = 0; k <= of; k++) {
            if (k >= right) {
                ways = ways.add(choose);
            }
            choose = choose.multiply(BigInteger.valueOf(of - k)).divide(BigInteger.valueOf(k + 1L));
        }
        return new BigDecimal(ways)
                .divide(new BigDecimal(BigInteger.ONE.shiftLeft(of)), MathContext.DECIMAL64)
                .doubleValue();
    }

    /** Lower end of the 95 % interval of the share of right answers (Wilson 1927). */
    public double low() {
        return Math.max(0, middle() - reach());
    }

    public double high() {
        return Math.min(1, middle() + reach());
    }

    private double middle() {
        return (right + Z * Z / 2) / (of + Z * Z);
    }

    private double reach() {
        double wrong = of - right;
        return Z / (of + Z * Z) * Math.sqrt(right * wrong / of + Z * Z / 4);
    }
}
