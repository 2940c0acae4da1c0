package dev.stemma.benchmarks;

import dev.stemma.generator.model.kernel.LstmNetwork;
import dev.stemma.generator.model.kernel.LstmState;
import dev.stemma.generator.model.kernel.LstmWeights;
import dev.stemma.generator.model.kernel.LstmWeights.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Our kernel: one stream, or several that take each step together. */
final class KernelContender implements Contender {
    private static final int STEPS = 20_480;

    private final LstmNetwork network;
    private final LstmState[] states;
    private final int[][] tokens;

    KernelContender(Shape shape, int streams) {
        network = new LstmNetwork(weights(shape));
        states = Stream.generate(network::start).limit(streams).toArray(LstmState[]::new);
        tokens = new int[streams][1];
        for (int i = 0; i < streams; i++) {
            tokens[i][0] = i % shape.vocabulary();
        }
    }

    /** {@code kernel} for one stream, {@code kernel x 256} for 256 at once. */
    static String name(int streams) {
        return streams == 1 ? "kernel" : "kernel x " + streams;
    }

    @Override
    public String name() {
        return name(states.length);
    }

    /** Of one token of one stream. */
    @Override
    public double measure() {
        double start = CpuTime.micros();
        for (int i = 0; i < STEPS / states.length; i++) {
            network.step(states, tokens);
            for (int stream = 0; stream < states.length; stream++) {
                tokens[stream][0] = Shape.highest(states[stream].logits());
            }
        }
        return (CpuTime.micros() - start) / STEPS;
    }

    /** Random weights of the shape. */
    static LstmWeights weights(Shape shape) {
        Random random = new Random(1);
        int hidden = shape.hidden();
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < Shape.LAYERS; i++) {
            layers.add(new Layer(
                    matrix(random, i == 0 ? shape.vocabulary() : hidden, 4 * hidden),
                    matrix(random, hidden, 4 * hidden),
                    matrix(random, 1, 4 * hidden)[0]));
        }
        return new LstmWeights(
                layers, matrix(random, hidden, shape.vocabulary()), matrix(random, 1, shape.vocabulary())[0]);
    }

    private static float[][] matrix(Random random, int rows, int columns) {
        float[][] matrix = new float[rows][columns];
        for (float[] row : matrix) {
            for (int i = 0; i < columns; i++) {
                row[i] = 0.2f * (random.nextFloat() - 0.5f);
            }
        }
        return matrix;
    }
}
