package dev.stemma.generator.model.constraint;

import dev.stemma.generator.music.Note;
import java.util.List;

/** In this stretch notes begin and end exactly at these times; their pitches are open. */
public record FixedRhythm(Span span, List<Span> notes) implements Constraint {
    public FixedRhythm {
        notes = List.copyOf(notes);
        span.requireHolds(notes);
    }

    /** The rhythm of some notes. */
    public static FixedRhythm of(Span span, List<Note> notes) {
        return new FixedRhythm(span, Span.of(notes));
    }

    @Override
    public Wording wording() {
        List<String> texts = notes.stream()
                .map(note -> note.from() + "+" + note.to().minus(note.from()))
                .toList();
        return new Wording(
                "rhythm", "--keep rhythm", "the rhythm that is kept", span + " " + Wording.joined(" ", texts));
    }
}
