package dev.stemma.generator.notation.musicxml;

import java.util.List;
import java.util.Map;

/**
 * What a score says of who answers for its notes: an MEI score in {@code @resp}, a MusicXML score in the editorial level of
 * a note.
 *
 * @param parties by the name that notes use, what identifies them
 * @param notes for each note in order, the names it gives; those of parties begin with {@code #}
 */
public record NoteClaims(Map<String, String> parties, List<List<String>> notes) {
    public NoteClaims {
        parties = Map.copyOf(parties);
        notes = List.copyOf(notes);
    }

    /** Whether it says nothing of that. */
    public boolean isSilent() {
        return notes.stream().allMatch(List::isEmpty);
    }
}
