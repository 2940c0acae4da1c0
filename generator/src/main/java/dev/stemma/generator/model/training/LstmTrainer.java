package dev.stemma.generator.model.training;

import dev.stemma.generator.model.kernel.LstmWeights;
import dev.stemma.generator.model.training.layer.SeededDropout;
import dev.stemma.generator.model.training.layer.Sequences;
import dev.stemma.generator.model.training.layer.TokenOutput;
import dev.stemma.generator.model.training.layer.WholeSequenceLstm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** The network in Deeplearning4j: built, fitted batch by batch, its weights read out. */
final class LstmTrainer {
    private static final double LARGEST_GRADIENT = 5;

    /** Stands where a step has fewer features than another. */
    private static final int NO_FEATURE = -1;

    private final MultiLayerNetwork network;
    private int steps;

    LstmTrainer(int inputs, int outputs, TrainingOptions options) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(options.seed())
                .updater(new Adam(options.learningRate()))
                .weightInit(WeightInit.XAVIER)
                .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                .gradientNormalizationThreshold(LARGEST_GRADIENT)
                .list();
        layers.layer(WholeSequenceLstm.ofFeatures(inputs, options.hidden()));
        for (int i = 1; i < options.layers(); i++) {
            layers.layer(dropping(WholeSequenceLstm.of(options.hidden(), options.hidden()), i, options));
        }
        layers.layer(dropping(TokenOutput.of(options.hidden(), outputs), options.layers(), options));
        network = new MultiLayerNetwork(layers.build());
        network.init();
    }

    private static FeedForwardLayer dropping(FeedForwardLayer layer, int index, TrainingOptions options) {
        if (options.keep() < 1) {
            layer.setIDropout(new SeededDropout(options.seed(), index, options.keep()));
        }
        return layer;
    }

    /** One step of gradient descent on these windows, padded with masked steps to the longest. */
    void fit(List<TrainingWindow> batch) {
        int size = batch.size();
        int length = batch.stream().mapToInt(TrainingWindow::length).max().orElseThrow();
        int most = batch.stream().mapToInt(TrainingWindow::mostFeatures).max().orElseThrow();
        float[] features = new float[size * most * length];
        float[] labels = new float[size * length];
        float[] mask = new float[size * length];
        Arrays.fill(features, NO_FEATURE);
        for (int b = 0; b < size; b++) {
            TrainingWindow window = batch.get(b);
            for (int t = 0; t < window.length(); t++) {
                int[] active = window.features()[t];
                for (int i = 0; i < active.length; i++) {
                    features[(t * size + b) * most + i] = active[i];
                }
                labels[t * size + b] = window.targets()[t];
                mask[b * length + t] = 1;
            }
        }
        INDArray maskArray = Nd4j.create(mask, new long[] {size, length}, 'c');
        dropAsInStep(steps);
        network.fit(
                Sequences.of(features, size, most, length, DataType.FLOAT),
                Sequences.of(labels, size, 1, length, DataType.FLOAT),
                maskArray,
                maskArray);
        steps++;
    }

    private void dropAsInStep(int step) {
        for (org.deeplearning4j.nn.api.Layer layer : network.getLayers()) {
            if (layer.conf().getLayer().getIDropout() instanceof SeededDropout dropout) {
                dropout.setStep(step);
            }
        }
    }

    long parameterCount() {
        return network.numParams();
    }

    /** All that the next step depends on beside its windows. */
    State state() {
        return new State(
                steps, numbers(network.params()), numbers(network.getUpdater().getStateViewArray()));
    }

    /** Goes on from there. */
    void resume(State state) {
        steps = state.steps();
        network.setParams(row(state.parameters()));
        network.getUpdater().getStateViewArray().assign(row(state.updater()));
        network.getLayerWiseConfigurations().setIterationCount(steps);
    }

    /**
     * @param steps of gradient descent so far
     * @param updater Adam's moments
     */
    record State(int steps, float[] parameters, float[] updater) {}

    private static float[] numbers(INDArray row) {
        return row.dup().data().asFloat();
    }

    private static INDArray row(float[] numbers) {
        return Nd4j.create(numbers, new long[] {1, numbers.length});
    }

    /** Sets Adam's step size from now on. */
    void learningRate(double rate) {
        network.setLearningRate(rate);
    }

    /** The weights as they are now. */
    LstmWeights weights() {
        List<LstmWeights.Layer> layers = new ArrayList<>();
        int output = network.getnLayers() - 1;
        for (int i = 0; i < output; i++) {
            layers.add(new LstmWeights.Layer(matrix(i, "W"), matrix(i, "RW"), vector(i, "b")));
        }
        return new LstmWeights(layers, matrix(output, "W"), vector(output, "b"));
    }

    private float[][] matrix(int layer, String name) {
        return network.getLayer(layer).getParam(name).toFloatMatrix();
    }

    private float[] vector(int layer, String name) {
        return network.getLayer(layer).getParam(name).dup().reshape(-1).toFloatVector();
    }
}
