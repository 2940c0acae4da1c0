package dev.stemma.generator.model.constraint;

import dev.stemma.generator.music.Note;
import java.util.List;

/** These notes sound, exactly; what lies between them is open. */
public record LockedNotes(List<Note> notes) implements Constraint {
    public LockedNotes {
        notes = List.copyOf(notes);
        Span.requireApart(Span.of(notes));
    }

    @Override
    public Wording wording() {
        String phrase = notes.size() == 1 ? "the locked note" : "the locked notes";
        return new Wording("locked-notes", "--lock", phrase, asText(notes));
    }

    static String asText(List<Note> notes) {
        return Wording.joined(
                " ",
                notes.stream()
                        .map(note -> note.onset() + "+" + note.duration() + ":"
                                + note.pitch().midi())
                        .toList());
    }
}
