package dev.stemma.provenance.asset;

/** What lies in a range of a text, in words: {@code lines 5 to 7}, counted from 1. A line ends with LF. */
final class TextPassage {
    private static final int BUFFER = 1 << 16;

    private TextPassage() {}

    static String describe(ByteSource file, ByteRange range) {
        long first = 1 + lineEnds(file, new ByteRange(0, range.start()));
        long last = first + lineEnds(file, ByteRange.between(range.start(), Math.max(range.start(), range.end() - 1)));
        return first == last ? "line " + first : "lines " + first + " to " + last;
    }

    private static long lineEnds(ByteSource file, ByteRange range) {
        byte[] buffer = new byte[(int) Math.min(BUFFER, range.length())];
        long found = 0;
        for (long position = range.start(); position < range.end(); position += buffer.length) {
            int count = (int) Math.min(buffer.length, range.end() - position);
            file.read(position, buffer, 0, count);
            for (int i = 0; i < count; i++) {
                found += buffer[i] == '\n' ? 1 : 0;
            }
        }
        return found;
    }
}
