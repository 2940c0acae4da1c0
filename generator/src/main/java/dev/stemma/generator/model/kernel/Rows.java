package dev.stemma.generator.model.kernel;

/**
 * Sums of weighted rows, the matrix product of the kernel: {@code sums[j] += x[0] rows[0][j] + x[1] rows[1][j] + ...},
 * rounded after each multiplication and each addition, in the order of the rows. Every element of {@code sums} is a
 * chain of its own, so neither vector width nor blocking nor the number of streams can change a bit.
 */
final class Rows {
    private Rows() {}

    /**
     * Adds the product to one stream.
     *
     * @param sums {@code float[columns]}
     * @param x {@code float[rows]}
     * @param rows {@code float[rows][columns]}
     */
    static void addProducts(float[] sums, float[] x, float[][] rows) {
        int row = 0;
        for (; row + 4 <= rows.length; row += 4) {
            addFour(
                    sums,
                    x[row],
                    rows[row],
                    x[row + 1],
                    rows[row + 1],
                    x[row + 2],
                    rows[row + 2],
                    x[row + 3],
                    rows[row + 3]);
        }
        for (; row < rows.length; row++) {
            addOne(sums, x[row], rows[row]);
        }
    }

    /** Four rows a pass: more make the JVM's compiler give up on vector instructions. */
    private static void addFour(
            float[] sums, float a, float[] rowA, float b, float[] rowB, float c, float[] rowC, float d, float[] rowD) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] = sums[j] + a * rowA[j] + b * rowB[j] + c * rowC[j] + d * rowD[j];
        }
    }

    private static void addOne(float[] sums, float a, float[] row) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] = sums[j] + a * row[j];
        }
    }

    /** {@code sums[j] += row[j]}. */
    static void add(float[] sums, float[] row) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] = sums[j] + row[j];
        }
    }
}
