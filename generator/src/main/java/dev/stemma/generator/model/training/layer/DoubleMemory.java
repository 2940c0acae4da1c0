package dev.stemma.generator.model.training.layer;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Double precision, in which gradients are checked. */
record DoubleMemory(DoublePointer pointer, DoubleBuffer numbers) implements Memory {
    private DoubleMemory(DoublePointer pointer) {
        this(pointer, pointer.asBuffer());
    }

    static DoubleMemory allocate(int size) {
        return new DoubleMemory(new DoublePointer((long) size));
    }

    static DoubleMemory of(INDArray array) {
        DoublePointer pointer = new DoublePointer(array.data().addressPointer());
        return new DoubleMemory(pointer.capacity(array.length()));
    }

    @Override
    public int size() {
        return numbers.capacity();
    }

    @Override
    public void multiply(Matrix a, Matrix b, double keep, Matrix result) {
        result.requireProduct(a, b);
        openblas_nolapack.cblas_dgemm(
                openblas_nolapack.CblasRowMajor,
                transpose(a),
                transpose(b),
                result.rows(),
                result.columns(),
                a.width(),
                1,
                start(a),
                a.columns(),
                start(b),
                b.columns(),
                keep,
                start(result),
                result.columns());
    }

    private static int transpose(Matrix matrix) {
        return matrix.turned() ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans;
    }

    private static DoublePointer start(Matrix matrix) {
        return ((DoubleMemory) matrix.memory()).pointer.getPointer(matrix.at());
    }

    @Override
    public void copy(int at, Memory from, int fromAt, int length) {
        numbers.put(at, ((DoubleMemory) from).numbers, fromAt, length);
    }

    @Override
    public void fill(int at, int length, double value) {
        double[] values = new double[length];
        Arrays.fill(values, value);
        numbers.put(at, values);
    }

    void read(Matrix matrix, double[] into) {
        numbers.get(matrix.at(), into, 0, matrix.length());
    }

    void write(Matrix matrix, double[] from) {
        numbers.put(matrix.at(), from, 0, matrix.length());
    }
}
