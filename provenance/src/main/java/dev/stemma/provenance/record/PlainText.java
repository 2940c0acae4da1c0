package dev.stemma.provenance.record;

/** Text of unknown origin made harmless for a screen: what steers a terminal, or turns the direction of writing, is gone. */
public final class PlainText {
    private static final int REPLACEMENT = 0xFFFD;
    private static final int BRIEF = 1_000;

    private PlainText() {}

    /** The beginning of the text, as {@link #of} makes it harmless, with {@code ...} for what is left out. */
    public static String brief(String text) {
        return of(text.length() > BRIEF ? text.substring(0, BRIEF) + "..." : text);
    }

    /** The text on one line, each character that is not printable replaced by {@code \uFFFD}. */
    public static String of(String text) {
        return text.codePoints()
                .map(character -> isPrintable(character) ? character : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Whether it is neither a control or format character, nor a separator of lines, nor half a pair. */
    public static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }
}
