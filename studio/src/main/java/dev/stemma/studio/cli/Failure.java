package dev.stemma.studio.cli;

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

    ExitCode exitCode() {
        return exitCode;
    }

    String hint() {
        return hint;
    }
}
