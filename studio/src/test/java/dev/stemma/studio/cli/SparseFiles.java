package dev.stemma.studio.cli;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files far larger than what is in them. */
final class SparseFiles {
    private static final long LENGTH = 5L << 30;

    private SparseFiles() {}

    /** A file of 5 GiB: this beginning, then zeros that take no room. Skips the test where the disk has no such files. */
    static Path make(Path path, byte[] beginning) throws IOException {
        Files.write(path, beginning);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(LENGTH);
        } catch (IOException e) {
            abort("the disk refuses a sparse file of 5 GiB: " + e.getMessage());
        }
        return path;
    }
}
