package dev.stemma.studio.workbench;

import dev.stemma.studio.registry.LibraryRow;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds the name of a person: as a word of its own where words are apart, in any case of letters. */
final class NamedIn {
    private final String person;
    private final Predicate<String> words;

    NamedIn(String person) {
        this.person = person;
        int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        words = Pattern.compile(before() + Pattern.quote(person) + after(), flags)
                .asPredicate();
    }

    /** A name in Chinese characters stands among others without a space. */
    private String before() {
        return Character.isIdeographic(person.codePointAt(0)) ? "" : "(?<![\\p{L}\\p{N}])";
    }

    private String after() {
        return Character.isIdeographic(person.codePointBefore(person.length())) ? "" : "(?![\\p{L}\\p{N}])";
    }

    boolean text(String text) {
        return words.test(text);
    }

    /** A file that is all text; in bytes that mean something else a short name is found by chance. */
    boolean textFile(byte[] content) {
        try {
            return text(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString());
        } catch (CharacterCodingException noText) {
            return false;
        }
    }

    boolean row(LibraryRow row) {
        return row.people().contains(person)
                || text(row.title())
                || row.record()
                        .filter(found -> text(found.name())
                                || text(found.foundIn())
                                || found.signer().filter(this::text).isPresent())
                        .isPresent();
    }
}
