package dev.stemma.generator.corpus;

/** What may stand in a catalogue: one line of printable characters, so that its JSON has exactly one canonical form. */
final class Text {
    private static final int MAX_LENGTH = 1000;

    private Text() {}

    /** The text as it is. */
    static String required(String what, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(what + " must say something, found \"" + text + "\"");
        }
        if (!text.equals(line(text))) {
            throw new IllegalArgumentException(what + " must be one line of at most " + MAX_LENGTH
                    + " printable characters without space at its ends, found \"" + line(text) + "\" after cleaning");
        }
        return text;
    }

    /** Text from a file as one line: runs of spaces and control characters become one space, broken pairs U+FFFD. */
    static String line(String text) {
        return line(text, MAX_LENGTH);
    }

    /** {@link #line(String)}, cut where it would exceed a length. */
    static String line(String text, int maxLength) {
        StringBuilder line = new StringBuilder();
        boolean gap = false;
        for (int codePoint : text.codePoints().toArray()) {
            if (isGap(codePoint)) {
                gap = line.length() > 0;
                continue;
            }
            if (line.length() + (gap ? 1 : 0) + Character.charCount(codePoint) > maxLength) {
                break;
            }
            line.append(gap ? " " : "");
            boolean brokenPair = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
            line.appendCodePoint(brokenPair ? 0xFFFD : codePoint);
            gap = false;
        }
        return line.toString();
    }

    private static boolean isGap(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.isISOControl(codePoint);
    }
}
