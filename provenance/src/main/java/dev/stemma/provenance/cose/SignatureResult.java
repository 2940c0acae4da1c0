package dev.stemma.provenance.cose;

/** What the check of a signature found. */
public enum SignatureResult {
    /** The key made this signature over this payload. */
    VALID,
    /** Payload, header or signature were changed, or another key signed. */
    MISMATCH,
    /** The protected header names no algorithm, or one that is not read here. */
    UNSUPPORTED_ALGORITHM,
    /** The algorithm needs a key of another kind. */
    UNSUITABLE_KEY
}
