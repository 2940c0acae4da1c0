package dev.stemma.generator.session;

import dev.stemma.generator.music.Melody;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.NoteEdit;
import dev.stemma.provenance.record.Operation;
import dev.stemma.provenance.record.Passage;
import dev.stemma.provenance.record.ScoreFrame;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was done to a piece to make it an edited melody, found by comparing the two: the cheapest explanation.
 *
 * <p>What a program does to the whole piece is found first and costs nothing: a transposition, a scaling of time, passages
 * that moved because bars were put in or taken out before them, and lengths and onsets as a program plays them. What is
 * left is explained by edits of single notes. Each costs 1: a note added or removed, moved, resized or given another
 * pitch; so a note that differs in one respect was changed, and one that differs in all three was removed and another
 * added. Among explanations with as few edits, changes are preferred to removing and adding, and short moves to long ones.
 *
 * @param operations in an order in which each can be done: applied to the piece one after the other they make it
 *     {@code settled}. Rules are {@link Passage.Transposed} and {@link Passage.Retimed}; edits are inferred and carry no
 *     surprisal yet
 * @param settled the edited melody, with the times that were written where the file merely plays them a little otherwise
 * @param played makes the settled melody the very one of the file, if they differ
 */
public record Alignment(List<Operation> operations, Melody settled, Optional<Passage.Retimed> played) {
    /** All times by the same factor. */
    public static final String SCALED = "scaled";

    /** Passages earlier or later, because something before them was put in or taken out. */
    public static final String SHIFTED = "shifted";

    /** Length, pickup, metres, keys or tempos, no note. */
    public static final String SCORE = "score";

    /** Notes as a program plays them. */
    public static final String PLAYED = "as-played";

    public Alignment {
        operations = List.copyOf(operations);
    }

    /** The edits among the operations. */
    public List<NoteEdit> edits() {
        return operations.stream()
                .filter(NoteEdit.class::isInstance)
                .map(NoteEdit.class::cast)
                .toList();
    }

    /**
     * Explains a melody.
     *
     * @param frame of the piece as it was
     * @param notes of the piece as it was
     * @param edited what became of it
     * @param nextNote the number that the next new note of the piece gets
     * @throws RecordException if frame and notes make no melody
     */
    public static Alignment of(ScoreFrame frame, Collection<JournalNote> notes, Melody edited, long nextNote)
            throws RecordException {
        Melody before = Scores.melody(frame, notes);
        List<JournalNote> old = notes.stream()
                .sorted(Comparator.comparingLong(JournalNote::onset))
                .toList();
        List<JournalNote> found = numbered(edited);
        ScoreFrame becomes = SettledFrame.of(before, edited);
        Workpiece piece = new Workpiece(frame, old, nextNote);
        for (Rule rule : RuleFinder.found(old, found)) {
            piece.apply(rule, becomes);
        }
        List<JournalNote> written = Playing.settled(piece.notes(), found);
        piece.edit(written);
        piece.finish(becomes);
        Melody settled = Scores.melody(piece.frame(), piece.notes());
        return new Alignment(piece.operations(), settled, piece.difference(Scores.frame(edited), found));
    }

    private static List<JournalNote> numbered(Melody melody) {
        List<JournalNote> notes = new ArrayList<>();
        melody.notes().forEach(note -> notes.add(Scores.note(notes.size() + 1L, note)));
        return notes;
    }
}
