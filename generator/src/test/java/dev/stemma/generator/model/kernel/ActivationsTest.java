package dev.stemma.generator.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ActivationsTest {
    /** Steps through the floats of either sign, from the smallest to infinity. */
    private static final int STRIDE = 997;

    @Test
    void tanhKeepsItsErrorBound() {
        double worst = 0;
        for (int bits = 1; bits <= 0x7F800000; bits += STRIDE) {
            float x = Float.intBitsToFloat(bits);
            double error = Math.abs(Activations.tanh(x) / StrictMath.tanh(x) - 1);
            worst = Math.max(worst, x < Float.MIN_NORMAL ? 0 : error);
            if (Activations.tanh(-x) != -Activations.tanh(x)) {
                assertThat(Activations.tanh(-x)).as("tanh is odd at %s", x).isEqualTo(-Activations.tanh(x));
            }
        }
        assertThat(worst).isBetween(1e-7, (double) Activations.TANH_ERROR);
    }

    @Test
    void theSigmoidKeepsItsErrorBound() {
        double worst = 0;
        for (int bits = 0; bits <= 0x7F800000; bits += STRIDE) {
            for (float x : new float[] {Float.intBitsToFloat(bits), -Float.intBitsToFloat(bits)}) {
                worst = Math.max(worst, Math.abs(Activations.sigmoid(x) - 1 / (1 + StrictMath.exp(-x))));
            }
        }
        assertThat(worst).isBetween(1e-8, (double) Activations.SIGMOID_ERROR);
    }

    @Test
    void resultsStayInRangeToTheEnds() {
        float infinity = Float.POSITIVE_INFINITY;
        assertThat(Activations.tanh(0)).isZero();
        assertThat(Activations.tanh(infinity)).isBetween(1 - Activations.TANH_ERROR, 1f);
        assertThat(Activations.sigmoid(0)).isEqualTo(0.5f);
        assertThat(Activations.sigmoid(infinity)).isBetween(1 - Activations.SIGMOID_ERROR, 1f);
        assertThat(Activations.sigmoid(-infinity)).isBetween(0f, Activations.SIGMOID_ERROR);
        assertThat(Activations.tanh(Float.NaN)).isNaN();
        assertThat(Activations.sigmoid(Float.NaN)).isNaN();
        for (int bits = Float.floatToIntBits(5); bits < Float.floatToIntBits(12); bits++) {
            float x = Float.intBitsToFloat(bits);
            if (Activations.tanh(x) > 1 || Activations.sigmoid(-2 * x) < 0) {
                assertThat(x).as("in range").isNaN();
            }
        }
    }

    @Test
    void loopsTouchOnlyTheirPlaces() {
        float[] to = {9, 9, 9, 9};
        Activations.tanh(new float[] {1, 2, 3, 4}, to, 1, 3);
        assertThat(to).containsExactly(9, Activations.tanh(2), Activations.tanh(3), 9);
        Activations.sigmoid(new float[] {1, 2, 3, 4}, to, 0, 1);
        assertThat(to[0]).isEqualTo(Activations.sigmoid(1));
    }
}
