package dev.stemma.studio.workbench;

import dev.stemma.generator.session.BarRange;
import dev.stemma.generator.session.RecordException;
import dev.stemma.generator.session.Scores;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.NoteEdit;
import dev.stemma.provenance.record.Passage;
import dev.stemma.provenance.record.Step;
import dev.stemma.provenance.record.TickSpan;
import dev.stemma.provenance.record.TracedNote;
import dev.stemma.provenance.record.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An entry of a journal, as a history tells it.
 *
 * @param words a clause without a subject
 * @param changesMelody whether its version has other notes than that on which it works
 * @param branch on which it is, if somebody gave it a name
 * @param bars to which it was done, where it was done to bars or to a note in one
 * @param notes in its version
 */
public record Told(
        Entry entry, String words, boolean changesMelody, Optional<String> branch, Optional<BarRange> bars, int notes) {
    static List<Told> all(Story story) {
        EntryWords words = new EntryWords(story);
        Journal journal = story.journal();
        Map<Integer, String> branches = new HashMap<>();
        List<Told> told = new ArrayList<>();
        for (Entry entry : journal.entries()) {
            Optional<String> branch = entry.operation() instanceof Step.Branched begun
                    ? Optional.of(begun.name())
                    : entry.base().stream()
                            .mapToObj(branches::get)
                            .filter(Objects::nonNull)
                            .findFirst();
            branch.ifPresent(name -> branches.put(entry.index(), name));
            told.add(new Told(
                    entry,
                    words.of(entry),
                    changesMelody(journal, entry),
                    branch,
                    bars(journal, entry),
                    notes(journal, entry)));
        }
        return told;
    }

    private static int notes(Journal journal, Entry entry) {
        return journal.version(entry.index())
                .map(version -> version.notes().size())
                .orElse(0);
    }

    private static boolean changesMelody(Journal journal, Entry entry) {
        Optional<Version> after = journal.version(entry.index());
        Optional<Version> before =
                entry.base().isPresent() ? journal.version(entry.base().getAsInt()) : Optional.empty();
        return after.isPresent() && before.isPresent() && !after.get().hasSameNotes(before.get());
    }

    private static Optional<BarRange> bars(Journal journal, Entry entry) {
        if (entry.operation() instanceof NoteEdit edit) {
            return bars(journal, entry, edit);
        }
        Optional<TickSpan> span = Optional.empty();
        if (entry.operation() instanceof Passage.Locked locked) {
            span = Optional.of(locked.span());
        } else if (entry.operation() instanceof Passage.Unlocked unlocked) {
            span = Optional.of(unlocked.span());
        } else if (entry.operation() instanceof Passage.Merged merged) {
            span = Optional.of(merged.span());
        }
        return span.flatMap(each -> EntryWords.barRange(journal.version(entry.index()), each));
    }

    /** The bar in which a note stands, or stood before it was removed. */
    private static Optional<BarRange> bars(Journal journal, Entry entry, NoteEdit edit) {
        int at = edit instanceof NoteEdit.Removed ? entry.base().orElseThrow() : entry.index();
        Optional<Version> version = journal.version(at);
        Optional<JournalNote> note =
                version.flatMap(each -> each.note(edit.note())).map(TracedNote::note);
        if (note.isEmpty() || version.get().frame().metres().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Scores.melody(version.get().frame(), List.of()).bars().stream()
                    .filter(bar -> bar.start().value() <= note.get().onset()
                            && bar.end().value() > note.get().onset())
                    .map(bar -> new BarRange(bar.number(), bar.number()))
                    .findFirst();
        } catch (RecordException e) {
            return Optional.empty();
        }
    }

    /** Whether there is no note in its version. */
    public boolean isEmpty() {
        return notes == 0;
    }
}
