package dev.stemma.benchmarks;

import dev.stemma.generator.model.kernel.LstmNetwork;
import dev.stemma.generator.model.kernel.LstmState;
import dev.stemma.generator.model.kernel.LstmWeights;
import dev.stemma.generator.model.kernel.LstmWeights.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Our kernel, one stream. */
final class KernelContender implements Contender {
    private static final int STEPS = 20_000;

    private final LstmNetwork network;
    private final LstmState state;
    private int token;

    KernelContender(Shape shape) {
        network = new LstmNetwork(weights(shape));
        state = network.start();
    }

    @Override
    public String name() {
        return "kernel";
    }

    @Override
    public double measure() {
        double start = CpuTime.micros();
        steps(STEPS);
        return (CpuTime.micros() - start) / STEPS;
    }

    /** Feeds this many tokens. */
    void steps(int count) {
        for (int i = 0; i < count; i++) {
            network.step(state, token);
            token = Shape.highest(state.logits());
        }
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
