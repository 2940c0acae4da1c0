package dev.stemma.generator.model.training.layer;

import java.util.Optional;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Activations as a layer hears them: rows of [time, batch], some units dropped while it learns.
 *
 * @param rows [time * batch, size]
 * @param dropped what was dropped
 */
record DenseInput(Matrix rows, Optional<DropMask> dropped) {
    static DenseInput of(
            INDArray input, Optional<IDropout> dropout, boolean training, Buffer buffer, Arithmetic arithmetic) {
        int count = Math.toIntExact(input.size(0) * input.size(2));
        int size = Math.toIntExact(input.size(1));
        INDArray byTime = Sequences.byTime(input);
        Matrix given = Matrix.of(Memory.of(byTime), count, size);
        Optional<DropMask> mask = dropout.filter(any -> training).map(any -> ((SeededDropout) any).mask());
        if (mask.isEmpty()
                && byTime.data().pointer().address() == input.data().pointer().address()) {
            return new DenseInput(given, mask);
        }
        // A copy that Deeplearning4j's workspaces own is gone before the way back.
        Matrix heard = buffer.matrix(count, size);
        heard.memory().copy(0, given.memory(), 0, given.length());
        mask.ifPresent(drops -> arithmetic.drop(heard, drops));
        return new DenseInput(heard, mask);
    }

    /** The errors of what was heard become those of the input. */
    void backward(Matrix errors, Arithmetic arithmetic) {
        dropped.ifPresent(mask -> arithmetic.drop(errors, mask));
    }
}
