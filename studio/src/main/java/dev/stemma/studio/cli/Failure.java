package dev.stemma.studio.cli;

import dev.stemma.provenance.record.PlainText;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A command ends without result; shown as {@code error:} and {@code hint:}. */
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ExitCode exitCode;
    private final String hint;

    Failure(String message, String hint) {
        this(ExitCode.FAILED, message, hint, null);
    }

    Failure(String message, String hint, Throwable cause) {
        this(ExitCode.FAILED, message, hint, cause);
    }

    private Failure(ExitCode exitCode, String message, String hint, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
        this.hint = hint;
    }

    /** The words of the call do not fit together. */
    static Failure usage(String message, String hint) {
        return new Failure(ExitCode.USAGE, message, hint, null);
    }

    /** Shows it; what it quotes may come from anywhere. */
    void print(Terminal terminal) {
        terminal.err().println("error: " + lines(getMessage()));
        terminal.err().println("hint: " + PlainText.of(hint));
    }

    ExitCode exitCode() {
        return exitCode;
    }

    /** Values that are compared stand in lines of their own, two spaces in; any other line end is shown as none. */
    private static String lines(String message) {
        return Arrays.stream(message.split("\n  ", -1))
                .map(PlainText::of)
                .collect(Collectors.joining(System.lineSeparator() + "  "));
    }
}
