package dev.stemma.generator.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ElementaryTest {
    @Test
    void theExponentialIsRightToAFewUnitsInTheLastPlace() {
        for (double x = -690; x < 700; x += 0.0371) {
            assertThat(Elementary.exp(x) / StrictMath.exp(x) - 1)
                    .as("exp %s", x)
                    .isCloseTo(0, within(Elementary.ERROR));
        }
        assertThat(Elementary.exp(0)).isEqualTo(1);
        assertThat(Elementary.exp(-1000)).isZero();
    }

    @Test
    void theLogarithmIsRightToAFewUnitsInTheLastPlace() {
        for (double x = 1e-300; x < 1e300; x *= 1.0371) {
            double expected = StrictMath.log(x);
            assertThat(Elementary.log(x))
                    .as("log %s", x)
                    .isCloseTo(expected, within(Elementary.ERROR * Math.max(1, Math.abs(expected))));
        }
        assertThat(Elementary.log(1)).isZero();
    }

    @Test
    void theHyperbolicTangentIsRight() {
        for (double x = -25; x < 25; x += 0.0137) {
            assertThat(Elementary.tanh(x)).as("tanh %s", x).isCloseTo(StrictMath.tanh(x), within(Elementary.ERROR));
        }
    }

    /** Computed with these operations once; any machine must give the same bits. */
    @Test
    void bitsAreTheSameEverywhere() {
        long fingerprint = 0;
        for (double x = 0.01; x < 20; x += 0.01) {
            fingerprint = 31 * fingerprint + Double.doubleToRawLongBits(Elementary.exp(-x));
            fingerprint = 31 * fingerprint + Double.doubleToRawLongBits(Elementary.log(x));
        }
        assertThat(fingerprint).isEqualTo(6854847709215732976L);
    }
}
