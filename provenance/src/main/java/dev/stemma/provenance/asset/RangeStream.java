package dev.stemma.provenance.asset;

import java.io.InputStream;
import java.util.Objects;

/** A range of a file as a stream. */
final class RangeStream extends InputStream {
    private final ByteSource source;
    private final long end;
    private long position;

    RangeStream(ByteSource source, ByteRange range) {
        this.source = source;
        this.position = range.start();
        this.end = range.end();
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, buffer.length);
        if (position == end) {
            return -1;
        }
        int read = (int) Math.min(count, end - position);
        source.read(position, buffer, offset, read);
        position += read;
        return read;
    }
}
