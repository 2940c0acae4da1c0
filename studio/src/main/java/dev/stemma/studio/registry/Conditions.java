package dev.stemma.studio.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What rows must fulfil to be found, with the values that the statement asks for, in order. */
final class Conditions {
    private final List<String> clauses = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    Conditions archived(boolean archived) {
        return with("archived = ?", archived);
    }

    /** Each word of the search occurs in one of the texts that are searched. */
    Conditions search(String search) {
        SearchText.patterns(search).forEach(pattern -> with("folded LIKE ? ESCAPE '!'", pattern));
        return this;
    }

    Conditions equal(String column, Optional<String> value) {
        value.ifPresent(wanted -> with(column + " = ?", wanted));
        return this;
    }

    Conditions mix(Optional<OriginMix> mix) {
        mix.ifPresent(wanted -> clauses.add(wanted.condition()));
        return this;
    }

    private Conditions with(String clause, Object value) {
        clauses.add(clause);
        values.add(value);
        return this;
    }

    String where() {
        return " WHERE " + String.join(" AND ", clauses);
    }

    List<Object> values() {
        return values;
    }
}
