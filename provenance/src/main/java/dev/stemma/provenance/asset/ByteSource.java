package dev.stemma.provenance.asset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * The bytes of a file, read where they are needed. A failing disk, or a file that shrinks while it is read, is an
 * {@link UncheckedIOException}.
 */
public interface ByteSource extends AutoCloseable {
    /** Number of bytes. */
    long length();

    /**
     * Copies {@code count} bytes from {@code position} on into the buffer.
     *
     * @throws IndexOutOfBoundsException if they are not all inside the source and the buffer
     */
    void read(long position, byte[] buffer, int offset, int count);

    @Override
    void close();

    /** A copy of a range that fits into an array. */
    default byte[] read(ByteRange range) {
        byte[] copy = new byte[Math.toIntExact(range.length())];
        read(range.start(), copy, 0, copy.length);
        return copy;
    }

    /** The first bytes of this source; closing them leaves it open. */
    default ByteSource beginning(long length) {
        ByteSource whole = this;
        Objects.checkFromToIndex(0, length, length());
        return new ByteSource() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public void read(long position, byte[] buffer, int offset, int count) {
                Objects.checkFromIndexSize(position, count, length);
                whole.read(position, buffer, offset, count);
            }

            @Override
            public void close() {}
        };
    }

    /** The bytes given; they are not copied and must not change. */
    static ByteSource of(byte[] bytes) {
        return new ByteSource() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public void read(long position, byte[] buffer, int offset, int count) {
                Objects.checkFromIndexSize(position, count, bytes.length);
                System.arraycopy(bytes, (int) position, buffer, offset, count);
            }

            @Override
            public void close() {}
        };
    }

    /**
     * A file, its length taken now.
     *
     * @throws IOException if it cannot be opened
     */
    static ByteSource open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new FileSource(file, channel, channel.size());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }
}
