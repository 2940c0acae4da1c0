package dev.stemma.generator.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stemma.generator.model.kernel.LstmWeights.Layer;
import dev.stemma.provenance.record.Digest;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LstmNetworkTest {
    @Test
    void aStreamIsFedFeaturesAndAnswersWithLogits() {
        LstmNetwork network = new LstmNetwork(RandomWeights.of(1, 10, 2, 8, 5));
        LstmState state = network.start();

        network.step(state, 3, 7);
        assertThat(state.logits()).hasSize(5);
        float[] first = state.logits();
        network.step(state, 3, 7);
        assertThat(state.logits()).as("memory changes the answer").isNotEqualTo(first);
    }

    /** The equations, once more and slowly, in double precision. */
    @ParameterizedTest
    @CsvSource({"1, 1, 1, 1, 1", "2, 5, 1, 4, 3", "3, 6, 2, 7, 9", "4, 30, 3, 33, 17", "5, 128, 2, 256, 128"})
    void logitsFollowTheEquations(long seed, int inputs, int layers, int hidden, int outputs) {
        LstmWeights weights = RandomWeights.of(seed, inputs, layers, hidden, outputs);
        LstmNetwork network = new LstmNetwork(weights);
        LstmState state = network.start();
        double[][] h = new double[layers][hidden];
        double[][] c = new double[layers][hidden];
        for (int step = 0; step < 30; step++) {
            int[] features = features(seed, step, inputs);
            network.step(state, features);
            double[] expected = slowStep(weights, features, h, c);
            float[] logits = state.logits();
            for (int i = 0; i < outputs; i++) {
                assertThat((double) logits[i]).isCloseTo(expected[i], within(2e-5));
            }
        }
    }

    private static double[] slowStep(LstmWeights weights, int[] features, double[][] h, double[][] c) {
        double[] x = new double[weights.inputs()];
        for (int feature : features) {
            x[feature] += 1;
        }
        int units = weights.hidden();
        for (int l = 0; l < h.length; l++) {
            Layer layer = weights.layers().get(l);
            float[][] input = layer.input();
            float[][] recurrent = layer.recurrent();
            float[] bias = layer.bias();
            double[] z = new double[4 * units];
            for (int j = 0; j < z.length; j++) {
                z[j] = bias[j] + dot(x, input, j) + dot(h[l], recurrent, j);
            }
            for (int j = 0; j < units; j++) {
                double forget = sigmoid(z[units + j]);
                double output = sigmoid(z[2 * units + j]);
                c[l][j] = forget * c[l][j] + sigmoid(z[3 * units + j]) * Math.tanh(z[j]);
                h[l][j] = output * Math.tanh(c[l][j]);
            }
            x = h[l];
        }
        double[] logits = new double[weights.outputs()];
        float[][] outputWeight = weights.outputWeight();
        float[] outputBias = weights.outputBias();
        for (int j = 0; j < logits.length; j++) {
            logits[j] = outputBias[j] + dot(x, outputWeight, j);
        }
        return logits;
    }

    private static double dot(double[] x, float[][] rows, int column) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * rows[i][column];
        }
        return sum;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** The bits themselves: whatever changes them must raise {@link LstmNetwork#KERNEL_VERSION}. */
    @ParameterizedTest
    @CsvSource({
        "11, 40, 2, 64, 50, 400, d574da880f8dec73f9eca70d0ade286cedbd171781bcc4a80c47f2d703e9ccfd",
        "12, 9, 3, 13, 7, 400, 9c40f4d8039b61e29507c607629758e2be4790fac4f1d6646575c0c3a0de363d",
        "13, 128, 2, 256, 128, 100, 8c96a1184261c91eb48d5bf430e80dd6f1a92051487d6f8a684c8b2dd09fc3f9",
    })
    void theBitsAreThoseOfKernelVersion1(
            long seed, int inputs, int layers, int hidden, int outputs, int steps, String digest) {
        LstmNetwork network = new LstmNetwork(RandomWeights.of(seed, inputs, layers, hidden, outputs));
        LstmState state = network.start();
        ByteBuffer bits = ByteBuffer.allocate(steps * outputs * Float.BYTES);
        for (int step = 0; step < steps; step++) {
            network.step(state, features(seed, step, inputs));
            for (float logit : state.logits()) {
                bits.putFloat(logit);
            }
        }
        assertThat(LstmNetwork.KERNEL_VERSION).isEqualTo(1);
        assertThat(Digest.of(bits.array())).hasToString(digest);
    }

    /** Odd and even numbers of streams, layers whose columns fill no tile, one tile, and more than one. */
    @ParameterizedTest
    @CsvSource({
        "7, 20, 2, 18, 11, 40",
        "2, 20, 1, 3, 2, 40",
        "9, 30, 2, 256, 128, 8",
        "4, 5, 2, 290, 1100, 4",
        "131, 9, 2, 5, 3, 6"
    })
    void streamsSteppedTogetherGiveTheBitsOfStreamsSteppedAlone(
            int streams, int inputs, int layers, int hidden, int outputs, int steps) {
        LstmNetwork network = new LstmNetwork(RandomWeights.of(5, inputs, layers, hidden, outputs));
        LstmState[] together = new LstmState[streams];
        LstmState[] alone = new LstmState[streams];
        for (int i = 0; i < streams; i++) {
            together[i] = network.start();
            alone[i] = network.start();
        }
        for (int step = 0; step < steps; step++) {
            int[][] features = new int[streams][];
            for (int i = 0; i < streams; i++) {
                features[i] = features(i, step, inputs);
                network.step(alone[i], features[i]);
            }
            network.step(together, features);
            for (int i = 0; i < streams; i++) {
                assertThat(together[i].logits()).isEqualTo(alone[i].logits());
            }
        }
    }

    @Test
    void aCopyGoesItsOwnWay() {
        LstmNetwork network = new LstmNetwork(RandomWeights.of(6, 20, 2, 12, 11));
        LstmState state = network.start();
        network.step(state, 1, 2);
        LstmState copy = state.copy();
        float[] before = state.logits();
        assertThat(copy.logits()).isEqualTo(before);

        network.step(copy, 3);
        assertThat(state.logits()).isEqualTo(before);
        float[] copied = copy.logits();
        network.step(state, 3);
        assertThat(state.logits()).isEqualTo(copied).isNotEqualTo(before);
    }

    @Test
    void aFeatureGivenTwiceCountsTwice() {
        float[][] input = {{1, 1, 1, 1}};
        LstmNetwork network = new LstmNetwork(new LstmWeights(
                List.of(new Layer(input, new float[1][4], new float[4])), new float[][] {{1}}, new float[1]));
        LstmState twice = network.start();
        network.step(twice, 0, 0);
        float a = Activations.tanh(2);
        float gate = Activations.sigmoid(2);
        assertThat(twice.logits()).containsExactly(gate * Activations.tanh(gate * a));
    }

    @Test
    void wrongFeaturesAndStatesOfOtherNetworksAreRefused() {
        LstmNetwork network = new LstmNetwork(RandomWeights.of(1, 4, 1, 3, 2));
        LstmState state = network.start();
        assertThatThrownBy(() -> network.step(state, 4)).hasMessage("features are 0 to 3, found 4");
        assertThatThrownBy(() -> network.step(state, -1)).hasMessage("features are 0 to 3, found -1");
        LstmState other = new LstmNetwork(RandomWeights.of(1, 4, 1, 4, 2)).start();
        assertThatThrownBy(() -> network.step(other, 0)).hasMessageContaining("another shape");
        assertThatThrownBy(() -> network.step(new LstmState[] {state}, new int[2][0]))
                .hasMessage("1 states, but features for 2 of them");
        assertThatThrownBy(() -> network.step(new LstmState[] {state, state}, new int[2][0]))
                .hasMessageContaining("found it twice");
    }

    /** One to four features of a step. */
    private static int[] features(long seed, int step, int inputs) {
        int[] features = new int[1 + (int) (4 * Philox.uniform(seed, step, 1))];
        for (int i = 0; i < features.length; i++) {
            features[i] = (int) (inputs * Philox.uniform(seed, step, 2, i));
        }
        return features;
    }
}
