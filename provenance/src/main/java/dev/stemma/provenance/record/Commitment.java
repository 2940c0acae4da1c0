package dev.stemma.provenance.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A text that is not told: {@code SHA-256("dev.stemma.commitment" 00 salt text)} over a salt of {@value #SALT_LENGTH} random
 * bytes. Without salt and text nobody learns anything from it, so who erases both has erased the text; with them everybody
 * can see that it was this text.
 */
public record Commitment(Digest digest) {
    public static final int SALT_LENGTH = 16;

    private static final byte[] DOMAIN = "dev.stemma.commitment\0".getBytes(StandardCharsets.US_ASCII);

    /** The commitment to a text under a salt of {@value #SALT_LENGTH} bytes. */
    public static Commitment to(String text, byte[] salt) {
        if (salt.length != SALT_LENGTH) {
            throw new IllegalArgumentException("a salt has " + SALT_LENGTH + " bytes, found " + salt.length);
        }
        MessageDigest sha256 = Digest.sha256();
        sha256.update(DOMAIN);
        sha256.update(salt);
        return new Commitment(Digest.ofBytes(sha256.digest(text.getBytes(StandardCharsets.UTF_8))));
    }

    /** The first eight hexadecimal digits, by which people tell commitments apart. */
    public String brief() {
        return HexFormat.of().formatHex(Arrays.copyOf(digest.bytes(), 4));
    }
}
