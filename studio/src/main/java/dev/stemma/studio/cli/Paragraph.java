package dev.stemma.studio.cli;

/** Sentences set into lines that fit a screen. */
final class Paragraph {
    private static final int WIDTH = 80;

    private Paragraph() {}

    /** The text, which begins in the column given and goes on there in every further line. */
    static String set(Terminal terminal, int column, String text) {
        return set(terminal, " ".repeat(column), text);
    }

    /**
     * The text, further lines of which begin with the margin. Where no person reads it, it stays one line, for programs
     * that search.
     *
     * @param margin as wide as what stands before the text in its first line
     */
    static String set(Terminal terminal, String margin, String text) {
        if (!terminal.screen()) {
            return text;
        }
        StringBuilder set = new StringBuilder();
        int column = margin.length();
        int at = column;
        for (String word : text.split(" ")) {
            if (at > column && at + 1 + word.length() > WIDTH) {
                set.append(System.lineSeparator()).append(margin);
                at = column;
            } else if (at > column) {
                set.append(' ');
                at++;
            }
            set.append(word);
            at += word.length();
        }
        return set.toString();
    }
}
