package dev.stemma.generator.model.training.layer;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Single precision, in which networks are trained. */
record FloatMemory(FloatPointer pointer, FloatBuffer numbers) implements Memory {
    private FloatMemory(FloatPointer pointer) {
        this(pointer, pointer.asBuffer());
    }

    static FloatMemory allocate(int size) {
        return new FloatMemory(new FloatPointer((long) size));
    }

    static FloatMemory of(INDArray array) {
        FloatPointer pointer = new FloatPointer(array.data().addressPointer());
        return new FloatMemory(pointer.capacity(array.length()));
    }

    @Override
    public int size() {
        return numbers.capacity();
    }

    @Override
    public void multiply(Matrix a, Matrix b, double keep, Matrix result) {
        result.requireProduct(a, b);
        openblas_nolapack.cblas_sgemm(
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
                (float) keep,
                start(result),
                result.columns());
    }

    private static int transpose(Matrix matrix) {
        return matrix.turned() ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans;
    }

    private static FloatPointer start(Matrix matrix) {
        return ((FloatMemory) matrix.memory()).pointer.getPointer(matrix.at());
    }

    @Override
    public void copy(int at, Memory from, int fromAt, int length) {
        numbers.put(at, ((FloatMemory) from).numbers, fromAt, length);
    }

    @Override
    public void fill(int at, int length, double value) {
        float[] values = new float[length];
        Arrays.fill(values, (float) value);
        numbers.put(at, values);
    }

    void read(Matrix matrix, float[] into) {
        numbers.get(matrix.at(), into, 0, matrix.length());
    }

    void write(Matrix matrix, float[] from) {
        numbers.put(matrix.at(), from, 0, matrix.length());
    }
}
