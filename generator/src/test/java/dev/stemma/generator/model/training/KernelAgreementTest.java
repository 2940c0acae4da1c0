package dev.stemma.generator.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.generator.model.kernel.LstmNetwork;
import dev.stemma.generator.model.kernel.LstmState;
import dev.stemma.generator.model.kernel.LstmWeights;
import dev.stemma.generator.model.kernel.Philox;
import dev.stemma.generator.model.kernel.RandomWeights;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The kernel stands in for Deeplearning4j: the same weights must give the same logits, but for rounding. */
class KernelAgreementTest {
    private static final int STEPS = 200;
    private static final double TOLERANCE = 1e-4;

    @ParameterizedTest(name = "{1} inputs, {2} layers of {3}, {4} outputs, weights of seed {0}")
    @CsvSource({"1, 60, 2, 64, 40", "2, 60, 2, 64, 40", "3, 7, 1, 10, 3", "4, 33, 3, 31, 20", "5, 128, 2, 256, 128"})
    void theKernelGivesTheLogitsOfDeeplearning4j(long seed, int inputs, int layers, int hidden, int outputs) {
        LstmWeights weights = RandomWeights.of(seed, inputs, layers, hidden, outputs);
        MultiLayerNetwork trained = deeplearning4j(weights);
        LstmNetwork network = new LstmNetwork(weights);
        LstmState state = network.start();
        double worst = 0;
        double largest = 0;
        for (int step = 0; step < STEPS; step++) {
            int[] features = {
                (int) (inputs / 2 * Philox.uniform(seed, step, 1)),
                (int) (inputs / 2 + (inputs - inputs / 2) * Philox.uniform(seed, step, 2))
            };
            float[] oneHots = new float[inputs];
            for (int feature : features) {
                oneHots[feature] = 1;
            }
            float[] expected = trained.rnnTimeStep(Nd4j.create(oneHots, new long[] {1, inputs}))
                    .data()
                    .asFloat();
            network.step(state, features);
            float[] logits = state.logits();
            for (int i = 0; i < outputs; i++) {
                worst = Math.max(worst, Math.abs(logits[i] - expected[i]));
                largest = Math.max(largest, Math.abs(expected[i]));
            }
        }
        assertThat(worst).as("largest difference of a logit").isLessThan(TOLERANCE);
        assertThat(largest).as("logits are not all near zero").isGreaterThan(0.3);
    }

    private static MultiLayerNetwork deeplearning4j(LstmWeights weights) {
        NeuralNetConfiguration.ListBuilder configuration = new NeuralNetConfiguration.Builder().list();
        for (LstmWeights.Layer layer : weights.layers()) {
            configuration.layer(new LSTM.Builder()
                    .nIn(layer.input().length)
                    .nOut(weights.hidden())
                    .activation(Activation.TANH)
                    .gateActivationFunction(Activation.SIGMOID)
                    .build());
        }
        configuration.layer(new RnnOutputLayer.Builder(LossFunction.MSE)
                .nIn(weights.hidden())
                .nOut(weights.outputs())
                .activation(Activation.IDENTITY)
                .build());
        MultiLayerNetwork network = new MultiLayerNetwork(configuration.build());
        network.init();
        int last = weights.layers().size();
        for (int i = 0; i < last; i++) {
            LstmWeights.Layer layer = weights.layers().get(i);
            network.getLayer(i).getParam("W").assign(Nd4j.create(layer.input()));
            network.getLayer(i).getParam("RW").assign(Nd4j.create(layer.recurrent()));
            network.getLayer(i).getParam("b").assign(row(layer.bias()));
        }
        network.getLayer(last).getParam("W").assign(Nd4j.create(weights.outputWeight()));
        network.getLayer(last).getParam("b").assign(row(weights.outputBias()));
        return network;
    }

    private static INDArray row(float[] values) {
        return Nd4j.create(values, new long[] {1, values.length});
    }
}
