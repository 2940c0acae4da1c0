package dev.stemma.generator.model.kernel;

import dev.stemma.provenance.asset.AssetException;
import dev.stemma.provenance.asset.SafeTensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The trained numbers of an LSTM network: layers of equal width, then a linear output. Immutable.
 *
 * <p>As tensors (F32, row by row), with n inputs, H hidden units a layer and V outputs:
 *
 * <pre>
 *     lstm.0.input      [n, 4H]     lstm.1.input      [H, 4H]     ...     output.weight  [H, V]
 *     lstm.0.recurrent  [H, 4H]     lstm.1.recurrent  [H, 4H]             output.bias    [V]
 *     lstm.0.bias       [4H]        lstm.1.bias       [4H]
 * </pre>
 *
 * <p>The 4H columns are four gates of H, in the order of Deeplearning4j: block input a, forget f, output o, input g.
 * Tensors of other names are left alone.
 */
public final class LstmWeights {
    private final List<Layer> layers;
    private final float[][] outputWeight;
    private final float[] outputBias;

    /**
     * One layer; the arrays are copied in, and out.
     *
     * @param input {@code float[inputs][4 * hidden]}
     * @param recurrent {@code float[hidden][4 * hidden]}
     * @param bias {@code float[4 * hidden]}
     */
    public record Layer(float[][] input, float[][] recurrent, float[] bias) {
        public Layer {
            int columns = 4 * recurrent.length;
            requireMatrix("recurrent", recurrent, recurrent.length, columns);
            requireMatrix("input", input, input.length, columns);
            requireMatrix("bias", new float[][] {bias}, 1, columns);
            input = copy(input);
            recurrent = copy(recurrent);
            bias = bias.clone();
        }

        @Override
        public float[][] input() {
            return copy(input);
        }

        @Override
        public float[][] recurrent() {
            return copy(recurrent);
        }

        @Override
        public float[] bias() {
            return bias.clone();
        }

        /** The array itself, for the kernel, which only reads it. */
        float[][] inputRows() {
            return input;
        }

        /** The array itself, for the kernel, which only reads it. */
        float[][] recurrentRows() {
            return recurrent;
        }

        /** The array itself, for the kernel, which only reads it. */
        float[] biasRow() {
            return bias;
        }
    }

    /**
     * @param layers first layer first
     * @param outputWeight {@code float[hidden][outputs]}
     * @param outputBias {@code float[outputs]}
     * @throws IllegalArgumentException if the shapes do not fit together or a number is not finite
     */
    public LstmWeights(List<Layer> layers, float[][] outputWeight, float[] outputBias) {
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a network has at least one layer");
        }
        int hidden = layers.get(0).recurrent.length;
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            if (layer.recurrent.length != hidden || (i > 0 && layer.input.length != hidden)) {
                throw new IllegalArgumentException("layer " + i + " has " + layer.input.length + " inputs and "
                        + layer.recurrent.length + " units, expected " + hidden + " units in every layer");
            }
        }
        requireMatrix("output weight", outputWeight, hidden, outputBias.length);
        requireMatrix("output bias", new float[][] {outputBias}, 1, outputBias.length);
        this.layers = List.copyOf(layers);
        this.outputWeight = copy(outputWeight);
        this.outputBias = outputBias.clone();
    }

    /**
     * The network that a file holds.
     *
     * @throws AssetException if a tensor is missing, of another type, of a shape that does not fit, or not finite
     */
    public static LstmWeights from(SafeTensors tensors) {
        List<Layer> layers = new ArrayList<>();
        try {
            do {
                String name = "lstm." + layers.size() + ".";
                layers.add(new Layer(
                        matrix(tensors, name + "input"),
                        matrix(tensors, name + "recurrent"),
                        tensors.floats(name + "bias")));
            } while (tensors.tensors().containsKey("lstm." + layers.size() + ".input"));
            return new LstmWeights(layers, matrix(tensors, "output.weight"), tensors.floats("output.bias"));
        } catch (IllegalArgumentException e) {
            throw new AssetException(8, "the network's tensors do not fit together: " + e.getMessage());
        }
    }

    /** The tensors given, and the network's. */
    public SafeTensors addTo(SafeTensors tensors) {
        SafeTensors result = tensors;
        for (int i = 0; i < layers.size(); i++) {
            String name = "lstm." + i + ".";
            Layer layer = layers.get(i);
            result = withMatrix(result, name + "input", layer.input);
            result = withMatrix(result, name + "recurrent", layer.recurrent);
            result = result.withFloats(name + "bias", List.of((long) layer.bias.length), layer.bias);
        }
        return withMatrix(result, "output.weight", outputWeight)
                .withFloats("output.bias", List.of((long) outputBias.length), outputBias);
    }

    /** First layer first. */
    public List<Layer> layers() {
        return layers;
    }

    /** {@code float[hidden][outputs]}, a copy. */
    public float[][] outputWeight() {
        return copy(outputWeight);
    }

    /** {@code float[outputs]}, a copy. */
    public float[] outputBias() {
        return outputBias.clone();
    }

    /** Number of input features. */
    public int inputs() {
        return layers.get(0).input.length;
    }

    /** Units of each layer. */
    public int hidden() {
        return outputWeight.length;
    }

    /** Number of logits. */
    public int outputs() {
        return outputBias.length;
    }

    /** The array itself, for the kernel, which only reads it. */
    float[][] outputRows() {
        return outputWeight;
    }

    private static float[][] matrix(SafeTensors tensors, String name) {
        List<Long> shape = tensors.tensor(name).shape();
        float[] values = tensors.floats(name);
        if (shape.size() != 2 || values.length == 0) {
            throw new IllegalArgumentException(name + " has shape " + shape + ", expected two dimensions above 0");
        }
        int columns = Math.toIntExact(shape.get(1));
        float[][] matrix = new float[values.length / columns][];
        for (int row = 0; row < matrix.length; row++) {
            matrix[row] = Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
        }
        return matrix;
    }

    private static SafeTensors withMatrix(SafeTensors tensors, String name, float[][] matrix) {
        int columns = matrix[0].length;
        float[] values = new float[Math.multiplyExact(matrix.length, columns)];
        for (int row = 0; row < matrix.length; row++) {
            System.arraycopy(matrix[row], 0, values, row * columns, columns);
        }
        return tensors.withFloats(name, List.of((long) matrix.length, (long) columns), values);
    }

    private static void requireMatrix(String name, float[][] matrix, int rows, int columns) {
        if (matrix.length != rows || rows == 0 || columns == 0) {
            throw new IllegalArgumentException(
                    name + " has " + matrix.length + " rows, expected " + rows + " of " + columns + " columns");
        }
        for (float[] row : matrix) {
            if (row.length != columns) {
                throw new IllegalArgumentException(
                        name + " has a row of " + row.length + " columns, expected " + columns);
            }
            if (!allFinite(row)) {
                throw new IllegalArgumentException(name + " holds a number that is not finite");
            }
        }
    }

    private static boolean allFinite(float[] row) {
        float sum = 0;
        for (float value : row) {
            sum += value * 0;
        }
        return sum == 0;
    }

    private static float[][] copy(float[][] matrix) {
        float[][] copy = new float[matrix.length][];
        for (int row = 0; row < matrix.length; row++) {
            copy[row] = matrix[row].clone();
        }
        return copy;
    }
}
