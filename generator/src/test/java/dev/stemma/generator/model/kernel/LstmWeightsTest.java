package dev.stemma.generator.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.generator.model.kernel.LstmWeights.Layer;
import dev.stemma.provenance.asset.AssetException;
import dev.stemma.provenance.asset.SafeTensors;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LstmWeightsTest {
    private static final LstmWeights WEIGHTS = RandomWeights.of(1, 6, 2, 4, 3);

    @Test
    void weightsGoThroughAFileUnchanged() {
        SafeTensors tensors = WEIGHTS.addTo(SafeTensors.EMPTY.withBytes("other", List.of(1L), new byte[1]));
        LstmWeights read = LstmWeights.from(SafeTensors.read(tensors.write()));

        assertThat(read.addTo(SafeTensors.EMPTY)).isEqualTo(WEIGHTS.addTo(SafeTensors.EMPTY));
        assertThat(tensors.tensors().keySet())
                .containsExactly(
                        "lstm.0.bias",
                        "lstm.0.input",
                        "lstm.0.recurrent",
                        "lstm.1.bias",
                        "lstm.1.input",
                        "lstm.1.recurrent",
                        "other",
                        "output.bias",
                        "output.weight");
        assertThat(tensors.tensor("lstm.0.input").shape()).containsExactly(6L, 16L);
        assertThat(read.inputs()).isEqualTo(6);
        assertThat(read.hidden()).isEqualTo(4);
        assertThat(read.outputs()).isEqualTo(3);
        assertThat(read.layers()).hasSize(2);
    }

    @Test
    void nobodyCanChangeThemAfterwards() {
        float[][] input = new float[1][4];
        Layer layer = new Layer(input, new float[1][4], new float[4]);
        LstmWeights weights = new LstmWeights(List.of(layer), new float[1][2], new float[2]);
        input[0][0] = 1;
        layer.recurrent()[0][0] = 1;
        weights.outputWeight()[0][0] = 1;
        weights.outputBias()[0] = 1;

        assertThat(weights.layers().get(0).input()[0]).containsExactly(0, 0, 0, 0);
        assertThat(weights.layers().get(0).recurrent()[0]).containsExactly(0, 0, 0, 0);
        assertThat(weights.outputWeight()[0]).containsExactly(0, 0);
        assertThat(weights.outputBias()).containsExactly(0, 0);
    }

    @Test
    void tensorsThatDoNotFitAreRefusedByName() {
        SafeTensors whole = WEIGHTS.addTo(SafeTensors.EMPTY);
        assertRefused(SafeTensors.EMPTY, "no tensor \"lstm.0.input\"");
        assertRefused(whole.withFloats("output.bias", List.of(4L), new float[4]), "output weight");
        assertRefused(whole.withFloats("output.weight", List.of(12L), new float[12]), "expected two dimensions");
        assertRefused(whole.withFloats("output.weight", List.of(0L, 3L), new float[0]), "expected two dimensions");
        assertRefused(whole.withInts("output.weight", List.of(4L, 3L), new int[12]), "holds I32, expected F32");
        assertRefused(whole.withFloats("lstm.1.input", List.of(5L, 16L), new float[80]), "layer 1 has 5 inputs");
        assertRefused(whole.withFloats("lstm.1.bias", List.of(15L), new float[15]), "bias has a row of 15 columns");
        assertRefused(whole.withFloats("lstm.0.recurrent", List.of(4L, 4L), new float[16]), "expected 16");
        assertRefused(
                whole.withFloats("lstm.2.input", List.of(4L, 16L), new float[64]), "no tensor \"lstm.2.recurrent\"");
    }

    @Test
    void aNumberThatIsNotFiniteIsRefused() {
        SafeTensors whole = WEIGHTS.addTo(SafeTensors.EMPTY);
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            assertRefused(
                    whole.withFloats("output.bias", List.of(3L), new float[] {0, bad, 0}),
                    "output bias holds a number that is not finite");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aDamagedFileGivesANetworkOrIsRefusedNeverAnythingElse(long seed) {
        Random random = new Random(seed);
        byte[] whole = RandomWeights.of(1, 2, 1, 1, 2).addTo(SafeTensors.EMPTY).write();
        int refused = 0;
        for (int trial = 0; trial < 3000; trial++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 3; i++) {
                damaged[8 + random.nextInt(whole.length - 8)] = (byte) "0123456789,]FUI ".charAt(random.nextInt(16));
            }
            try {
                LstmNetwork network = new LstmNetwork(LstmWeights.from(SafeTensors.read(damaged)));
                network.step(network.start(), 0);
            } catch (AssetException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1000, 2999);
    }

    private static void assertRefused(SafeTensors tensors, String reason) {
        assertThatThrownBy(() -> LstmWeights.from(tensors))
                .isInstanceOf(AssetException.class)
                .hasMessageContaining(reason);
    }
}
