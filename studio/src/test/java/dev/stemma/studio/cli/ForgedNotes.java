package dev.stemma.studio.cli;

import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.NoteEdit;
import dev.stemma.provenance.record.Operation;
import dev.stemma.provenance.record.Passage;
import dev.stemma.provenance.record.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives the notes of a forged journal the ids that are due, so that nothing shows where entries were left out or put in. */
final class ForgedNotes {
    private final Map<Long, Long> ids = new HashMap<>();

    /** The operation with the ids that its notes have by now. */
    Operation renumbered(Operation operation) {
        if (operation instanceof Source.Imported imported) {
            return new Source.Imported(
                    imported.file(), imported.mediaType(), imported.frame(), fresh(imported.notes()));
        }
        if (operation instanceof Generation.Offered offered) {
            List<Long> removed = offered.removed().stream().map(this::known).toList();
            List<Generation.OfferedNote> added = new ArrayList<>();
            for (Generation.OfferedNote note : offered.added()) {
                added.add(new Generation.OfferedNote(fresh(note.note()), note.evidence()));
            }
            return new Generation.Offered(
                    offered.number(), offered.seed(), offered.frame(), removed, added, offered.sampling());
        }
        if (operation instanceof Passage.Retimed retimed) {
            List<JournalNote> notes = retimed.notes().stream()
                    .map(note -> with(note, known(note.id())))
                    .toList();
            return new Passage.Retimed(retimed.rule(), retimed.frame(), notes);
        }
        return operation instanceof NoteEdit edit ? renumbered(edit) : operation;
    }

    private NoteEdit renumbered(NoteEdit edit) {
        if (edit instanceof NoteEdit.Added added) {
            return new NoteEdit.Added(fresh(added.entered()), added.surprisal(), added.inferred());
        }
        long id = known(edit.note());
        if (edit instanceof NoteEdit.Moved moved) {
            return new NoteEdit.Moved(id, moved.onset(), moved.surprisal(), moved.inferred());
        }
        if (edit instanceof NoteEdit.Resized resized) {
            return new NoteEdit.Resized(id, resized.duration(), resized.surprisal(), resized.inferred());
        }
        if (edit instanceof NoteEdit.Pitched pitched) {
            return new NoteEdit.Pitched(id, pitched.pitch(), pitched.surprisal(), pitched.inferred());
        }
        return new NoteEdit.Removed(id, edit.inferred());
    }

    static Operation withoutSurprisal(Operation operation) {
        if (operation instanceof NoteEdit.Added added) {
            return new NoteEdit.Added(added.entered(), Optional.empty(), added.inferred());
        }
        if (operation instanceof NoteEdit.Moved moved) {
            return new NoteEdit.Moved(moved.note(), moved.onset(), Optional.empty(), moved.inferred());
        }
        if (operation instanceof NoteEdit.Resized resized) {
            return new NoteEdit.Resized(resized.note(), resized.duration(), Optional.empty(), resized.inferred());
        }
        return operation instanceof NoteEdit.Pitched pitched
                ? new NoteEdit.Pitched(pitched.note(), pitched.pitch(), Optional.empty(), pitched.inferred())
                : operation;
    }

    private List<JournalNote> fresh(List<JournalNote> notes) {
        return notes.stream().map(this::fresh).toList();
    }

    private JournalNote fresh(JournalNote note) {
        long id = ids.size() + 1L;
        ids.put(note.id(), id);
        return with(note, id);
    }

    /** A note that never was keeps its id. */
    private long known(long id) {
        return ids.getOrDefault(id, id);
    }

    private static JournalNote with(JournalNote note, long id) {
        return new JournalNote(id, note.onset(), note.duration(), note.pitch());
    }
}
