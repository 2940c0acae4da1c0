package dev.stemma.benchmarks;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Deeplearning4j, one stream: {@code rnnTimeStep} on one-hot tokens. */
final class Deeplearning4jContender implements Contender {
    private static final int STEPS = 2_000;

    private final MultiLayerNetwork network;
    private final INDArray oneHot;
    private int token;

    Deeplearning4jContender(Shape shape) {
        network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(1)
                .list()
                .layer(layer(shape.vocabulary(), shape.hidden()))
                .layer(layer(shape.hidden(), shape.hidden()))
                .layer(new RnnOutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(shape.hidden())
                        .nOut(shape.vocabulary())
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
        network.init();
        oneHot = Nd4j.zeros(1, shape.vocabulary());
    }

    private static LSTM layer(int inputs, int units) {
        return new LSTM.Builder()
                .nIn(inputs)
                .nOut(units)
                .activation(Activation.TANH)
                .build();
    }

    @Override
    public String name() {
        return "deeplearning4j";
    }

    @Override
    public double measure() {
        double start = CpuTime.micros();
        for (int i = 0; i < STEPS; i++) {
            oneHot.putScalar(token, 1);
            float[] scores = network.rnnTimeStep(oneHot).data().asFloat();
            oneHot.putScalar(token, 0);
            token = Shape.highest(scores);
        }
        return (CpuTime.micros() - start) / STEPS;
    }
}
