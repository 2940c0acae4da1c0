package dev.stemma.generator.model.training.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The layers against Deeplearning4j's own and against its gradient checker. */
class WholeSequenceLstmTest {
    private static final int FEATURES = 11;
    private static final int MOST = 3;
    private static final int HIDDEN = 6;
    private static final int TOKENS = 5;

    /** Sequences of random features and tokens; of each, the last steps do not count, and if asked one in the middle. */
    private record Batch(int[][][] features, int[][] tokens, float[][] mask) {
        static Batch random(long seed, int batch, int steps, boolean gap) {
            Random random = new Random(seed);
            int[][][] features = new int[batch][steps][MOST];
            int[][] tokens = new int[batch][steps];
            float[][] mask = new float[batch][steps];
            for (int b = 0; b < batch; b++) {
                for (int t = 0; t < steps; t++) {
                    for (int i = 0; i < MOST; i++) {
                        int width = FEATURES / MOST;
                        features[b][t][i] = random.nextInt(4) == 0 ? -1 : i * width + random.nextInt(width);
                    }
                    tokens[b][t] = random.nextInt(TOKENS);
                    mask[b][t] = t < steps - b && !(gap && t == 2) ? 1 : 0;
                }
            }
            return new Batch(features, tokens, mask);
        }

        int size() {
            return tokens.length;
        }

        int steps() {
            return tokens[0].length;
        }

        /** [batch, 3, time] of numbers. */
        INDArray numbers(DataType type) {
            INDArray array = Nd4j.create(type, size(), MOST, steps());
            for (int b = 0; b < size(); b++) {
                for (int t = 0; t < steps(); t++) {
                    for (int i = 0; i < MOST; i++) {
                        array.putScalar(b, i, t, features[b][t][i]);
                    }
                }
            }
            return array;
        }

        /** [batch, features, time] of zeros and ones. */
        INDArray oneHot(DataType type) {
            INDArray array = Nd4j.zeros(type, size(), FEATURES, steps());
            for (int b = 0; b < size(); b++) {
                for (int t = 0; t < steps(); t++) {
                    for (int feature : features[b][t]) {
                        if (feature >= 0) {
                            array.putScalar(b, feature, t, 1);
                        }
                    }
                }
            }
            return array;
        }

        INDArray labels(DataType type) {
            INDArray array = Nd4j.create(type, size(), 1, steps());
            for (int b = 0; b < size(); b++) {
                for (int t = 0; t < steps(); t++) {
                    array.putScalar(b, 0, t, tokens[b][t]);
                }
            }
            return array;
        }

        INDArray oneHotLabels(DataType type) {
            INDArray array = Nd4j.zeros(type, size(), TOKENS, steps());
            for (int b = 0; b < size(); b++) {
                for (int t = 0; t < steps(); t++) {
                    array.putScalar(b, tokens[b][t], t, 1);
                }
            }
            return array;
        }

        INDArray maskArray(DataType type) {
            return Nd4j.create(mask).castTo(type);
        }
    }

    private static MultiLayerNetwork network(DataType type, Layer... layers) {
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder()
                .seed(7)
                .dataType(type)
                .updater(type == DataType.DOUBLE ? new NoOp() : new Sgd(0.1))
                .weightInit(WeightInit.XAVIER)
                .list();
        for (Layer layer : layers) {
            list.layer(layer);
        }
        MultiLayerNetwork network = new MultiLayerNetwork(list.build());
        network.init();
        return network;
    }

    private static MultiLayerNetwork ours(DataType type, boolean sparse) {
        return network(
                type,
                sparse ? WholeSequenceLstm.ofFeatures(FEATURES, HIDDEN) : WholeSequenceLstm.of(FEATURES, HIDDEN),
                WholeSequenceLstm.of(HIDDEN, HIDDEN),
                TokenOutput.of(HIDDEN, TOKENS));
    }

    private static MultiLayerNetwork deeplearning4j(DataType type) {
        return network(
                type,
                theirs(FEATURES),
                theirs(HIDDEN),
                new RnnOutputLayer.Builder(LossFunction.MCXENT)
                        .activation(Activation.SOFTMAX)
                        .nIn(HIDDEN)
                        .nOut(TOKENS)
                        .build());
    }

    private static LSTM theirs(int inputs) {
        return new LSTM.Builder()
                .nIn(inputs)
                .nOut(HIDDEN)
                .activation(Activation.TANH)
                .forgetGateBiasInit(1)
                .build();
    }

    private static INDArray gradient(
            MultiLayerNetwork network, INDArray input, INDArray labels, INDArray inputMask, INDArray labelMask) {
        network.setInput(input);
        network.setLabels(labels);
        network.setLayerMaskArrays(inputMask, labelMask);
        network.computeGradientAndScore();
        return network.getFlattenedGradients().dup();
    }

    private static double largestDifference(INDArray a, INDArray b) {
        return a.sub(b).amaxNumber().doubleValue();
    }

    @AfterEach
    void singlePrecisionAgain() {
        Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
    }

    @ParameterizedTest
    @CsvSource({"FLOAT, true, 2e-5", "FLOAT, false, 2e-5", "DOUBLE, true, 1e-12", "DOUBLE, false, 1e-12"})
    void itComputesWhatDeeplearning4jsOwnLayersCompute(DataType type, boolean sparse, double tolerance) {
        Batch batch = Batch.random(3, 4, 9, false);
        INDArray mask = batch.maskArray(type);
        MultiLayerNetwork ours = ours(type, sparse);
        MultiLayerNetwork theirs = deeplearning4j(type);
        assertThat(ours.params())
                .as("the same seed begins with the same weights")
                .isEqualTo(theirs.params());

        INDArray expected = gradient(theirs, batch.oneHot(type), batch.oneHotLabels(type), mask, mask);
        INDArray input = sparse ? batch.numbers(type) : batch.oneHot(type);
        INDArray found = gradient(ours, input, batch.labels(type), mask, mask);

        assertThat(ours.score()).isCloseTo(theirs.score(), within(tolerance * 10));
        assertThat(expected.amaxNumber().doubleValue())
                .as("there is a gradient")
                .isGreaterThan(0.1);
        assertThat(largestDifference(found, expected))
                .as("largest difference of a gradient")
                .isLessThan(tolerance);
        ours.clearLayerMaskArrays();
        theirs.clearLayerMaskArrays();
        INDArray outputs = theirs.output(batch.oneHot(type));
        assertThat(largestDifference(ours.output(input), outputs)).isLessThan(tolerance);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void deeplearning4jsGradientCheckerAgrees(boolean sparse) {
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
        Batch batch = Batch.random(4, 3, 5, true);
        INDArray mask = batch.maskArray(DataType.DOUBLE);
        boolean passed = GradientCheckUtil.checkGradients(new GradientCheckUtil.MLNConfig()
                .net(ours(DataType.DOUBLE, sparse))
                .input(sparse ? batch.numbers(DataType.DOUBLE) : batch.oneHot(DataType.DOUBLE))
                .labels(batch.labels(DataType.DOUBLE))
                .inputMask(mask)
                .labelMask(mask)
                .epsilon(1e-6)
                .maxRelError(1e-4)
                .minAbsoluteError(1e-9)
                .print(GradientCheckUtil.PrintMode.FAILURES_ONLY));
        assertThat(passed).isTrue();
    }

    @Test
    void whatOneStepDropsIsAFunctionOfTheSeedSoThatItsGradientCanBeChecked() {
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
        Batch batch = Batch.random(5, 3, 5, false);
        WholeSequenceLstm second = WholeSequenceLstm.of(HIDDEN, HIDDEN);
        second.setIDropout(new SeededDropout(1, 1, 0.65));
        TokenOutput output = TokenOutput.of(HIDDEN, TOKENS);
        output.setIDropout(new SeededDropout(1, 2, 0.65));
        MultiLayerNetwork network =
                network(DataType.DOUBLE, WholeSequenceLstm.ofFeatures(FEATURES, HIDDEN), second, output);
        // The checker wants a word from whoever uses dropout; nothing needs to be reset here.
        boolean passed = GradientCheckUtil.checkGradients(new GradientCheckUtil.MLNConfig()
                .net(network)
                .input(batch.numbers(DataType.DOUBLE))
                .labels(batch.labels(DataType.DOUBLE))
                .epsilon(1e-6)
                .maxRelError(1e-4)
                .minAbsoluteError(1e-9)
                .callEachIter(unchanged -> {})
                .print(GradientCheckUtil.PrintMode.FAILURES_ONLY));
        assertThat(passed).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1, 0.65", "2, 0.5", "3, 0.9", "4, 1"})
    void bothPrecisionsKeepTheSameShareOfUnits(long seed, double keep) {
        DropMask mask = DropMask.of(seed, 1, 17, keep);
        Matrix floats = Matrix.of(Memory.allocate(DataType.FLOAT, 99 * 101), 99, 101);
        Matrix doubles = Matrix.of(Memory.allocate(DataType.DOUBLE, 99 * 101), 99, 101);
        floats.memory().fill(0, floats.length(), 1);
        doubles.memory().fill(0, doubles.length(), 1);
        new FloatArithmetic().drop(floats, mask);
        new DoubleArithmetic().drop(doubles, mask);
        int kept = 0;
        for (int i = 0; i < floats.length(); i++) {
            double value = ((DoubleMemory) doubles.memory()).numbers().get(i);
            assertThat((double) ((FloatMemory) floats.memory()).numbers().get(i))
                    .isCloseTo(value, within(1e-6));
            assertThat(value).isIn(0.0, 1 / keep);
            kept += value > 0 ? 1 : 0;
        }
        assertThat(kept / (double) floats.length()).isCloseTo(keep, within(0.02));
    }

    @Test
    void dropoutThatKnowsNoSeedIsRefused() {
        WholeSequenceLstm layer = WholeSequenceLstm.of(HIDDEN, HIDDEN);
        layer.setIDropout(new Dropout(0.5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network(DataType.FLOAT, layer, TokenOutput.of(HIDDEN, TOKENS)))
                .withMessageContaining("SeededDropout");
    }

    @Test
    void aFeatureThatIsNotThereIsRefused() {
        INDArray input = Nd4j.create(new float[] {0, FEATURES}, new long[] {1, 2, 1});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ours(DataType.FLOAT, true).output(input))
                .withMessageContaining("from 0 to 10");
    }
}
