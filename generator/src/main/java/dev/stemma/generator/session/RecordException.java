package dev.stemma.generator.session;

/** What a record says of a request or a score cannot be read back; the message says what was found and what is accepted. */
public final class RecordException extends Exception {
    private static final long serialVersionUID = 1;

    RecordException(String message) {
        super(message);
    }

    RecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
