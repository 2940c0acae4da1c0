package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/** The hash algorithms that C2PA allows (C2PA 2.5, 12.1). */
enum HashAlgorithm {
    SHA256("sha256", "SHA-256"),
    SHA384("sha384", "SHA-384"),
    SHA512("sha512", "SHA-512");

    private final String identifier;
    private final String javaName;

    HashAlgorithm(String identifier, String javaName) {
        this.identifier = identifier;
        this.javaName = javaName;
    }

    static Optional<HashAlgorithm> of(String identifier) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.identifier.equals(identifier))
                .findFirst();
    }

    String identifier() {
        return identifier;
    }

    MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance(javaName);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + javaName, e);
        }
    }

    byte[] hash(byte[] bytes, int start, int end) {
        MessageDigest digest = newDigest();
        digest.update(bytes, start, end - start);
        return digest.digest();
    }

    /** Whether the hash stated is the one found. */
    static boolean matches(CborValue.Bytes stated, byte[] found) {
        return MessageDigest.isEqual(stated.content(), found);
    }
}
