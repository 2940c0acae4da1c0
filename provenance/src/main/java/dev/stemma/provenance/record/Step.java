package dev.stemma.provenance.record;

import dev.stemma.provenance.cbor.CborMap;

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
     * @param name 1 to {@value #MOST_CHARACTERS} lower-case letters, digits and hyphens: it names a version, not a person
     */
    record Branched(String name) implements Step {
        static final String KIND = "branched";
        static final int MOST_CHARACTERS = 40;

        public Branched {
            if (!name.matches("[a-z0-9-]{1," + MOST_CHARACTERS + "}")) {
                throw new IllegalArgumentException("a branch is named by 1 to " + MOST_CHARACTERS
                        + " lower-case letters, digits and hyphens, found " + PlainText.brief(name));
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
