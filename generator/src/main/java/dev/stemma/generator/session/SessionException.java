package dev.stemma.generator.session;

/** Something cannot be done with a piece, or cannot be kept; the message says why, the hint what to do. */
public final class SessionException extends Exception {
    private static final long serialVersionUID = 1;

    private final String hint;

    SessionException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    SessionException(String message, String hint, Throwable cause) {
        super(message, cause);
        this.hint = hint;
    }

    public String hint() {
        return hint;
    }
}
