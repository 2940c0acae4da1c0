package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.asset.ByteRange;
import dev.stemma.provenance.asset.ByteSource;
import java.util.List;
import java.util.stream.Stream;

/** The bytes of a file that its hard binding covers, as one sequence: all but one range, which may be empty. */
record Content(ByteSource file, ByteRange excluded) {
    private static final int BUFFER = 1 << 16;

    long length() {
        return file.length() - excluded.length();
    }

    /** Copies {@code count} bytes from {@code position} on to the beginning of the buffer. */
    void read(long position, byte[] buffer, int count) {
        int before = (int) Math.max(0, Math.min(count, excluded.start() - position));
        file.read(position, buffer, 0, before);
        file.read(position + before + excluded.length(), buffer, before, count - before);
    }

    /** The {@link BlockHash} of the bytes from {@code start} to before {@code end}. */
    int hash(long start, long end) {
        BlockHash hash = new BlockHash(end - start);
        byte[] buffer = new byte[(int) Math.min(BUFFER, end - start)];
        for (long position = start; position < end; position += buffer.length) {
            int count = (int) Math.min(buffer.length, end - position);
            read(position, buffer, count);
            hash.update(buffer, 0, count);
        }
        return hash.hash();
    }

    /** Where a range of the content is in the file: one range, or two around the one excluded. */
    List<ByteRange> inFile(ByteRange range) {
        long gap = excluded.start();
        if (range.end() <= gap) {
            return List.of(range);
        }
        ByteRange after =
                ByteRange.between(Math.max(range.start(), gap) + excluded.length(), range.end() + excluded.length());
        return range.start() >= gap
                ? List.of(after)
                : Stream.of(ByteRange.between(range.start(), gap), after).toList();
    }
}
