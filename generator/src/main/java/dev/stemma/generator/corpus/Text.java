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

    /** Text from a file as one line: runs of spaces and control characters become one space, broken pairs {@code �}. */
    static String line(String text) {
        StringBuilder line = new StringBuilder();
        boolean gap = false;
        for (int codePoint : text.codePoints().toArray()) {
            if (Character.isWhitespace(codePoint)
                    || Character.isSpaceChar(codePoint)
                    || Character.isISOControl(codePoint)) {
                gap = line.length() > 0;
                continue;
            }
            if (gap) {
                line.append(' ');
                gap = false;
            }
            boolean brokenPair = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
            line.appendCodePoint(brokenPair ? 0xFFFD : codePoint);
            if (line.length() >= MAX_LENGTH - 1) {
                break;
            }
        }
        return line.toString();
    }
}
