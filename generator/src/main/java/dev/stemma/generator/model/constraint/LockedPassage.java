package dev.stemma.generator.model.constraint;

import dev.stemma.generator.music.Note;
import java.util.List;

/** In this stretch exactly these notes sound. */
public record LockedPassage(Span span, List<Note> notes) implements Constraint {
    public LockedPassage {
        notes = List.copyOf(notes);
        span.requireHolds(Span.of(notes));
    }

    @Override
    public Wording wording() {
        return new Wording("locked-passage", "--lock", "the locked passage", span + " " + LockedNotes.asText(notes));
    }
}
