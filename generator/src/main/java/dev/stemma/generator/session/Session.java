package dev.stemma.generator.session;

import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.JournalException;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.Opening;
import dev.stemma.provenance.record.Operation;
import dev.stemma.provenance.record.Output;
import dev.stemma.provenance.record.Remark;
import dev.stemma.provenance.record.Source;
import dev.stemma.provenance.record.Step;
import dev.stemma.provenance.record.TimeStamped;
import dev.stemma.provenance.record.TracedNote;
import dev.stemma.provenance.record.Version;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Work on one piece. Whatever is done is written into the piece's journal as it is done; what cannot be done is refused and
 * leaves the piece as it was. One version of the piece is shown, on which work goes on.
 *
 * <p>Who works on one of several candidates that nobody has chosen yet thereby chooses it, which the journal says.
 *
 * <p>Mutable, for one thread.
 */
public final class Session {
    private final Journal journal;
    private final Clock clock;
    private final JournalSink sink;
    private int shown;

    private Session(Journal journal, int shown, Clock clock, JournalSink sink) {
        this.journal = journal;
        this.shown = shown;
        this.clock = clock;
        this.sink = sink;
    }

    /** Begins a piece in which there is nothing yet. */
    public static Session begin(UUID piece, Actor actor, Clock clock, JournalSink sink) throws SessionException {
        Session session = new Session(new Journal(), 0, clock, sink);
        session.keep(Entry.first(piece, actor, clock.instant()));
        return session;
    }

    /**
     * Goes on with a piece.
     *
     * @param journal with something in it, all of which the sink has
     * @param shown the entry after whose version work goes on
     * @throws SessionException if what that version builds on is not at hand
     */
    public static Session resume(Journal journal, int shown, Clock clock, JournalSink sink) throws SessionException {
        Session session = new Session(journal.copy(), 0, clock, sink);
        session.show(shown);
        return session;
    }

    /** The session as it is, to try something out: nothing of that is kept. */
    public Session rehearsal() {
        return new Session(journal.copy(), shown, clock, JournalSink.NOWHERE);
    }

    /** What has happened up to now. */
    public Journal journal() {
        return journal.copy();
    }

    /** The entry after which the piece is as it is shown. */
    public int shown() {
        return shown;
    }

    /** The piece as it is shown. */
    public Version version() {
        return journal.version(shown).orElseThrow();
    }

    /**
     * The piece as it is shown, as a melody without title, words and chords.
     *
     * @throws SessionException if there is no melody yet
     */
    public Melody melody() throws SessionException {
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

    /**
     * Shows another version, without doing anything to the piece.
     *
     * @throws SessionException if there is no such version, or it is not at hand
     */
    public void show(int entry) throws SessionException {
        requireAtHand(entry);
        shown = entry;
    }

    private void requireAtHand(int entry) throws SessionException {
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

    /** Whether what is shown is one of several candidates, of which nobody has chosen one. */
    public boolean isPending() {
        return pendingOffer().isPresent();
    }

    private Optional<Entry> pendingOffer() {
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
        return journal.entry(offer.base().getAsInt())
                .map(request -> ((Generation.Requested) request.operation()).candidates())
                .orElse(0);
    }

    /**
     * A melody that a model made as it was asked to.
     *
     * @param number among the candidates, from 1
     * @param entry of the journal, after which the piece is this melody
     */
    public record Offer(int number, int entry, Composition composition) {}

    /**
     * Asks a model for melodies, by the seed of the request and those that follow it. Bars that are locked in the piece stay.
     * The first that could be made is shown.
     *
     * @param count how many, from 1
     * @return those that could be made
     * @throws SessionException if none could be made
     */
    public List<Offer> request(Actor actor, ModelFolder model, Task task, Request request, int count)
            throws SessionException {
        boolean anew = task instanceof Task.Composing;
        Version before = version();
        if (anew && !before.locked().isEmpty()) {
            throw new SessionException(
                    "bars of the piece are locked; a new melody would take their place",
                    "unlock them, or fill those that are open");
        }
        Optional<Melody> given = anew ? Optional.empty() : Optional.of(melody());
        Commission commission = given.isEmpty()
                ? new Commission(task, request)
                : new Commission(Locks.of(before, given.get()).kept(task), request);
        Candidates candidates = Candidates.of(model, commission, given, before, count);
        rehearsal().offer(actor, candidates);
        return offer(actor, candidates);
    }

    private List<Offer> offer(Actor actor, Candidates candidates) throws SessionException {
        Version before = version();
        work(actor, candidates.request());
        int asked = shown;
        List<Offer> offers = new ArrayList<>();
        for (Candidates.Made made : candidates.made()) {
            Generation.Offered offered = Candidates.offered(made, before, journal.nextNote());
            keep(Actor.STEMMA, asked, offered);
            offers.add(new Offer(made.number(), shown, made.composition()));
        }
        shown = offers.get(0).entry();
        return List.copyOf(offers);
    }

    /**
     * Takes a candidate, which then is shown.
     *
     * @param offer its entry
     */
    public void choose(Actor actor, int offer) throws SessionException {
        keep(actor, offer, new Generation.Chosen());
    }

    /**
     * Turns candidates down. What is shown stays so; if it is one of them, what there was before they were asked for is shown.
     *
     * @param offers their entries
     */
    public void reject(Actor actor, List<Integer> offers) throws SessionException {
        Optional<Entry> pending = pendingOffer();
        boolean turnedDown =
                pending.isPresent() && offers.contains(pending.get().index());
        int base = turnedDown ? pending.get().base().getAsInt() : shown;
        keep(
                actor,
                base,
                new Generation.Rejected(
                        offers.stream().map(Integer::longValue).sorted().toList()));
    }

    /**
     * Brings the melody of a file in, in the place of all that there was.
     *
     * @param file digest of its bytes
     */
    public void bringIn(Actor actor, Melody melody, Digest file, String mediaType) throws SessionException {
        List<JournalNote> notes = new ArrayList<>();
        for (Note note : melody.notes()) {
            notes.add(Scores.note(journal.nextNote() + notes.size(), note));
        }
        work(actor, new Source.Imported(file, mediaType, Scores.frame(melody), notes));
    }

    /** What somebody does to the notes that are shown. */
    public Editor editor(Actor actor) {
        return new Editor(this, actor);
    }

    /** Goes back to the version before the last change of what is shown. */
    public void undo(Actor actor) throws SessionException {
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
        undo(actor, at);
    }

    private boolean isShown(int entry) {
        return journal.version(entry).equals(journal.version(shown));
    }

    /** Goes back to the version after an entry. */
    public void undo(Actor actor, int entry) throws SessionException {
        requireAtHand(entry);
        keep(actor, entry, new Step.Undone());
    }

    /**
     * Begins a branch at what is shown.
     *
     * @param name lower-case letters, digits and hyphens
     */
    public void branch(Actor actor, String name) throws SessionException {
        try {
            keep(actor, shown, new Step.Branched(name));
        } catch (IllegalArgumentException e) {
            throw new SessionException(e.getMessage(), "such as: second-try", e);
        }
    }

    /** Writes something down about what is shown; the journal keeps a commitment to it, of which this is the opening. */
    public void annotate(Actor actor, Opening text) throws SessionException {
        keep(actor, shown, new Remark(text.commitment()));
    }

    /** Says that what is shown has left the workshop. */
    public void put(Actor actor, Output output) throws SessionException {
        keep(actor, shown, output);
    }

    /** Keeps what an authority attested of the journal up to its last entry. */
    public void stamp(TimeStamped stamp) throws SessionException {
        keep(Actor.STEMMA, shown, stamp);
    }

    long nextNote() {
        return journal.nextNote();
    }

    /** Does something to what is shown; if that is a candidate among several, it is chosen first. */
    void work(Actor actor, Operation operation) throws SessionException {
        require(journal.next(actor, clock.instant(), shown, operation));
        Optional<Entry> pending = pendingOffer();
        if (pending.isPresent()) {
            choose(actor, pending.get().index());
        }
        keep(actor, shown, operation);
    }

    private void keep(Actor actor, int base, Operation operation) throws SessionException {
        keep(journal.next(actor, clock.instant(), base, operation));
    }

    /** First where it lasts, then here. */
    private void keep(Entry entry) throws SessionException {
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

    private void require(Entry entry) throws SessionException {
        try {
            journal.require(entry);
        } catch (JournalException e) {
            String reason = e.getCause() instanceof JournalException cause ? cause.getMessage() : e.getMessage();
            throw new SessionException(reason, "nothing was changed; stemma history shows what can be gone back to", e);
        }
    }

    private int base(int entry) {
        return journal.entry(entry).orElseThrow().base().orElseThrow();
    }
}
