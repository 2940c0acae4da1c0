package dev.stemma.generator.model.training.layer;

import org.nd4j.linalg.api.buffer.DataType;

/** What layers count number by number, beside products of matrices. */
sealed interface Arithmetic permits FloatArithmetic, DoubleArithmetic {
    static Arithmetic of(DataType type) {
        return type == DataType.DOUBLE ? new DoubleArithmetic() : new FloatArithmetic();
    }

    /** From the sums of the gates, without {@code bias} [1, 4 hidden], to cells and outputs. */
    void forward(LstmStep step, Matrix bias);

    /**
     * From the errors of the outputs to those of the gates' sums.
     *
     * @param cellErrors [batch, hidden]: of the cells after the step, then of those before it
     */
    void backward(LstmStep step, Matrix outputErrors, Matrix cellErrors);

    /**
     * Each row of {@code sums} becomes the sum of the weights of its active features.
     *
     * @param weights [columns of sums, features]
     */
    void gather(ActiveFeatures features, Matrix weights, Matrix sums);

    /** The errors of the weights that {@link #gather} summed: each feature's are the sum over its rows. */
    void scatter(ActiveFeatures features, Matrix errors, Matrix weightErrors);

    /** Multiplies by 1 / keep or by 0, as the mask says. */
    void drop(Matrix matrix, DropMask mask);

    /**
     * From scores, without {@code bias} [1, tokens], to the errors of softmax and cross-entropy: m (p - 1 at the target).
     *
     * @return the loss in nats, summed over rows
     */
    double crossEntropy(Matrix scores, Matrix bias, int[] targets, float[] mask);

    /** From scores, without {@code bias}, to probabilities. */
    void softmax(Matrix scores, Matrix bias);
}
