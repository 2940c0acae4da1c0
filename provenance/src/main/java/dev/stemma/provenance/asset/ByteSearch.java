package dev.stemma.provenance.asset;

import java.util.Arrays;
import java.util.OptionalLong;

/** Finds byte sequences and lines in a file of any length, in memory for two windows. Lines end with LF. */
final class ByteSearch {
    private static final int WINDOW = 1 << 16;
    private static final byte[] NEWLINE = {'\n'};

    private final ByteSource source;

    ByteSearch(ByteSource source) {
        this.source = source;
    }

    /** Where the sequence first begins at or after {@code from}, if it ends by {@code to}. */
    OptionalLong first(byte[] sequence, long from, long to) {
        byte[] window = new byte[(int) Math.min(Math.max(to - from, 0), WINDOW + sequence.length)];
        for (long start = from; start + sequence.length <= to; start += WINDOW) {
            int count = (int) Math.min(window.length, to - start);
            source.read(start, window, 0, count);
            int found = indexOf(window, count, sequence);
            if (found >= 0) {
                return OptionalLong.of(start + found);
            }
        }
        return OptionalLong.empty();
    }

    /** Where the sequence last begins, if it ends by {@code to}. */
    OptionalLong last(byte[] sequence, long to) {
        for (long end = to; end >= sequence.length; end -= WINDOW) {
            long start = Math.max(0, end - WINDOW - sequence.length + 1);
            byte[] window = source.read(ByteRange.between(start, end));
            int found = lastIndexOf(window, sequence);
            if (found >= 0) {
                return OptionalLong.of(start + found);
            }
        }
        return OptionalLong.empty();
    }

    /** The line that holds the byte at the position, with its line end if it has one. */
    ByteRange line(long position) {
        long start = last(NEWLINE, position).orElse(-1) + 1;
        return ByteRange.between(start, lineEnd(position));
    }

    /** The offset after the line that holds the byte at the position. */
    long lineEnd(long position) {
        OptionalLong newline = first(NEWLINE, position, source.length());
        return newline.isPresent() ? newline.getAsLong() + 1 : source.length();
    }

    /** Whether the sequence stands at the position. */
    boolean at(long position, byte[] sequence) {
        return position >= 0
                && position + sequence.length <= source.length()
                && Arrays.equals(source.read(new ByteRange(position, sequence.length)), sequence);
    }

    private static int indexOf(byte[] bytes, int count, byte[] sequence) {
        for (int i = 0; i <= count - sequence.length; i++) {
            if (bytes[i] == sequence[0] && startsAt(bytes, i, sequence)) {
                return i;
            }
        }
        return -1;
    }

    private static int lastIndexOf(byte[] bytes, byte[] sequence) {
        for (int i = bytes.length - sequence.length; i >= 0; i--) {
            if (bytes[i] == sequence[0] && startsAt(bytes, i, sequence)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean startsAt(byte[] bytes, int position, byte[] sequence) {
        for (int i = 1; i < sequence.length; i++) {
            if (bytes[position + i] != sequence[i]) {
                return false;
            }
        }
        return true;
    }
}
