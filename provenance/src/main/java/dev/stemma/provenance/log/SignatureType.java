package dev.stemma.provenance.log;

import java.util.Arrays;
import java.util.Optional;

/** What a key of a signed note signs, by the byte that C2SP signed-note assigns. */
public enum SignatureType {
    /** The text of any note, with Ed25519: what our logs sign with. */
    ED25519(0x01, 32, 64),
    /** A checkpoint and a time, with Ed25519: what our witnesses sign with. */
    COSIGNATURE(0x04, 32, 8 + 64),
    /** A checkpoint and a time, with ML-DSA-44: read, not written. */
    ML_DSA_44_COSIGNATURE(0x06, 1312, 8 + 2420);

    private final int number;
    private final int keyLength;
    private final int signatureLength;

    SignatureType(int number, int keyLength, int signatureLength) {
        this.number = number;
        this.keyLength = keyLength;
        this.signatureLength = signatureLength;
    }

    byte number() {
        return (byte) number;
    }

    /** Bytes of a public key. */
    int keyLength() {
        return keyLength;
    }

    /** Bytes of a signature without the key's id, the time included. */
    int signatureLength() {
        return signatureLength;
    }

    /** Whether its signatures say when they were made. */
    public boolean isTimed() {
        return this != ED25519;
    }

    static Optional<SignatureType> of(int number) {
        return Arrays.stream(values()).filter(type -> type.number == number).findFirst();
    }
}
