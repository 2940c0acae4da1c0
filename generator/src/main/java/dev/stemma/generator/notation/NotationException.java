package dev.stemma.generator.notation;

/** Music that cannot be read: the message says what was found, where, and what is accepted. */
public class NotationException extends Exception {
    public NotationException(String message) {
        super(message);
    }

    public NotationException(String message, Throwable cause) {
        super(message, cause);
    }
}
