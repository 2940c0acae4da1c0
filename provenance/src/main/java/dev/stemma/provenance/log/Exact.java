package dev.stemma.provenance.log;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Values as the formats write them, one way each: what is read here would be written the same. */
final class Exact {
    private Exact() {}

    /**
     * A decimal number from 0 to 2^63 - 1, without leading zeroes.
     *
     * @param what what the number is, for the message
     */
    static long number(String what, String digits) {
        boolean shortest = digits.matches("0|[1-9][0-9]{0,18}");
        try {
            if (shortest) {
                return Long.parseLong(digits);
            }
        } catch (NumberFormatException e) {
            // Nineteen digits may be too many by one.
        }
        throw new LogException(
                "expected " + what + " as a decimal number without leading zeroes, found \"" + shown(digits) + "\"");
    }

    /** Base64 of RFC 4648, section 4, with its padding and no bits to spare. */
    static byte[] base64(String what, String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (base64(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new LogException("expected " + what + " in Base64, found \"" + shown(text) + "\"");
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** A hash of 32 bytes in Base64. */
    static byte[] hash(String what, String text) {
        byte[] hash = base64(what, text);
        if (hash.length != 32) {
            throw new LogException("expected " + what + " of 32 bytes, found " + hash.length);
        }
        return hash;
    }

    /** The text of these bytes, which must be UTF-8. */
    static String utf8(String what, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new LogException(what + " is no text in UTF-8", e);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** As much of a text as a message can take. */
    static String shown(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }
}
