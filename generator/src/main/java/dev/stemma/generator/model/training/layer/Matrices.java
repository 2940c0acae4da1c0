package dev.stemma.generator.model.training.layer;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Matrices that the layers share. */
final class Matrices {
    private Matrices() {}

    /** A parameter or gradient [rows, columns], which lies column by column: here each of its columns is a row. */
    static Matrix byColumns(INDArray parameter) {
        if (parameter.size(0) > 1 && parameter.stride(0) != 1) {
            throw new IllegalArgumentException(
                    "parameters lie column by column, found " + parameter.shapeInfoToString());
        }
        int rows = Math.toIntExact(parameter.size(0));
        int columns = Math.toIntExact(parameter.size(1));
        return Matrix.of(Memory.of(parameter), columns, rows);
    }

    /** A parameter or gradient [1, columns]. */
    static Matrix row(INDArray parameter) {
        return Matrix.of(Memory.of(parameter), 1, Math.toIntExact(parameter.length()));
    }

    /** [1, count] of ones: times a matrix, the sum of its rows. */
    static Matrix ones(Buffer buffer, int count) {
        Matrix ones = buffer.matrix(1, count);
        ones.memory().fill(0, count, 1);
        return ones;
    }
}
