package dev.stemma.provenance.record;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What an entry makes of the version on which it works, and whether it may. */
final class Fold {
    private final Journal journal;
    private final long mostWork;
    private long work;

    /** @param mostWork how many notes may be looked at to see what entries make of their bases */
    Fold(Journal journal, long mostWork) {
        this.journal = journal;
        this.mostWork = mostWork;
    }

    /** The version after the entry; nothing if what it builds on is not at hand. */
    Optional<Version> version(Entry entry) throws JournalException {
        if (entry.index() == 0) {
            if (!(entry.operation() instanceof Source.Begun)) {
                throw new JournalException("a journal begins with its piece");
            }
            return Optional.of(Version.EMPTY);
        }
        requirePast(entry);
        int base = entry.base().getAsInt();
        Optional<Version> before = journal.version(base);
        if (before.isEmpty() || isMergedFromOmitted(entry)) {
            return Optional.empty();
        }
        Version after = after(entry, before.get());
        if (!after.hasNotesOf(before.get())) {
            work(entry, before.get());
            if (!(entry.operation() instanceof Passage.Excerpted)) {
                requireLocksKept(entry, before.get(), after);
            }
        }
        after.requireWithinLength();
        return Optional.of(after);
    }

    private void requirePast(Entry entry) throws JournalException {
        Optional<Entry> last = journal.entry(entry.index() - 1);
        if (last.isPresent() && entry.time().isBefore(last.get().time())) {
            throw new JournalException("its time, " + entry.time() + ", is before that of the entry before, "
                    + last.get().time());
        }
    }

    private Version after(Entry entry, Version base) throws JournalException {
        Operation operation = entry.operation();
        if (operation instanceof Source source) {
            return brought(entry, source);
        }
        if (operation instanceof Generation generation) {
            return generated(entry, generation, base);
        }
        if (operation instanceof NoteEdit edit) {
            return edited(entry, edit, base);
        }
        if (operation instanceof Passage passage) {
            return passed(entry, passage, base);
        }
        return base;
    }

    private Version brought(Entry entry, Source source) throws JournalException {
        if (!(source instanceof Source.Imported imported)) {
            throw new JournalException("a piece is begun once");
        }
        Version version = Version.EMPTY.withFrame(imported.frame());
        return added(entry, version, imported.notes(), Origin.IMPORTED);
    }

    private Version generated(Entry entry, Generation generation, Version base) throws JournalException {
        int at = entry.base().getAsInt();
        if (generation instanceof Generation.Offered offered) {
            if (entry.actor() instanceof Actor.Person) {
                throw new JournalException("what a model offers comes from a program, not from a person");
            }
            requireOffer(offered, at, entry.index());
            Version version = base;
            for (long id : offered.removed()) {
                version = version.without(id);
            }
            if (offered.frame().isPresent()) {
                version = version.withFrame(offered.frame().get());
            }
            return added(entry, version, offered.effect().added(), Origin.MODEL);
        }
        if (generation instanceof Generation.Chosen && !isOffer(at)) {
            throw new JournalException("it takes entry " + at + ", which is no offer");
        }
        if (generation instanceof Generation.Rejected rejected) {
            for (long offer : rejected.offers()) {
                if (offer >= entry.index() || !isOffer((int) offer) && !isOmitted((int) offer)) {
                    throw new JournalException("it turns down entry " + offer + ", which is no offer");
                }
            }
        }
        return base;
    }

    private boolean isOffer(int index) {
        return journal.entry(index)
                .filter(entry -> entry.operation() instanceof Generation.Offered)
                .isPresent();
    }

    private boolean isMergedFromOmitted(Entry entry) {
        return entry.operation() instanceof Passage.Merged merged
                && merged.version() < entry.index()
                && journal.version(merged.version()).isEmpty();
    }

    private boolean isOmitted(int index) {
        return index >= 0 && index < journal.size() && journal.entry(index).isEmpty();
    }

    /** An offer answers a request that asked for so many, and answers it under a number once. */
    private void requireOffer(Generation.Offered offered, int request, int index) throws JournalException {
        Operation asked = journal.entry(request)
                .map(Entry::operation)
                .orElseThrow(() -> new JournalException("the request " + request + " is not there"));
        if (!(asked instanceof Generation.Requested requested)) {
            throw new JournalException("it answers entry " + request + ", which is no request");
        }
        if (offered.number() < 1 || offered.number() > requested.candidates()) {
            throw new JournalException("it is candidate " + offered.number() + " of " + requested.candidates());
        }
        for (int i = request + 1; i < index; i++) {
            Optional<Entry> other = journal.entry(i).filter(each -> each.base().getAsInt() == request);
            if (other.isPresent() && other.get().operation() instanceof Generation.Offered earlier) {
                requireFollows(offered, earlier, i);
            }
        }
    }

    /** Candidates come in order, each by the seed that follows that of the one before: so none can be left out unnoticed. */
    private static void requireFollows(Generation.Offered offered, Generation.Offered earlier, int entry)
            throws JournalException {
        if (earlier.number() == offered.number()) {
            throw new JournalException("candidate " + offered.number() + " was offered before, by entry " + entry);
        }
        if (earlier.number() > offered.number()) {
            throw new JournalException("it is candidate " + offered.number() + ", but candidate " + earlier.number()
                    + " was offered before it, by entry " + entry);
        }
        if (offered.seed() - earlier.seed() != offered.number() - earlier.number()) {
            throw new JournalException("candidate " + offered.number() + " has the seed " + offered.seed()
                    + ", candidate " + earlier.number() + " has " + earlier.seed()
                    + "; seeds of candidates follow each other as they do");
        }
    }

    /** A note behind the end of the piece makes it longer. */
    private Version edited(Entry entry, NoteEdit edit, Version base) throws JournalException {
        if (!(entry.actor() instanceof Actor.Person)) {
            throw new JournalException(
                    "single notes are changed by people; what a program does by a rule is another operation");
        }
        Version version = withoutEnd(entry, edit, base);
        return version.end() <= version.frame().length()
                ? version
                : version.withFrame(version.frame().withLength(version.end()));
    }

    private Version withoutEnd(Entry entry, NoteEdit edit, Version base) throws JournalException {
        if (edit instanceof NoteEdit.Added added) {
            return added(entry, base, List.of(added.entered()), Origin.HUMAN);
        }
        if (edit instanceof NoteEdit.Removed) {
            return base.without(edit.note());
        }
        if (edit instanceof NoteEdit.Moved moved) {
            return edited(entry, base, edit.note(), note -> note.withOnset(moved.onset()));
        }
        if (edit instanceof NoteEdit.Resized resized) {
            return edited(entry, base, edit.note(), note -> note.withDuration(resized.duration()));
        }
        int pitch = ((NoteEdit.Pitched) edit).pitch();
        return edited(entry, base, edit.note(), note -> note.withPitch(pitch));
    }

    private static Version edited(Entry entry, Version base, long id, UnaryOperator<JournalNote> change)
            throws JournalException {
        TracedNote before = base.required(id);
        return changed(entry, base, before, before.origin().edited(), change);
    }

    private static Version changed(
            Entry entry, Version base, TracedNote before, Origin origin, UnaryOperator<JournalNote> change)
            throws JournalException {
        JournalNote after;
        try {
            after = change.apply(before.note());
        } catch (IllegalArgumentException e) {
            throw new JournalException(e.getMessage(), e);
        }
        if (after.equals(before.note())) {
            throw new JournalException("it leaves the note " + after.name() + " as it was");
        }
        return base.without(after.id()).with(before.changed(after, origin, entry.index()));
    }

    private Version added(Entry entry, Version base, List<JournalNote> notes, Origin origin) throws JournalException {
        Version version = base;
        long next = journal.nextNote();
        for (JournalNote note : notes) {
            if (note.id() < next || note.id() > next && journal.omitted() == 0) {
                throw new JournalException("the next note is " + JournalNote.name(next) + ", found " + note.name());
            }
            next = note.id() + 1;
            version = version.with(new TracedNote(note, origin, List.of(entry.index())));
        }
        return version;
    }

    private Version passed(Entry entry, Passage passage, Version base) throws JournalException {
        if (passage instanceof Passage.Locked locked) {
            return base.locking(locked.span());
        }
        if (passage instanceof Passage.Unlocked unlocked) {
            return base.unlocking(unlocked.span());
        }
        if (passage instanceof Passage.Merged merged) {
            return merged(entry, merged, base);
        }
        if (passage instanceof Passage.Excerpted excerpted) {
            return base.excerpt(excerpted.span(), excerpted.frame(), entry.index());
        }
        if (passage instanceof Passage.Retimed retimed) {
            return retimed(entry, retimed, base);
        }
        return transposed(entry, (Passage.Transposed) passage, base);
    }

    private static Version transposed(Entry entry, Passage.Transposed transposed, Version base)
            throws JournalException {
        if (!transposed.frame().withKeys(base.frame().keys()).equals(base.frame())) {
            throw new JournalException("a transposition changes more of the frame than the keys");
        }
        Version version = base.withFrame(transposed.frame());
        for (TracedNote note : List.copyOf(base.notes())) {
            version = changed(
                    entry,
                    version,
                    note,
                    note.origin().ruled(),
                    each -> each.withPitch(each.pitch() + transposed.semitones()));
        }
        return version;
    }

    private static Version retimed(Entry entry, Passage.Retimed retimed, Version base) throws JournalException {
        Version version = base.withFrame(retimed.frame());
        for (JournalNote note : retimed.notes()) {
            version = version.without(note.id());
        }
        for (JournalNote note : retimed.notes()) {
            TracedNote before = base.required(note.id());
            if (before.note().pitch() != note.pitch()) {
                throw new JournalException("a rule for times changes the pitch of " + note.name());
            }
            version = version.with(before.changed(note, before.origin().ruled(), entry.index()));
        }
        return version;
    }

    private Version merged(Entry entry, Passage.Merged merged, Version base) throws JournalException {
        if (merged.version() >= entry.index()) {
            throw new JournalException("it takes from entry " + merged.version() + ", which comes later");
        }
        Version other = journal.version(merged.version())
                .orElseThrow(() -> new JournalException("the version " + merged.version() + " is not at hand"));
        Version version = base;
        for (TracedNote note : base.notesIn(merged.span()).toList()) {
            version = version.without(note.note().id());
        }
        for (TracedNote note : other.notesIn(merged.span()).toList()) {
            version = version.with(note);
        }
        return version;
    }

    private static void requireLocksKept(Entry entry, Version before, Version after) throws JournalException {
        for (TickSpan span : before.locked()) {
            boolean kept = entry.operation() instanceof NoteEdit edit
                    ? sounding(before, edit, span).equals(sounding(after, edit, span))
                    : before.sounding(span).equals(after.sounding(span));
            if (!kept) {
                throw new JournalException("it changes what was locked");
            }
        }
    }

    private static Optional<List<Long>> sounding(Version version, NoteEdit edit, TickSpan span) {
        return version.note(edit.note()).flatMap(note -> Version.sounding(note.note(), span));
    }

    private void work(Entry entry, Version base) throws JournalException {
        long locks = base.locked().size();
        work += entry.operation() instanceof NoteEdit ? 1 + locks : base.notes().size() * (1 + locks);
        if (work > mostWork) {
            throw new JournalException("the journal asks for more work than a piece takes: " + mostWork
                    + " notes have been looked at up to here");
        }
    }
}
