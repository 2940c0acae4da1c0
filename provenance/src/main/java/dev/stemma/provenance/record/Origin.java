package dev.stemma.provenance.record;

import java.util.Locale;

/** Where a note comes from. */
public enum Origin {
    /** The model wrote it, and it stands as the model wrote it. */
    MODEL,
    /** A person entered it. */
    HUMAN,
    /** A person changed what the model, a file or a rule had given. */
    EDITED,
    /** It was in a file that was brought in. */
    IMPORTED,
    /** A rule, such as a transposition, changed what the model or a file had given. */
    RULE;

    /** As in documents: lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The origin of a note after a person changed it. */
    Origin edited() {
        return this == HUMAN ? HUMAN : EDITED;
    }

    /** The origin of a note after a rule changed it, whoever asked for that. */
    Origin ruled() {
        return this == MODEL || this == IMPORTED ? RULE : this;
    }
}
