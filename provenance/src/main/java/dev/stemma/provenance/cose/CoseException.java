package dev.stemma.provenance.cose;

/** Bytes that are no COSE_Sign1 of the form that C2PA uses. The message says what was found and what is accepted. */
public final class CoseException extends Exception {
    CoseException(String message) {
        super(message);
    }

    CoseException(String message, Exception cause) {
        super(message, cause);
    }
}
