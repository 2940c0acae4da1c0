package dev.stemma.generator.model.kernel;

import dev.stemma.generator.model.kernel.LstmWeights.Layer;
import java.util.ArrayList;
import java.util.List;

/** Networks for tests: every weight a function of the seed and its place. */
public final class RandomWeights {
    private final long seed;
    private int drawn;

    private RandomWeights(long seed) {
        this.seed = seed;
    }

    /** Weights spread evenly over -2 / sqrt(hidden) to 2 / sqrt(hidden). */
    public static LstmWeights of(long seed, int inputs, int layers, int hidden, int outputs) {
        RandomWeights random = new RandomWeights(seed);
        float scale = (float) (2 / StrictMath.sqrt(hidden));
        List<Layer> stack = new ArrayList<>();
        for (int i = 0; i < layers; i++) {
            stack.add(new Layer(
                    random.matrix(i == 0 ? inputs : hidden, 4 * hidden, scale),
                    random.matrix(hidden, 4 * hidden, scale),
                    random.matrix(1, 4 * hidden, scale)[0]));
        }
        return new LstmWeights(stack, random.matrix(hidden, outputs, scale), random.matrix(1, outputs, scale)[0]);
    }

    private float[][] matrix(int rows, int columns, float scale) {
        float[][] matrix = new float[rows][columns];
        for (float[] row : matrix) {
            for (int i = 0; i < columns; i++) {
                row[i] = (float) (2 * Philox.uniform(seed, drawn++, 0) - 1) * scale;
            }
        }
        return matrix;
    }
}
