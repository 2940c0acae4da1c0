package dev.stemma.studio.cli;

/** Sentences set into lines that fit a screen. */
final class Paragraph {
    private static final int WIDTH = 80;

    private Paragraph() {}

    /** The text, which begins in the column given and goes on there in every further line. */
    static String set(Terminal terminal, int column, String text) {
        return set(terminal, column, " ".repeat(column), text);
    }

    /**
     * The text, which begins in the column given; further lines begin with the margin. Where no person reads it, it stays
     * one line, for programs that search.
     */
    static String set(Terminal terminal, int start, String margin, String text) {
        if (!terminal.screen()) {
            return text;
        }
        StringBuilder set = new StringBuilder();
        int at = start;
        for (String word : text.split(" ")) {
            boolean first = set.length() == 0;
            if (at + (first ? 0 : 1) + word.length() > WIDTH && at > margin.length()) {
                set.append(System.lineSeparator()).append(margin);
                at = margin.length();
            } else if (!first) {
                set.append(' ');
                at++;
            }
            set.append(word);
            at += word.length();
        }
        return set.toString();
    }
}
