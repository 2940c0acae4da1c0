package dev.stemma.generator.model.kernel;

/**
 * What an {@link LstmNetwork} remembers of one stream, and its latest output. Mutable; one thread at a time.
 *
 * <p>A copy goes its own way from there, as particles that share a beginning do.
 */
public final class LstmState {
    /** {@code float[layers][hidden]}. */
    final float[][] hidden;

    /** {@code float[layers][hidden]}. */
    final float[][] cell;

    /** {@code float[outputs]}. */
    final float[] logits;

    /** Made when first needed: most states that are stepped together never need theirs. */
    private Scratch scratch;

    /**
     * Room for one layer of one stream.
     *
     * @param sums gates before activation: {@code float[4 * hidden]}
     * @param gates {@code float[4 * hidden]}
     * @param squashed tanh of the cells: {@code float[hidden]}
     */
    record Scratch(float[] sums, float[] gates, float[] squashed) {}

    LstmState(int layers, int units, int outputs) {
        hidden = new float[layers][units];
        cell = new float[layers][units];
        logits = new float[outputs];
    }

    int units() {
        return hidden[0].length;
    }

    Scratch scratch() {
        if (scratch == null) {
            scratch = new Scratch(new float[4 * units()], new float[4 * units()], new float[units()]);
        }
        return scratch;
    }

    /** Unnormalised log-probabilities after the latest step, one for each output; zeros before the first step. */
    public float[] logits() {
        return logits.clone();
    }

    /** A state of its own with the same memory and the same logits. */
    public LstmState copy() {
        LstmState copy = new LstmState(hidden.length, units(), logits.length);
        for (int layer = 0; layer < hidden.length; layer++) {
            System.arraycopy(hidden[layer], 0, copy.hidden[layer], 0, units());
            System.arraycopy(cell[layer], 0, copy.cell[layer], 0, units());
        }
        System.arraycopy(logits, 0, copy.logits, 0, logits.length);
        return copy;
    }
}
