package dev.stemma.provenance.label;

/** A label that is none, and why. */
public final class LabelException extends Exception {
    private static final long serialVersionUID = 1L;

    LabelException(String message) {
        super(message);
    }

    LabelException(String message, Throwable cause) {
        super(message, cause);
    }
}
