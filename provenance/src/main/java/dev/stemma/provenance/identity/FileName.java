package dev.stemma.provenance.identity;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of identities as names of files on any system: lower-case letters, digits, {@code -} and {@code _} stand for
 * themselves, every other byte of UTF-8 is written {@code %} and two digits. The purpose of a key follows after a dot, but
 * for claims: {@code ada.p12}, {@code ada.credentials.p12}.
 */
final class FileName {
    private static final int MAX_NAME_BYTES = 60;
    private static final Pattern ENCODED =
            Pattern.compile("((?:[a-z0-9_-]|%[0-9A-F]{2})+)(?:\\.([a-z]+))?\\.(?:p12|p11)");

    private static final Predicate<String> ASCII =
            Pattern.compile("\\p{ASCII}*").asMatchPredicate();
    private static final Predicate<String> CONTROL =
            Pattern.compile("\\p{Cntrl}").asPredicate();

    private FileName() {}

    /**
     * The file for a key of an identity, without its ending.
     *
     * @throws IdentityException if the name is not 1 to 60 bytes in UTF-8, or has control characters or outer spaces
     */
    static String encode(String name, KeyPurpose purpose) {
        byte[] bytes = composed(name).getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0 || bytes.length > MAX_NAME_BYTES || !name.equals(name.strip()) || CONTROL.test(name)) {
            throw new IdentityException("an identity's name has 1 to " + MAX_NAME_BYTES
                    + " bytes in UTF-8, no control characters and no spaces around it, found: " + name);
        }
        StringBuilder file = new StringBuilder();
        for (byte each : bytes) {
            boolean plain = (each >= 'a' && each <= 'z') || (each >= '0' && each <= '9') || each == '-' || each == '_';
            file.append(plain ? String.valueOf((char) each) : String.format("%%%02X", each));
        }
        return purpose == KeyPurpose.CLAIMS ? file.toString() : file + "." + purpose;
    }

    /** One form for letters with accents, however they were typed; the tables for that are loaded only for those. */
    private static String composed(String name) {
        return ASCII.test(name) ? name : Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    /** Whose key a file holds, and for what. */
    record Parts(String name, KeyPurpose purpose) {}

    /** Whose key is in a file; empty for other files. */
    static Optional<Parts> decode(Path path) {
        Matcher file = ENCODED.matcher(path.getFileName().toString());
        if (!file.matches()) {
            return Optional.empty();
        }
        Optional<KeyPurpose> purpose =
                file.group(2) == null ? Optional.of(KeyPurpose.CLAIMS) : KeyPurpose.of(file.group(2));
        return purpose.flatMap(found -> decoded(file.group(1)).map(name -> new Parts(name, found)));
    }

    private static Optional<String> decoded(String file) {
        ByteBuffer bytes = ByteBuffer.allocate(file.length());
        for (int i = 0; i < file.length(); i++) {
            if (file.charAt(i) == '%') {
                bytes.put((byte) Integer.parseInt(file.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.put((byte) file.charAt(i));
            }
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
