package dev.stemma.generator.session;

import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Ticks;
import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.NoteEdit;
import dev.stemma.provenance.record.Passage;
import dev.stemma.provenance.record.TickSpan;
import dev.stemma.provenance.record.TracedNote;
import dev.stemma.provenance.record.Version;
import java.util.List;
import java.util.Optional;

/**
 * Bars taken over from another version.
 *
 * @param from the entry after which they stood so
 */
record Taking(Ledger ledger, Actor actor, int from, BarRange bars) {
    /**
     * Takes them.
     *
     * @param span of the bars in what is shown
     */
    void take(TickSpan span, Editor editor) throws SessionException {
        Version other = ledger.journal().version(from).orElseThrow();
        requireSameBars(other, span);
        List<TracedNote> coming = in(other, span);
        Version here = ledger.version();
        if (coming.equals(in(here, span))) {
            return;
        }
        requireNoneElsewhere(coming, here, span);
        Optional<JournalNote> into = here.notes().stream()
                .map(TracedNote::note)
                .filter(note -> note.onset() < span.from() && note.end() > span.from())
                .findFirst();
        if (into.isPresent()
                && coming.stream()
                        .anyMatch(note -> note.note().onset() < into.get().end())) {
            editor.resize(into.get().id(), new Ticks(span.from() - into.get().onset()));
        }
        ledger.work(actor, new Passage.Merged(cut(coming, here, span), span));
    }

    private static List<TracedNote> in(Version version, TickSpan span) {
        return version.notes().stream().filter(note -> span.holds(note.note())).toList();
    }

    private void requireSameBars(Version other, TickSpan span) throws SessionException {
        try {
            List<JournalNote> notes =
                    other.notes().stream().map(TracedNote::note).toList();
            List<Bar> there = other.frame().metres().isEmpty()
                    ? List.of()
                    : Scores.melody(other.frame(), notes).bars().stream()
                            .filter(bars::holds)
                            .toList();
            if (there.isEmpty()
                    || there.get(0).start().value() != span.from()
                    || there.get(there.size() - 1).end().value() != span.to()) {
                throw new SessionException(
                        "the version after entry " + from + " does not have the bars " + bars + " where they are here",
                        "take bars from a version in the same metre and of the same length");
            }
        } catch (RecordException e) {
            throw new SessionException(
                    "the version after entry " + from + " cannot be shown: " + e.getMessage(),
                    "take bars from another version",
                    e);
        }
    }

    /** A note has one place in a piece. */
    private void requireNoneElsewhere(List<TracedNote> coming, Version here, TickSpan span) throws SessionException {
        for (TracedNote note : coming) {
            Optional<JournalNote> same = here.note(note.note().id()).map(TracedNote::note);
            if (same.isPresent() && !span.holds(same.get())) {
                throw new SessionException(
                        "the note " + same.get().name() + " of the version after entry " + from
                                + " stands elsewhere in what is shown, at "
                                + new Ticks(same.get().onset()),
                        "remove it there first, or take the bar where it stands too");
            }
        }
    }

    /** The entry from which the bars can be taken without their last note sounding into one that follows here. */
    private int cut(List<TracedNote> coming, Version here, TickSpan span) throws SessionException {
        Optional<JournalNote> last = coming.stream()
                .map(TracedNote::note)
                .filter(note -> note.end() > span.to())
                .findFirst();
        if (last.isEmpty() || fits(last.get(), here, span)) {
            return from;
        }
        int shown = ledger.shown();
        long duration = span.to() - last.get().onset();
        ledger.keep(actor, from, new NoteEdit.Resized(last.get().id(), duration, Optional.empty(), false));
        int cut = ledger.shown();
        ledger.show(shown);
        return cut;
    }

    private static boolean fits(JournalNote note, Version here, TickSpan span) {
        return note.end() <= here.frame().length()
                && here.notes().stream()
                        .map(TracedNote::note)
                        .noneMatch(next -> next.onset() >= span.to() && next.onset() < note.end());
    }
}
