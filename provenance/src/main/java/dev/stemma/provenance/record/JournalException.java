package dev.stemma.provenance.record;

/** A journal, or an entry of one, that contradicts itself or cannot be read; the message names the entry. */
public final class JournalException extends Exception {
    private static final long serialVersionUID = 1;

    public JournalException(String message) {
        super(message);
    }

    public JournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
