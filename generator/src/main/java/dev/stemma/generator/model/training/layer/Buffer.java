package dev.stemma.generator.model.training.layer;

import org.nd4j.linalg.api.buffer.DataType;

/** Memory that is used again from batch to batch and grows when a batch needs more. */
final class Buffer {
    private final DataType type;
    private Memory memory;

    Buffer(DataType type) {
        this.type = type;
        this.memory = Memory.allocate(type, 1);
    }

    /** A matrix at its start; what it holds is not defined. */
    Matrix matrix(int rows, int columns) {
        int length = Math.multiplyExact(rows, columns);
        if (memory.size() < length) {
            memory = Memory.allocate(type, length);
        }
        return Matrix.of(memory, rows, columns);
    }
}
