package dev.stemma.benchmarks;

import dev.stemma.generator.model.training.layer.Sequences;
import dev.stemma.generator.model.training.layer.TokenOutput;
import dev.stemma.generator.model.training.layer.WholeSequenceLstm;
import java.util.Random;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** One step of training in Deeplearning4j, on random tokens: with its own layers, or with ours. */
final class TrainingContender implements Contender {
    private final String name;
    private final int steps;
    private final MultiLayerNetwork network;
    private final INDArray features;
    private final INDArray labels;

    private TrainingContender(
            String name, int steps, INDArray features, INDArray labels, Layer first, Layer second, Layer output) {
        this.name = name;
        this.steps = steps;
        this.features = features;
        this.labels = labels;
        network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Adam(1e-3))
                .weightInit(WeightInit.XAVIER)
                .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                .gradientNormalizationThreshold(1)
                .list()
                .layer(first)
                .layer(second)
                .layer(output)
                .build());
        network.init();
    }

    /** Deeplearning4j's own layers, on one-hot vectors. */
    static TrainingContender own(TrainingShape shape) {
        int tokens = shape.vocabulary();
        return new TrainingContender(
                "deeplearning4j",
                2,
                shape.oneHot(1),
                shape.oneHot(2),
                theirs(tokens, shape.hidden()),
                theirs(shape.hidden(), shape.hidden()),
                new RnnOutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(shape.hidden())
                        .nOut(tokens)
                        .activation(Activation.SOFTMAX)
                        .build());
    }

    private static LSTM theirs(int inputs, int hidden) {
        return new LSTM.Builder()
                .nIn(inputs)
                .nOut(hidden)
                .activation(Activation.TANH)
                .build();
    }

    /** Our layers as models are trained with them: numbers of tokens in and out. */
    static TrainingContender wholeSequences(TrainingShape shape) {
        return ours("ours", shape, shape.numbers(1), WholeSequenceLstm.ofFeatures(shape.vocabulary(), shape.hidden()));
    }

    /** Our layers with a first layer of dense input, as wide as the peer's embedding. */
    static TrainingContender dense(TrainingShape shape) {
        return ours("ours-dense", shape, shape.oneHot(1), WholeSequenceLstm.of(shape.vocabulary(), shape.hidden()));
    }

    private static TrainingContender ours(String name, TrainingShape shape, INDArray features, Layer first) {
        return new TrainingContender(
                name,
                8,
                features,
                shape.numbers(2),
                first,
                WholeSequenceLstm.of(shape.hidden(), shape.hidden()),
                TokenOutput.of(shape.hidden(), shape.vocabulary()));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double measure() {
        double start = CpuTime.micros();
        for (int i = 0; i < steps; i++) {
            network.fit(features, labels);
        }
        return (CpuTime.micros() - start) / steps;
    }

    /**
     * The peer's network and batch.
     *
     * @param vocabulary tokens in and out
     * @param hidden units of each layer
     * @param batch sequences of a step
     * @param length tokens of each
     */
    record TrainingShape(int vocabulary, int hidden, int batch, int length) {
        int tokens() {
            return batch * length;
        }

        /** [batch, 1, time] of random tokens. */
        private INDArray numbers(long seed) {
            Random random = new Random(seed);
            float[] numbers = new float[tokens()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = random.nextInt(vocabulary);
            }
            return Sequences.of(numbers, batch, 1, length, DataType.FLOAT);
        }

        /** [batch, vocabulary, time] of random tokens. */
        private INDArray oneHot(long seed) {
            Random random = new Random(seed);
            float[] numbers = new float[tokens() * vocabulary];
            for (int i = 0; i < tokens(); i++) {
                numbers[i * vocabulary + random.nextInt(vocabulary)] = 1;
            }
            return Sequences.of(numbers, batch, vocabulary, length, DataType.FLOAT)
                    .dup('c');
        }
    }
}
