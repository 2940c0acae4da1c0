package dev.stemma.provenance.asset;

/**
 * {@code length} bytes of a file from {@code start} on.
 *
 * @param start offset of the first byte, counted from 0
 * @param length number of bytes, may be 0
 */
public record ByteRange(long start, long length) {
    public ByteRange {
        if (start < 0 || length < 0 || start > Long.MAX_VALUE - length) {
            throw new IllegalArgumentException("no byte range: start " + start + ", length " + length);
        }
    }

    /** The bytes from {@code start} to before {@code end}. */
    public static ByteRange between(long start, long end) {
        return new ByteRange(start, end - start);
    }

    /** Offset of the first byte after the range. */
    public long end() {
        return start + length;
    }

    /** Whether every byte of the other range is in this one. */
    public boolean contains(ByteRange other) {
        return start <= other.start && other.end() <= end();
    }

    /** Whether a byte is in both. */
    public boolean overlaps(ByteRange other) {
        return Math.max(start, other.start) < Math.min(end(), other.end());
    }

    @Override
    public String toString() {
        if (length < 2) {
            return length == 1 ? "byte " + start : "no bytes at " + start;
        }
        return "bytes " + start + " to " + (end() - 1);
    }
}
