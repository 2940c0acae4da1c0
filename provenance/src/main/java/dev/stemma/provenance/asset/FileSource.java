package dev.stemma.provenance.asset;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Objects;

/** A {@link ByteSource} over an open file. */
record FileSource(Path file, FileChannel channel, long length) implements ByteSource {
    @Override
    public void read(long position, byte[] buffer, int offset, int count) {
        Objects.checkFromIndexSize(position, count, length);
        ByteBuffer target = ByteBuffer.wrap(buffer, offset, count);
        try {
            while (target.hasRemaining()) {
                long at = position + count - target.remaining();
                if (channel.read(target, at) < 0) {
                    throw new EOFException(file + " became shorter while it was read: no byte " + at);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
