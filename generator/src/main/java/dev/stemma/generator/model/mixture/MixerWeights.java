package dev.stemma.generator.model.mixture;

import dev.stemma.provenance.asset.SafeTensors;
import java.util.Arrays;
import java.util.List;

/**
 * The learned parameters of a {@link Mixer}; tensors of a model folder. The arrays are not copied: training changes them in
 * place, nobody else may.
 *
 * @param base {@code float[members]}: each member's weight apart from any certainty
 * @param gates {@code float[members][hidden]}
 * @param hiddenBias {@code float[hidden]}
 * @param hidden {@code float[hidden][features]}
 */
public record MixerWeights(float[] base, float[][] gates, float[] hiddenBias, float[][] hidden) {
    public MixerWeights {
        if (gates.length != base.length || hidden.length != hiddenBias.length) {
            throw new IllegalArgumentException("gates of " + base.length + " members and " + hiddenBias.length
                    + " hidden units are expected, found " + gates.length + " and " + hidden.length);
        }
        for (float[] row : gates) {
            if (row.length != hiddenBias.length) {
                throw new IllegalArgumentException("a gate of " + hiddenBias.length + " expected, found " + row.length);
            }
            requireFinite(row);
        }
        for (float[] row : hidden) {
            requireFinite(row);
        }
        requireFinite(base);
        requireFinite(hiddenBias);
    }

    private static void requireFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("a weight of the mixture is " + value);
            }
        }
    }

    public int members() {
        return base.length;
    }

    /** Number of features of the {@link Evidence}. */
    public int features() {
        return hidden.length == 0 ? 0 : hidden[0].length;
    }

    /**
     * Reads tensors whose names begin so.
     *
     * @throws IllegalArgumentException if one is missing or they do not fit each other
     */
    static MixerWeights from(SafeTensors tensors, String prefix) {
        return new MixerWeights(
                tensors.floats(prefix + "base"),
                matrix(tensors, prefix + "gates"),
                tensors.floats(prefix + "hidden.bias"),
                matrix(tensors, prefix + "hidden"));
    }

    private static float[][] matrix(SafeTensors tensors, String name) {
        List<Long> shape = tensors.tensor(name).shape();
        float[] values = tensors.floats(name);
        if (shape.size() != 2 || values.length == 0) {
            throw new IllegalArgumentException(name + " has shape " + shape + ", expected two dimensions above 0");
        }
        int columns = Math.toIntExact(shape.get(1));
        float[][] rows = new float[values.length / columns][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
        }
        return rows;
    }

    /** The tensors given, and these under names that begin so. */
    SafeTensors addTo(SafeTensors tensors, String prefix) {
        return tensors.withFloats(prefix + "base", List.of((long) base.length), base)
                .withFloats(prefix + "gates", shape(gates), flat(gates))
                .withFloats(prefix + "hidden.bias", List.of((long) hiddenBias.length), hiddenBias)
                .withFloats(prefix + "hidden", shape(hidden), flat(hidden));
    }

    private static List<Long> shape(float[][] rows) {
        return List.of((long) rows.length, (long) rows[0].length);
    }

    private static float[] flat(float[][] rows) {
        float[] values = new float[rows.length * rows[0].length];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, values, row * rows[0].length, rows[0].length);
        }
        return values;
    }
}
