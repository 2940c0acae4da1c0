package dev.stemma.studio.cli;

/** The colour of a word on a screen. Elsewhere words stay as they are. */
enum Ink {
    GOOD("32"),
    DOUBTFUL("33"),
    BAD("31"),
    FAINT("2");

    private final String code;

    Ink(String code) {
        this.code = code;
    }

    String on(Terminal terminal, String text) {
        return terminal.screen() ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
