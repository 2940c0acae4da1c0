package dev.stemma.provenance.asset;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A line of text that holds a manifest store, or says where it is (C2PA 2.5, A.9.4.1):
 *
 * <pre>
 * prefix -----BEGIN C2PA MANIFEST----- reference -----END C2PA MANIFEST----- suffix
 * </pre>
 *
 * @param line with its line end
 * @param before what stands before the first delimiter
 * @param reference between the delimiters
 * @param after what stands after the second, up to the line end
 */
record ManifestBlock(ByteRange line, ByteRange before, ByteRange reference, ByteRange after) {
    private static final byte[] BEGIN = bytes("-----BEGIN C2PA MANIFEST-----");
    private static final byte[] END = bytes("-----END C2PA MANIFEST-----");

    /** What both delimiters end with; the rest of them comes before it. */
    private static final byte[] COMMON = bytes(" C2PA MANIFEST-----");

    /** More delimiters are not looked for: two blocks are as bad as a thousand. */
    private static final int MOST_DELIMITERS = 64;

    /** One of the two delimiters. */
    record Delimiter(boolean begins, ByteRange range) {}

    /** Every delimiter of a text, in order, as many as are looked for. */
    static List<Delimiter> delimiters(ByteSource text) {
        ByteSearch search = new ByteSearch(text);
        List<Delimiter> found = new ArrayList<>();
        OptionalLong next = search.first(COMMON, 0, text.length());
        while (next.isPresent() && found.size() < MOST_DELIMITERS) {
            long end = next.getAsLong() + COMMON.length;
            if (search.at(end - BEGIN.length, BEGIN)) {
                found.add(new Delimiter(true, ByteRange.between(end - BEGIN.length, end)));
            } else if (search.at(end - END.length, END)) {
                found.add(new Delimiter(false, ByteRange.between(end - END.length, end)));
            }
            next = search.first(COMMON, end, text.length());
        }
        return found;
    }

    /** The blocks that these delimiters enclose, each on one line. */
    static List<ManifestBlock> blocks(ByteSource text, List<Delimiter> delimiters) {
        List<ManifestBlock> blocks = new ArrayList<>();
        ByteSearch search = new ByteSearch(text);
        for (int i = 0; i + 1 < delimiters.size(); i++) {
            ByteRange begin = delimiters.get(i).range();
            ByteRange end = delimiters.get(i + 1).range();
            if (delimiters.get(i).begins() && !delimiters.get(i + 1).begins()) {
                ByteRange line = search.line(begin.start());
                // Both may share dashes: BEGIN ...-----END.
                if (line.contains(end) && begin.end() <= end.start()) {
                    blocks.add(new ManifestBlock(
                            line,
                            ByteRange.between(line.start(), begin.start()),
                            ByteRange.between(begin.end(), end.start()),
                            ByteRange.between(end.end(), line.end())));
                }
            }
        }
        return blocks;
    }

    /** What stands before the encoded store in a line of ours. */
    static byte[] opening(String prefix) {
        return bytes(prefix + " " + text(BEGIN) + " " + StoreReference.DATA);
    }

    /** What stands after it, without the line end. */
    static byte[] closing(String suffix) {
        return bytes(" " + text(END) + (suffix.isEmpty() ? "" : " " + suffix));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
