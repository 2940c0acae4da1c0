package dev.stemma.generator.model.constraint;

import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import java.util.List;

/** A stretch of time, its end not included. */
public record Span(Ticks from, Ticks to) {
    public Span {
        if (from.value() < 0 || !from.isBefore(to)) {
            throw new IllegalArgumentException("a stretch goes forwards from 0 or later, found " + from + " to " + to);
        }
    }

    /** From where each note begins to where it ends. */
    static List<Span> of(List<Note> notes) {
        return notes.stream().map(note -> new Span(note.onset(), note.end())).toList();
    }

    static void requireApart(List<Span> notes) {
        for (int i = 1; i < notes.size(); i++) {
            if (notes.get(i).from.isBefore(notes.get(i - 1).to)) {
                throw new IllegalArgumentException(
                        "notes ascend and do not overlap, found " + notes.get(i - 1) + " and " + notes.get(i));
            }
        }
    }

    void requireHolds(List<Span> notes) {
        notes.forEach(note -> {
            if (note.from.isBefore(from) || note.to.isAfter(to)) {
                throw new IllegalArgumentException("a note lies at " + note + ", outside of " + this);
            }
        });
        requireApart(notes);
    }

    boolean holds(Ticks time) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    @Override
    public String toString() {
        return from + ".." + to;
    }
}
