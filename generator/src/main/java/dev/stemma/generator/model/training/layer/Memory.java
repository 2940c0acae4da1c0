package dev.stemma.generator.model.training.layer;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Numbers of one type in native memory, where OpenBLAS multiplies them. */
sealed interface Memory permits FloatMemory, DoubleMemory {
    /** Fresh memory that the garbage collector gives back; what it holds is not defined. */
    static Memory allocate(DataType type, int size) {
        return switch (type) {
            case FLOAT -> FloatMemory.allocate(size);
            case DOUBLE -> DoubleMemory.allocate(size);
            default -> throw unknown(type);
        };
    }

    /** The array's own memory from its first number on; good as long as the array is. */
    static Memory of(INDArray array) {
        return switch (array.dataType()) {
            case FLOAT -> FloatMemory.of(array);
            case DOUBLE -> DoubleMemory.of(array);
            default -> throw unknown(array.dataType());
        };
    }

    private static IllegalArgumentException unknown(DataType type) {
        return new IllegalArgumentException("these layers count in FLOAT or DOUBLE, found " + type);
    }

    int size();

    /** result = keep result + a b, by the gemm of BLAS level 3. */
    void multiply(Matrix a, Matrix b, double keep, Matrix result);

    /** Copies from memory of the same type. */
    void copy(int at, Memory from, int fromAt, int length);

    void fill(int at, int length, double value);
}
