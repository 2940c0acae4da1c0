package dev.stemma.provenance.asset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The mark with which a text may begin, and what it says of its encoding. */
final class ByteOrderMark {
    private static final int MARK = 3;

    private ByteOrderMark() {}

    /** Bytes that the mark of UTF-8 takes: 3 or none. */
    static long length(ByteSource text) {
        return new ByteSearch(text).at(0, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}) ? MARK : 0;
    }

    /** The two-byte encoding of a text that has one: by its mark, or by zeros around its first letter. */
    static Optional<Charset> wide(ByteSource text) {
        if (text.length() < 2) {
            return Optional.empty();
        }
        byte[] start = text.read(new ByteRange(0, 2));
        int first = start[0] & 0xFF;
        int second = start[1] & 0xFF;
        if (first == 0xFE && second == 0xFF || first == 0 && second == '<') {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return first == 0xFF && second == 0xFE || first == '<' && second == 0
                ? Optional.of(StandardCharsets.UTF_16LE)
                : Optional.empty();
    }
}
