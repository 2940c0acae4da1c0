package dev.stemma.provenance.asset;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** How an ABC file begins: comments, fields and blank lines up to the first tune. */
final class AbcBeginning {
    /** A tune's number or key. */
    private static final Pattern TUNE = Pattern.compile("^[XK]:\\s*\\S.*", Pattern.DOTALL);

    private static final Pattern BEFORE_TUNE = Pattern.compile("^(%.*|[A-Za-z+]:.*|\\s*)", Pattern.DOTALL);
    private static final String SIGNATURE = "%abc";

    /** Of a line, enough to tell what it is. */
    private static final int LINE_HEAD = 80;

    /** Lines that are looked at before the first tune. */
    private static final int MOST_LINES = 1_000;

    private AbcBeginning() {}

    static boolean recognizes(ByteSource text) {
        ByteSearch search = new ByteSearch(text);
        long position = ByteOrderMark.length(text);
        for (int lines = 0; lines < MOST_LINES && position < text.length(); lines++) {
            String line = head(text, position);
            if (TUNE.matcher(line).matches() || line.startsWith(SIGNATURE)) {
                return true;
            }
            if (!BEFORE_TUNE.matcher(line).matches()) {
                return false;
            }
            position = search.lineEnd(position);
        }
        return false;
    }

    /** A byte order mark, and the line {@code %abc}, must come first (ABC 2.1, 2.2.1). */
    static long reserved(ByteSource text) {
        long mark = ByteOrderMark.length(text);
        boolean signed = head(text, mark).startsWith(SIGNATURE);
        return mark > 0 || signed ? new ByteSearch(text).lineEnd(mark) : 0;
    }

    /** Beginning of the line, up to its end. */
    private static String head(ByteSource text, long position) {
        long end = Math.min(text.length(), position + LINE_HEAD);
        String head = new String(text.read(ByteRange.between(position, end)), StandardCharsets.ISO_8859_1);
        int newline = head.indexOf('\n');
        return newline < 0 ? head : head.substring(0, newline + 1);
    }
}
