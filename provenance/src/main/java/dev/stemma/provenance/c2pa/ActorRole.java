package dev.stemma.provenance.c2pa;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody did for the content, as CAWG names it (CAWG identity 1.3, 5.1.2: named actor roles). */
public enum ActorRole {
    CREATOR,
    CONTRIBUTOR,
    EDITOR,
    PRODUCER,
    PUBLISHER,
    SPONSOR,
    TRANSLATOR;

    private static final String NAMESPACE = "cawg.";

    /** The word for people: {@code creator}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As it stands in an assertion: {@code cawg.creator}. */
    String label() {
        return NAMESPACE + this;
    }

    /** The role of that word, {@code creator}, or of its label, {@code cawg.creator}. */
    public static Optional<ActorRole> of(String word) {
        return Arrays.stream(values())
                .filter(role -> word.equals(role.toString()) || word.equals(role.label()))
                .findFirst();
    }
}
