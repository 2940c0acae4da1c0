package dev.stemma.generator.model.constraint;

import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The notes of a melody so far, shared by those that go on from here in different ways. Immutable. */
public final class Trail {
    /** No note. */
    public static final Trail EMPTY = new Trail(null, null, false);

    private final Trail before;
    private final Note note;
    private final boolean written;

    private Trail(Trail before, Note note, boolean written) {
        this.before = before;
        this.note = note;
        this.written = written;
    }

    /** Notes that are there already. */
    public static Trail of(List<Note> notes) {
        Trail trail = EMPTY;
        for (Note note : notes) {
            trail = trail.with(note, false);
        }
        return trail;
    }

    /** @param written whether the model chose the note, or a part of it */
    public Trail with(Note next, boolean written) {
        return new Trail(this, next, written);
    }

    /** Whether the model wrote one of the last notes. */
    boolean isWrittenAmongLast(int count) {
        Trail at = this;
        for (int i = 0; i < count && at.before != null; i++, at = at.before) {
            if (at.written) {
                return true;
            }
        }
        return false;
    }

    /** The last notes that begin within this time before the end of the last, the last first. */
    List<Note> within(Ticks time) {
        List<Note> notes = new ArrayList<>();
        for (Trail at = this; at.before != null; at = at.before) {
            if (note.end().minus(at.note.onset()).isAfter(time)) {
                break;
            }
            notes.add(at.note);
        }
        return notes;
    }

    /** The last notes, if there are so many and the model wrote one of them. */
    Optional<List<Note>> lastWritten(int count) {
        List<Note> notes = new ArrayList<>(count);
        boolean any = false;
        Trail at = this;
        for (; notes.size() < count && at.before != null; at = at.before) {
            notes.add(at.note);
            any |= at.written;
        }
        Collections.reverse(notes);
        return any && notes.size() == count ? Optional.of(notes) : Optional.empty();
    }
}
