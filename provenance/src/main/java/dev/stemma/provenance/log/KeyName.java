package dev.stemma.provenance.log;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The name of a key, and the id that a name, a type and a public key have together (C2SP signed-note). */
final class KeyName {
    private KeyName() {}

    /** The name, which must not be empty and has no spaces, plus signs or control characters. */
    static String require(String name) {
        boolean good = !name.isEmpty()
                && name.codePoints()
                        .noneMatch(
                                c -> c == '+' || Character.isWhitespace(c) || Character.isSpaceChar(c) || isControl(c));
        if (!good) {
            throw new LogException(
                    "a key's name is a text without spaces and plus signs, like example.com/log; found \""
                            + Exact.shown(name) + "\"");
        }
        return name;
    }

    private static boolean isControl(int c) {
        return Character.getType(c) == Character.CONTROL || Character.getType(c) == Character.SURROGATE;
    }

    /** {@code SHA-256(name || "\n" || type || public key)[:4]}. */
    static int id(String name, SignatureType type, byte[] publicKey) {
        ByteArrayOutputStream hashed = new ByteArrayOutputStream();
        hashed.writeBytes(Exact.utf8(name));
        hashed.write('\n');
        hashed.write(type.number());
        hashed.writeBytes(publicKey);
        return ByteBuffer.wrap(sha256(hashed.toByteArray())).getInt();
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
