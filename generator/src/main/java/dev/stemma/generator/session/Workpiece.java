package dev.stemma.generator.session;

import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.NoteEdit;
import dev.stemma.provenance.record.Operation;
import dev.stemma.provenance.record.Passage;
import dev.stemma.provenance.record.ScoreFrame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A piece while it is changed: after each operation it has one voice, and holds all of its notes, as journals demand. */
final class Workpiece {
    /** Rounds in which changes that are in each other's way are tried again before they give way: the notes are removed and added. */
    private static final int ROUNDS = 64;

    private final List<Operation> operations = new ArrayList<>();
    private final NavigableMap<Long, JournalNote> byOnset = new TreeMap<>();
    private ScoreFrame frame;
    private long nextNote;

    Workpiece(ScoreFrame frame, List<JournalNote> notes, long nextNote) {
        this.frame = frame;
        this.nextNote = nextNote;
        notes.forEach(note -> byOnset.put(note.onset(), note));
    }

    ScoreFrame frame() {
        return frame;
    }

    /** Ascending. */
    List<JournalNote> notes() {
        return List.copyOf(byOnset.values());
    }

    List<Operation> operations() {
        return operations;
    }

    /**
     * Applies a rule to all of the piece.
     *
     * @param becomes the frame that the piece is to have in the end
     */
    void apply(Rule rule, ScoreFrame becomes) {
        if (rule instanceof Rule.Transposition transposition) {
            byOnset.replaceAll((onset, note) -> note.withPitch(note.pitch() + transposition.semitones()));
            frame = new ScoreFrame(frame.length(), frame.anacrusis(), frame.metres(), becomes.keys(), frame.tempos());
            operations.add(new Passage.Transposed(transposition.semitones(), frame));
        } else if (rule instanceof Rule.Retiming retiming) {
            retiming.removed().forEach(this::remove);
            retiming.changes().keySet().forEach(note -> byOnset.remove(note.onset()));
            retiming.changes().values().forEach(note -> byOnset.put(note.onset(), note));
            frame = becomes.withLength(Math.max(becomes.length(), end()));
            operations.add(new Passage.Retimed(
                    retiming.name(), frame, List.copyOf(retiming.changes().values())));
        }
    }

    private long end() {
        return byOnset.isEmpty() ? 0 : byOnset.lastEntry().getValue().end();
    }

    private void remove(JournalNote note) {
        byOnset.remove(note.onset());
        operations.add(new NoteEdit.Removed(note.id(), true));
    }

    /** Makes the notes of the piece these, ascending, by edits of single notes. */
    void edit(List<JournalNote> wanted) {
        List<JournalNote> before = notes();
        int[] partners = Pairing.of(before, wanted);
        boolean[] there = new boolean[wanted.size()];
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] < 0) {
                remove(before.get(i));
            } else {
                there[partners[i]] = true;
                changes.add(new Change(before.get(i), wanted.get(partners[i])));
            }
        }
        List<JournalNote> entered = new ArrayList<>();
        for (int i = 0; i < there.length; i++) {
            if (!there[i]) {
                entered.add(wanted.get(i));
            }
        }
        carryOut(changes, entered);
    }

    /** A note of the piece, and what becomes of it. */
    private record Change(JournalNote note, JournalNote goal) {
        int left() {
            return Pairing.differences(note, goal);
        }
    }

    private void carryOut(List<Change> changes, List<JournalNote> entered) {
        List<Change> pending = pending(changes);
        for (int round = 0; !pending.isEmpty() || !entered.isEmpty(); round++) {
            int before = operations.size();
            List<Change> tried = new ArrayList<>();
            pending.forEach(change -> tried.add(tried(change)));
            entered.removeIf(this::enters);
            pending = pending(tried);
            Collections.reverse(pending);
            if (round >= ROUNDS || operations.size() == before) {
                List<Change> give = round >= ROUNDS ? List.copyOf(pending) : List.of(hardest(pending));
                pending.removeAll(Set.copyOf(give));
                give.forEach(change -> remove(change.note()));
                give.forEach(change -> entered.add(change.goal()));
            }
        }
    }

    private static Change hardest(List<Change> changes) {
        return Collections.max(changes, Comparator.comparingInt(Change::left));
    }

    private static List<Change> pending(List<Change> changes) {
        return new ArrayList<>(
                changes.stream().filter(change -> change.left() > 0).toList());
    }

    /** As far as nothing is in its way: shorter, to its place, longer, at its pitch. */
    private Change tried(Change change) {
        JournalNote goal = change.goal();
        JournalNote note = change.note();
        if (goal.duration() < note.duration()) {
            note = resized(note, goal.duration());
        }
        if (goal.onset() != note.onset() && isFree(note, note.withOnset(goal.onset()))) {
            operations.add(new NoteEdit.Moved(note.id(), goal.onset(), Optional.empty(), true));
            note = replaced(note, note.withOnset(goal.onset()));
        }
        if (goal.onset() == note.onset()
                && goal.duration() > note.duration()
                && isFree(note, note.withDuration(goal.duration()))) {
            note = resized(note, goal.duration());
        }
        if (goal.onset() == note.onset() && goal.duration() == note.duration() && goal.pitch() != note.pitch()) {
            operations.add(new NoteEdit.Pitched(note.id(), goal.pitch(), Optional.empty(), true));
            note = replaced(note, note.withPitch(goal.pitch()));
        }
        return new Change(note, goal);
    }

    private JournalNote resized(JournalNote note, long duration) {
        operations.add(new NoteEdit.Resized(note.id(), duration, Optional.empty(), true));
        return replaced(note, note.withDuration(duration));
    }

    private boolean enters(JournalNote goal) {
        JournalNote note = new JournalNote(nextNote, goal.onset(), goal.duration(), goal.pitch());
        if (!isFree(note, note)) {
            return false;
        }
        nextNote++;
        operations.add(new NoteEdit.Added(note, Optional.empty(), true));
        put(note);
        return true;
    }

    /** Whether no other note sounds where a note would. */
    private boolean isFree(JournalNote note, JournalNote would) {
        Map.Entry<Long, JournalNote> before = byOnset.lowerEntry(would.end());
        if (before != null && before.getValue().id() == note.id()) {
            before = byOnset.lowerEntry(before.getKey());
        }
        return before == null || before.getValue().end() <= would.onset();
    }

    private JournalNote replaced(JournalNote note, JournalNote by) {
        byOnset.remove(note.onset());
        put(by);
        return by;
    }

    /** A note behind the end of the piece makes it longer. */
    private void put(JournalNote note) {
        byOnset.put(note.onset(), note);
        frame = frame.withLength(Math.max(frame.length(), note.end()));
    }

    /** Gives the piece the frame that it is to have, and at least the length of its notes. */
    void finish(ScoreFrame becomes) {
        ScoreFrame last = becomes.withLength(Math.max(becomes.length(), end()));
        if (!last.equals(frame)) {
            frame = last;
            operations.add(new Passage.Retimed(Alignment.SCORE, last, List.of()));
        }
    }

    /**
     * What makes the piece the one found, if anything is left.
     *
     * @param found as many notes as the piece has, of the same pitches
     */
    Optional<Passage.Retimed> difference(ScoreFrame played, List<JournalNote> found) {
        List<JournalNote> changed = new ArrayList<>();
        Iterator<JournalNote> sounding = found.iterator();
        for (JournalNote note : byOnset.values()) {
            JournalNote as = sounding.next();
            JournalNote other = note.withOnset(as.onset()).withDuration(as.duration());
            if (!other.equals(note)) {
                changed.add(other);
            }
        }
        return changed.isEmpty() && played.equals(frame)
                ? Optional.empty()
                : Optional.of(new Passage.Retimed(Alignment.PLAYED, played, changed));
    }
}
