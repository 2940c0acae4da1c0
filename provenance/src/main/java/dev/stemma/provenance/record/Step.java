package dev.stemma.provenance.record;

import dev.stemma.provenance.cbor.CborMap;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** A way through the versions: the entry's base is the version on which it goes on. */
public sealed interface Step extends Operation {
    /**
     * What came after the entry's base was undone.
     *
     * <p>{@code {}}
     */
    record Undone() implements Step {
        static final String KIND = "undone";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public CborMap toCbor() {
            return CborMap.EMPTY;
        }
    }

    /**
     * A branch was begun at the entry's base.
     *
     * <p>{@code {name: text}}
     *
     * @param name 1 to {@value #MOST_CHARACTERS} letters of any script, digits and hyphens, single blanks between them, in
     *     normalization form C: it names a version, not a person
     */
    record Branched(String name) implements Step {
        static final String KIND = "branched";
        public static final int MOST_CHARACTERS = 80;

        private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}-]+( [\\p{L}\\p{M}\\p{Nd}-]+)*");

        public Branched {
            boolean fits = name.codePointCount(0, name.length()) <= MOST_CHARACTERS;
            if (!fits || !NAME.matcher(name).matches() || !Normalizer.isNormalized(name, Normalizer.Form.NFC)) {
                throw new IllegalArgumentException("a branch is named by 1 to " + MOST_CHARACTERS
                        + " letters, digits, hyphens and blanks between them, found " + PlainText.brief(name));
            }
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public CborMap toCbor() {
            return CborMap.builder().put("name", name).build();
        }

        static Branched read(Fields fields) throws JournalException {
            return fields.valid(() -> new Branched(fields.text("name")));
        }
    }
}
