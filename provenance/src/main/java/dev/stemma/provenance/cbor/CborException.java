package dev.stemma.provenance.cbor;

/** Bytes that are not the CBOR that was asked for. The message says what was found and where. */
public final class CborException extends Exception {
    private final int offset;

    CborException(String what, int offset) {
        super(what + " at byte " + offset);
        this.offset = offset;
    }

    /** Position of the fault in the bytes read, from 0. */
    public int offset() {
        return offset;
    }
}
