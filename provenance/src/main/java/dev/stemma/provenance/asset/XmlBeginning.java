package dev.stemma.provenance.asset;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How an XML document begins: its declaration, and the name of its root element. Comments, instructions and the document
 * type between the two are passed over.
 *
 * @param declarationEnd offset after the byte order mark or the declaration and the rest of its line, 0 if there is none;
 *     where the root follows on the same line, offset after the declaration
 * @param root the local name, if one was found
 */
record XmlBeginning(long declarationEnd, Optional<String> root) {
    private static final int LONGEST_NAME = 80;
    private static final int MOST_PARTS = 1_000;
    private static final int MOST_BLANKS = 1 << 16;

    static XmlBeginning of(ByteSource text) {
        Walk walk = new Walk(text);
        long mark = ByteOrderMark.length(text);
        long declaration =
                walk.startsWith(mark, "<?xml") ? walk.after("?>", mark).orElse(mark) : mark;
        return new XmlBeginning(declaration > mark ? walk.restOfLine(declaration) : mark, walk.root(declaration));
    }

    boolean hasRoot(String... names) {
        return root.filter(Arrays.asList(names)::contains).isPresent();
    }

    private record Walk(ByteSource text, ByteSearch search) {
        Walk(ByteSource text) {
            this(text, new ByteSearch(text));
        }

        Optional<String> root(long from) {
            OptionalLong position = OptionalLong.of(from);
            for (int parts = 0; parts < MOST_PARTS && position.isPresent(); parts++) {
                long start = skipBlanks(position.getAsLong());
                if (startsWith(start, "<!--")) {
                    position = after("-->", start);
                } else if (startsWith(start, "<?")) {
                    position = after("?>", start);
                } else if (startsWith(start, "<!DOCTYPE")) {
                    position = afterDoctype(start);
                } else {
                    return startsWith(start, "<") ? name(start + 1) : Optional.empty();
                }
            }
            return Optional.empty();
        }

        private OptionalLong afterDoctype(long start) {
            OptionalLong end = after(">", start);
            OptionalLong subset = end.isPresent() ? search.first(bytes("["), start, end.getAsLong()) : end;
            return subset.isPresent() ? after("]>", start) : end;
        }

        OptionalLong after(String terminator, long start) {
            OptionalLong found = search.first(bytes(terminator), start, text.length());
            return found.isPresent() ? OptionalLong.of(found.getAsLong() + terminator.length()) : found;
        }

        boolean startsWith(long position, String beginning) {
            return search.at(position, bytes(beginning));
        }

        /** The offset after the line end, where nothing but blanks stands before it; else the offset itself. */
        long restOfLine(long position) {
            long end = search.lineEnd(Math.min(position, text.length() - 1));
            boolean blank = end - position <= LONGEST_NAME
                    && new String(text.read(ByteRange.between(position, end)), StandardCharsets.ISO_8859_1).isBlank();
            return blank && search.at(end - 1, bytes("\n")) ? end : position;
        }

        /** The first byte that is no blank; if that is too far away, a blank. */
        private long skipBlanks(long position) {
            long end = Math.min(text.length(), position + MOST_BLANKS);
            byte[] window = text.read(ByteRange.between(position, Math.max(position, end)));
            int blanks = 0;
            while (blanks < window.length && Character.isWhitespace(window[blanks])) {
                blanks++;
            }
            return position + blanks;
        }

        private Optional<String> name(long position) {
            long end = Math.min(text.length(), position + LONGEST_NAME);
            String head = new String(text.read(ByteRange.between(position, end)), StandardCharsets.ISO_8859_1);
            String qualified = head.split("[\\s/>]", 2)[0];
            return Optional.of(qualified.substring(qualified.indexOf(':') + 1));
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.US_ASCII);
        }
    }
}
