package dev.stemma.studio.statement;

import java.util.List;

/**
 * Something to be said, in whatever language: the name of its text, see {@link ReadinessWords}, and what differs in it.
 *
 * @param values numbers, names as they stand in the record, further phrases, and lists of these
 */
public record Phrase(String name, List<Object> values) {
    public Phrase {
        values = List.copyOf(values);
    }

    static Phrase of(String name, Object... values) {
        return new Phrase(name, List.of(values));
    }
}
