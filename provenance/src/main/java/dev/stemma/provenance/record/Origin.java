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

    /** The origin of a note after somebody changed it. */
    Origin changedBy(Actor actor) {
        if (this == HUMAN) {
            return HUMAN;
        }
        if (actor instanceof Actor.Person) {
            return EDITED;
        }
        return this == EDITED ? EDITED : RULE;
    }
}
