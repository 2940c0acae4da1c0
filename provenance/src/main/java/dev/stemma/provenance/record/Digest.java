package dev.stemma.provenance.record;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 digest: 32 bytes. */
public final class Digest {
    /** Length of a digest in bytes. */
    public static final int LENGTH = 32;

    /** With this begin names that are digests. */
    public static final String URN = "urn:sha256:";

    private final byte[] bytes;

    private Digest(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Digest of the content given. */
    public static Digest of(byte[] content) {
        return new Digest(sha256().digest(content));
    }

    /** A digest computed elsewhere: exactly 32 bytes. */
    public static Digest ofBytes(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a SHA-256 digest has 32 bytes, found " + bytes.length);
        }
        return new Digest(bytes.clone());
    }

    /** Reads 64 hexadecimal digits. */
    public static Digest parse(String hex) {
        return ofBytes(HexFormat.of().parseHex(hex));
    }

    /** A fresh SHA-256, for content that comes in parts. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest digest && MessageDigest.isEqual(bytes, digest.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** As a name: {@value #URN} and 64 hexadecimal digits. */
    public String urn() {
        return URN + this;
    }

    /** 64 hexadecimal digits, lower case. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
