package dev.stemma.generator.model.training.layer;

/**
 * Rows of numbers, one behind the other in native memory.
 *
 * @param at number of the first in the memory
 * @param turned whether the rows as they lie are the columns that are meant
 */
record Matrix(Memory memory, int at, int rows, int columns, boolean turned) {
    Matrix {
        if (at < 0 || (long) at + (long) rows * columns > memory.size()) {
            throw new IllegalArgumentException("a matrix of " + rows + " by " + columns + " at " + at
                    + " does not fit a memory of " + memory.size());
        }
    }

    /** All of the memory from its start, in rows. */
    static Matrix of(Memory memory, int rows, int columns) {
        return new Matrix(memory, 0, rows, columns, false);
    }

    /** Some rows, as they lie. */
    Matrix rows(int from, int count) {
        return new Matrix(memory, at + from * columns, count, columns, turned);
    }

    /** Rows and columns exchanged, without moving a number. */
    Matrix transposed() {
        return new Matrix(memory, at, rows, columns, !turned);
    }

    int height() {
        return turned ? columns : rows;
    }

    int width() {
        return turned ? rows : columns;
    }

    int length() {
        return rows * columns;
    }

    /** this = a b. */
    void setProduct(Matrix a, Matrix b) {
        memory.multiply(a, b, 0, this);
    }

    /** this += a b. */
    void addProduct(Matrix a, Matrix b) {
        memory.multiply(a, b, 1, this);
    }

    void requireProduct(Matrix a, Matrix b) {
        if (turned || a.height() != rows || b.width() != columns || a.width() != b.height()) {
            throw new IllegalArgumentException("found " + a.height() + " by " + a.width() + " times " + b.height()
                    + " by " + b.width() + " into " + height() + " by " + width());
        }
    }
}
