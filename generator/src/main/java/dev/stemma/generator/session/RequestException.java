package dev.stemma.generator.session;

/** A request cannot be met; the message says why, the hint what to relax. */
public final class RequestException extends Exception {
    private static final long serialVersionUID = 1;

    private final String hint;

    public RequestException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    public String hint() {
        return hint;
    }
}
