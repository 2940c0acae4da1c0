package dev.stemma.generator.corpus;

/** A corpus, its descriptor or a list of works cannot be read: what was found, where, and what is accepted. */
public final class CorpusException extends Exception {
    public CorpusException(String message) {
        super(message);
    }

    public CorpusException(String message, Throwable cause) {
        super(message, cause);
    }
}
