package dev.stemma.generator.session;

import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.music.Melody;
import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.JournalException;
import dev.stemma.provenance.record.NoteEdit;
import dev.stemma.provenance.record.Operation;
import dev.stemma.provenance.record.Output;
import dev.stemma.provenance.record.Remark;
import dev.stemma.provenance.record.Step;
import dev.stemma.provenance.record.TimeStamped;
import dev.stemma.provenance.record.TracedNote;
import dev.stemma.provenance.record.Version;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** The journal of a session, which is kept elsewhere first, and the version that the session shows. */
final class Ledger {
    private final Journal journal;
    private final Clock clock;
    private final JournalSink sink;
    private int shown;
    private Supplier<Optional<ModelFolder>> listening = Optional::empty;

    Ledger(Journal journal, Clock clock, JournalSink sink) {
        this.journal = journal;
        this.clock = clock;
        this.sink = sink;
    }

    /** The same as it is, of which nothing more is kept elsewhere. */
    Ledger rehearsal() {
        Ledger copy = new Ledger(journal.copy(), clock, JournalSink.NOWHERE);
        copy.shown = shown;
        return copy;
    }

    /** What has happened; not to be changed. */
    Journal journal() {
        return journal;
    }

    int shown() {
        return shown;
    }

    long nextNote() {
        return journal.nextNote();
    }

    Version version() {
        return journal.version(shown).orElseThrow();
    }

    Melody melody() throws SessionException {
        Version version = version();
        if (version.frame().metres().isEmpty()) {
            throw new SessionException(
                    "there is no melody in the piece yet", "compose one, or bring one in from a file");
        }
        try {
            return Scores.melody(
                    version.frame(),
                    version.notes().stream().map(TracedNote::note).toList());
        } catch (RecordException e) {
            throw new SessionException(
                    "the piece cannot be shown: " + e.getMessage(), "go back to an earlier version", e);
        }
    }

    void listen(Supplier<Optional<ModelFolder>> model) {
        listening = model;
    }

    void show(int entry) throws SessionException {
        requireAtHand(entry);
        shown = entry;
    }

    void requireAtHand(int entry) throws SessionException {
        if (entry < 0 || entry >= journal.size()) {
            throw new SessionException(
                    "there is no entry " + entry + " in the journal", "its entries are 0 to " + (journal.size() - 1));
        }
        if (journal.version(entry).isEmpty()) {
            throw new SessionException(
                    "what the version after entry " + entry + " builds on does not lie here",
                    "give the journal of the piece, which lies beside the file that was signed");
        }
    }

    /** The offer that is shown, if it is one of several and nobody has chosen one. */
    Optional<Entry> pendingOffer() {
        Optional<Entry> at = journal.entry(shown);
        while (at.isPresent()) {
            Operation operation = at.get().operation();
            if (operation instanceof Generation.Offered) {
                return at.filter(offer -> candidates(offer) > 1);
            }
            boolean passesOn = operation instanceof Step
                    || operation instanceof Remark
                    || operation instanceof Output
                    || operation instanceof TimeStamped
                    || operation instanceof Generation.Rejected;
            at = passesOn ? journal.entry(at.get().base().getAsInt()) : Optional.empty();
        }
        return Optional.empty();
    }

    private int candidates(Entry offer) {
        return journal.entry(base(offer.index()))
                .map(request -> ((Generation.Requested) request.operation()).candidates())
                .orElse(0);
    }

    /** The entry whose version was shown before what is shown last changed. */
    int beforeLastChange() throws SessionException {
        int at = shown;
        while (at > 0 && isShown(at)) {
            at = base(at);
        }
        if (isShown(at)) {
            throw new SessionException("there is nothing to undo", "the piece is as it was begun");
        }
        while (journal.entry(at).orElseThrow().operation() instanceof Generation.Requested) {
            at = base(at);
        }
        return at;
    }

    private boolean isShown(int entry) {
        return journal.version(entry).equals(journal.version(shown));
    }

    private int base(int entry) {
        return journal.entry(entry).orElseThrow().base().orElseThrow();
    }

    /** What something would make of what is shown. */
    Version preview(Actor actor, Operation operation) throws SessionException {
        return require(journal.next(actor, clock.instant(), shown, operation)).orElseThrow();
    }

    /** Does something to what is shown; if that is a candidate among several, it is chosen first. */
    void work(Actor actor, Operation operation) throws SessionException {
        preview(actor, operation);
        choosePending(actor);
        keep(actor, shown, operation);
    }

    void choosePending(Actor actor) throws SessionException {
        Optional<Entry> pending = pendingOffer();
        if (pending.isPresent()) {
            keep(actor, pending.get().index(), new Generation.Chosen());
        }
    }

    void keep(Actor actor, int base, Operation operation) throws SessionException {
        keep(journal.next(actor, clock.instant(), base, operation));
    }

    /** First where it lasts, then here. */
    void keep(Entry entry) throws SessionException {
        require(entry);
        try {
            sink.add(entry);
            journal.add(entry);
        } catch (IOException e) {
            throw new SessionException(
                    "the journal of the piece cannot be written: " + e.getMessage(),
                    "check the disk and its rights",
                    e);
        } catch (JournalException e) {
            throw new IllegalStateException("an entry was refused that had been checked", e);
        }
        shown = entry.index();
    }

    private Optional<Version> require(Entry entry) throws SessionException {
        try {
            return journal.require(entry);
        } catch (JournalException e) {
            String reason = e.getCause() instanceof JournalException cause ? cause.getMessage() : e.getMessage();
            throw new SessionException(reason, "nothing was changed; stemma history shows what can be gone back to", e);
        }
    }

    /** Does something to a note, and says how surprising that is, if a model listens. */
    void edit(Actor actor, NoteEdit edit) throws SessionException {
        Optional<ModelFolder> model = listening.get();
        if (model.isEmpty()) {
            work(actor, edit);
            return;
        }
        try {
            Version after = preview(actor, edit);
            Listener listener = Listener.of(model.get(), journal, shown);
            work(actor, listener.surprisal(edit, after).map(edit::with).orElse(edit));
        } catch (RequestException | RecordException e) {
            throw new SessionException(
                    "the model cannot hear the piece: " + e.getMessage(), "go back to an earlier version", e);
        }
    }
}
