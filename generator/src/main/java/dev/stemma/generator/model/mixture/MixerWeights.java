package dev.stemma.generator.model.mixture;

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
        }
    }

    public int members() {
        return base.length;
    }

    /** Number of features of the {@link Evidence}. */
    public int features() {
        return hidden.length == 0 ? 0 : hidden[0].length;
    }
}
