package dev.stemma.studio.registry;

/** The registry cannot be used; the message says what was found, the hint what to do. */
public final class RegistryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String hint;

    RegistryException(String message, String hint) {
        this(message, hint, null);
    }

    RegistryException(String message, String hint, Throwable cause) {
        super(message, cause);
        this.hint = hint;
    }

    public String hint() {
        return hint;
    }
}
