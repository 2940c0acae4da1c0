package dev.stemma.generator.model.training.layer;

import dev.stemma.provenance.record.Digest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How the matrix products of this machine round: they differ between processors, and so then do trained networks. */
public final class Rounding {
    private static final int ROWS = 67;
    private static final int WIDTH = 259;
    private static final int COLUMNS = 131;

    private Rounding() {}

    /** SHA-256 over the product of two fixed matrices of 32-bit floats, little-endian, row by row. */
    public static Digest ofThisMachine() {
        Matrix product = Matrix.of(FloatMemory.allocate(ROWS * COLUMNS), ROWS, COLUMNS);
        FloatMemory result = (FloatMemory) product.memory();
        result.multiply(filled(ROWS, WIDTH, 7), filled(WIDTH, COLUMNS, 11), 0, product);
        float[] numbers = new float[ROWS * COLUMNS];
        result.read(product, numbers);
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        return Digest.of(bytes.array());
    }

    private static Matrix filled(int rows, int columns, int step) {
        float[] numbers = new float[rows * columns];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (i * step % 101 - 50) / 37f;
        }
        Matrix matrix = Matrix.of(FloatMemory.allocate(numbers.length), rows, columns);
        ((FloatMemory) matrix.memory()).write(matrix, numbers);
        return matrix;
    }
}
