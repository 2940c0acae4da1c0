package dev.stemma.generator.session;

import dev.stemma.provenance.record.JournalNote;
import java.util.Map;
import java.util.Set;

/** Something done to a whole piece, or to passages of it, that changes no note by itself. */
sealed interface Rule {
    /** All pitches up or down. */
    record Transposition(int semitones) implements Rule {}

    /**
     * Other times.
     *
     * @param name under which records keep it
     * @param changes what becomes of which note
     * @param removed notes of passages that were taken out
     */
    record Retiming(String name, Map<JournalNote, JournalNote> changes, Set<JournalNote> removed) implements Rule {}
}
