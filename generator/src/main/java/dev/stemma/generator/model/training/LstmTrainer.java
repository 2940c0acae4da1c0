package dev.stemma.generator.model.training;

import dev.stemma.generator.model.kernel.LstmWeights;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** The network in Deeplearning4j: built, fitted batch by batch, its weights read out. */
final class LstmTrainer {
    private static final double LARGEST_GRADIENT = 5;

    private final MultiLayerNetwork network;
    private final int inputs;
    private final int outputs;

    LstmTrainer(int inputs, int outputs, TrainingOptions options) {
        this.inputs = inputs;
        this.outputs = outputs;
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(options.seed())
                .updater(new Adam(options.learningRate()))
                .weightInit(WeightInit.XAVIER)
                .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                .gradientNormalizationThreshold(LARGEST_GRADIENT)
                .list();
        for (int i = 0; i < options.layers(); i++) {
            LSTM.Builder layer = new LSTM.Builder()
                    .nIn(i == 0 ? inputs : options.hidden())
                    .nOut(options.hidden())
                    .activation(Activation.TANH)
                    .gateActivationFunction(Activation.SIGMOID)
                    .forgetGateBiasInit(1);
            layers.layer(i == 0 ? layer.build() : layer.dropOut(options.keep()).build());
        }
        MultiLayerConfiguration configuration = layers.layer(
                        new RnnOutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                                .activation(Activation.SOFTMAX)
                                .nIn(options.hidden())
                                .nOut(outputs)
                                .dropOut(options.keep())
                                .build())
                .build();
        network = new MultiLayerNetwork(configuration);
        network.init();
    }

    /** One step of gradient descent on these windows, padded with masked steps to the longest. */
    void fit(List<TrainingWindow> batch) {
        int steps = batch.stream().mapToInt(TrainingWindow::length).max().orElseThrow();
        float[] features = new float[batch.size() * inputs * steps];
        float[] labels = new float[batch.size() * outputs * steps];
        float[] mask = new float[batch.size() * steps];
        for (int b = 0; b < batch.size(); b++) {
            TrainingWindow window = batch.get(b);
            for (int t = 0; t < window.length(); t++) {
                for (int feature : window.features()[t]) {
                    features[(b * inputs + feature) * steps + t] = 1;
                }
                labels[(b * outputs + window.targets()[t]) * steps + t] = 1;
                mask[b * steps + t] = 1;
            }
        }
        INDArray maskArray = Nd4j.create(mask, new long[] {batch.size(), steps}, 'c');
        network.fit(new DataSet(
                Nd4j.create(features, new long[] {batch.size(), inputs, steps}, 'c'),
                Nd4j.create(labels, new long[] {batch.size(), outputs, steps}, 'c'),
                maskArray,
                maskArray));
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
            layers.add(new LstmWeights.Layer(matrix(i, "W"), matrix(i, "RW"), row(i, "b")));
        }
        return new LstmWeights(layers, matrix(output, "W"), row(output, "b"));
    }

    private float[][] matrix(int layer, String name) {
        return network.getLayer(layer).getParam(name).toFloatMatrix();
    }

    private float[] row(int layer, String name) {
        return network.getLayer(layer).getParam(name).dup().reshape(-1).toFloatVector();
    }
}
