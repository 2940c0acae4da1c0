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

    /** Room for one layer's gates before activation: {@code float[4 * hidden]}. */
    final float[] sums;

    /** Room for one layer's gates: {@code float[4 * hidden]}. */
    final float[] gates;

    /** Room for tanh of one layer's cells: {@code float[hidden]}. */
    final float[] squashed;

    /** {@code float[outputs]}. */
    final float[] logits;

    LstmState(int layers, int units, int outputs) {
        hidden = new float[layers][units];
        cell = new float[layers][units];
        sums = new float[4 * units];
        gates = new float[4 * units];
        squashed = new float[units];
        logits = new float[outputs];
    }

    /** Unnormalised log-probabilities after the latest step, one for each output; zeros before the first step. */
    public float[] logits() {
        return logits.clone();
    }

    /** A state of its own with the same memory and the same logits. */
    public LstmState copy() {
        LstmState copy = new LstmState(hidden.length, squashed.length, logits.length);
        for (int layer = 0; layer < hidden.length; layer++) {
            System.arraycopy(hidden[layer], 0, copy.hidden[layer], 0, squashed.length);
            System.arraycopy(cell[layer], 0, copy.cell[layer], 0, squashed.length);
        }
        System.arraycopy(logits, 0, copy.logits, 0, logits.length);
        return copy;
    }
}
