package dev.stemma.generator.model.training.layer;

/**
 * What one time step of a layer reads and writes, in matrices of batch rows.
 *
 * <p>With a (block input), f (forget), o (output), g (input gate) side by side in the four quarters of a row, as
 * Deeplearning4j orders them, and m the mask of the row (Hochreiter and Schmidhuber 1997, with the forget gates of Gers,
 * Schmidhuber and Cummins 2000):
 *
 * <pre>
 *     c' = f c + g a      outputs = m o tanh(c')      cells = m c'
 * </pre>
 *
 * @param gates [batch, 4 hidden]: first their sums, after the forward step their values, after the backward step the
 *     errors of their sums
 * @param cellsBefore [batch, hidden]
 * @param cells [batch, hidden]
 * @param squashed [batch, hidden]: tanh(c')
 * @param outputs [batch, hidden]
 * @param mask 1 for each row that counts, 0 for each that does not
 */
record LstmStep(Matrix gates, Matrix cellsBefore, Matrix cells, Matrix squashed, Matrix outputs, float[] mask) {
    int batch() {
        return outputs.rows();
    }

    int hidden() {
        return outputs.columns();
    }
}
