package dev.stemma.provenance.c2pa;

/** An asset cannot be signed: says what was found and what to do. */
public final class SigningException extends Exception {
    SigningException(String message) {
        super(message);
    }

    SigningException(String message, Exception cause) {
        super(message, cause);
    }
}
