package dev.stemma.provenance.identity;

/** A key, a certificate or a file that holds them cannot be used: says which, why, and what to do. */
public final class IdentityException extends RuntimeException {
    IdentityException(String problem) {
        super(problem);
    }

    IdentityException(String problem, Throwable cause) {
        super(problem, cause);
    }
}
