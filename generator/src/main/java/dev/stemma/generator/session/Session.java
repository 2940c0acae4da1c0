package dev.stemma.generator.session;

import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.NoteEdit;
import dev.stemma.provenance.record.Opening;
import dev.stemma.provenance.record.Operation;
import dev.stemma.provenance.record.Output;
import dev.stemma.provenance.record.Passage;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.provenance.record.Remark;
import dev.stemma.provenance.record.Source;
import dev.stemma.provenance.record.Step;
import dev.stemma.provenance.record.TickSpan;
import dev.stemma.provenance.record.TimeStamped;
import dev.stemma.provenance.record.TracedNote;
import dev.stemma.provenance.record.Version;
import java.text.Normalizer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Work on one piece. Whatever is done is written into the piece's journal as it is done; what cannot be done is refused and
 * leaves the piece as it was. One version of the piece is shown, on which work goes on.
 *
 * <p>Who works on one of several candidates that nobody has chosen yet thereby chooses it, which the journal says.
 *
 * <p>Mutable, for one thread.
 */
public final class Session {
    private final Ledger ledger;

    private Session(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Begins a piece in which there is nothing yet. */
    public static Session begin(UUID piece, Actor actor, Clock clock, JournalSink sink) throws SessionException {
        Ledger ledger = new Ledger(new Journal(), clock, sink);
        ledger.keep(Entry.first(piece, actor, clock.instant()));
        return new Session(ledger);
    }

    /**
     * Goes on with a piece.
     *
     * @param journal with something in it, all of which the sink has
     * @param shown the entry after whose version work goes on
     * @throws SessionException if what that version builds on is not at hand
     */
    public static Session resume(Journal journal, int shown, Clock clock, JournalSink sink) throws SessionException {
        Ledger ledger = new Ledger(journal.copy(), clock, sink);
        ledger.show(shown);
        return new Session(ledger);
    }

    /** The session as it is, to try something out: nothing of that is kept. */
    public Session rehearsal() {
        return new Session(ledger.rehearsal());
    }

    /** What has happened up to now. */
    public Journal journal() {
        return ledger.journal().copy();
    }

    /** The entry after which the piece is as it is shown. */
    public int shown() {
        return ledger.shown();
    }

    /** The piece as it is shown. */
    public Version version() {
        return ledger.version();
    }

    /**
     * The piece as it is shown, as a melody without title, words and chords.
     *
     * @throws SessionException if there is no melody yet
     */
    public Melody melody() throws SessionException {
        return ledger.melody();
    }

    /**
     * Shows another version, without doing anything to the piece.
     *
     * @throws SessionException if there is no such version, or it is not at hand
     */
    public void show(int entry) throws SessionException {
        ledger.show(entry);
    }

    /** Whether what is shown is one of several candidates, of which nobody has chosen one. */
    public boolean isPending() {
        return pending().isPresent();
    }

    /** The entry of the candidate that is shown, if nobody has chosen one of them. */
    public OptionalInt pending() {
        return ledger.pendingOffer().stream().mapToInt(Entry::index).findFirst();
    }

    /** Where what is shown stands among the versions. */
    public Standpoint standpoint() {
        return Standpoint.of(ledger);
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
        ledger.work(actor, candidates.request());
        int asked = shown();
        List<Offer> offers = new ArrayList<>();
        for (Candidates.Made made : candidates.made()) {
            Generation.Offered offered = Candidates.offered(made, before, ledger.nextNote());
            ledger.keep(Actor.STEMMA, asked, offered);
            offers.add(new Offer(made.number(), shown(), made.composition()));
        }
        ledger.show(offers.get(0).entry());
        return List.copyOf(offers);
    }

    /**
     * Takes a candidate, which then is shown.
     *
     * @param offer its entry
     */
    public void choose(Actor actor, int offer) throws SessionException {
        ledger.keep(actor, offer, new Generation.Chosen());
    }

    /**
     * Turns candidates down. What is shown stays so; if it is one of them, what there was before they were asked for is shown.
     *
     * @param offers their entries
     */
    public void reject(Actor actor, List<Integer> offers) throws SessionException {
        Optional<Entry> pending = ledger.pendingOffer();
        boolean turnedDown =
                pending.isPresent() && offers.contains(pending.get().index());
        int base = turnedDown ? pending.get().base().getAsInt() : shown();
        ledger.keep(
                actor,
                base,
                new Generation.Rejected(
                        offers.stream().map(Integer::longValue).sorted().toList()));
    }

    /** Turns all candidates down among which one is shown and nobody has chosen one; nothing if there are none. */
    public void rejectPending(Actor actor) throws SessionException {
        Optional<Entry> pending = ledger.pendingOffer();
        if (pending.isPresent()) {
            List<Integer> candidates = standpoint().candidates();
            if (!candidates.isEmpty()) {
                reject(actor, candidates);
            }
            ledger.show(pending.get().base().getAsInt());
        }
    }

    /**
     * Brings the melody of a file in, in the place of all that there was.
     *
     * @param file digest of its bytes
     */
    public void bringIn(Actor actor, Melody melody, Digest file, String mediaType) throws SessionException {
        List<JournalNote> notes = new ArrayList<>();
        for (Note note : melody.notes()) {
            notes.add(Scores.note(ledger.nextNote() + notes.size(), note));
        }
        ledger.work(actor, new Source.Imported(file, mediaType, Scores.frame(melody), notes));
    }

    /**
     * From now on the journal says of what people do to notes how surprising it is to a model.
     *
     * @param model asked for when a note is worked on; nothing if none is at hand
     */
    public void listen(Supplier<Optional<ModelFolder>> model) {
        ledger.listen(model);
    }

    /** What somebody does to the notes that are shown. */
    public Editor editor(Actor actor) {
        return new Editor(ledger, actor);
    }

    /**
     * Takes over what somebody made of the piece elsewhere; edits of single notes are that person's by inference, what was
     * done by rule is a program's.
     *
     * @return what was found to have been done
     */
    public Alignment adopt(Actor actor, Melody edited) throws SessionException {
        Version before = version();
        List<JournalNote> notes = before.notes().stream().map(TracedNote::note).toList();
        try {
            Alignment alignment = Alignment.of(before.frame(), notes, edited, ledger.nextNote());
            rehearsal().adopt(actor, alignment);
            adopt(actor, alignment);
            return alignment;
        } catch (RecordException e) {
            throw new SessionException(
                    "the piece cannot be compared: " + e.getMessage(), "go back to an earlier version", e);
        }
    }

    private void adopt(Actor actor, Alignment alignment) throws SessionException {
        ledger.choosePending(actor);
        for (Operation operation : alignment.operations()) {
            if (operation instanceof NoteEdit edit) {
                ledger.edit(actor, edit);
            } else {
                ledger.work(Actor.STEMMA, operation);
            }
        }
        if (alignment.played().isPresent()) {
            ledger.work(Actor.STEMMA, alignment.played().get());
        }
    }

    /** Goes back to the version before the last change of what is shown. */
    public void undo(Actor actor) throws SessionException {
        undo(actor, ledger.beforeLastChange());
    }

    /** Goes back to the version after an entry. */
    public void undo(Actor actor, int entry) throws SessionException {
        ledger.requireAtHand(entry);
        ledger.keep(actor, entry, new Step.Undone());
    }

    /**
     * Begins a branch at what is shown.
     *
     * @param name letters, digits, hyphens and blanks, however composed
     */
    public void branch(Actor actor, String name) throws SessionException {
        try {
            String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
            ledger.keep(
                    actor,
                    shown(),
                    new Step.Branched(composed.replaceAll("\\p{Z}+", " ").strip()));
        } catch (IllegalArgumentException e) {
            throw new SessionException(
                    "a branch is named by 1 to " + Step.Branched.MOST_CHARACTERS
                            + " letters, digits, hyphens and blanks between them, found " + PlainText.brief(name),
                    "such as: second-try",
                    e);
        }
    }

    /** Goes on with a part of what is shown, as if it were all. */
    public void excerpt(Actor actor, Composition.Part part) throws SessionException {
        Melody melody = part.melody();
        TickSpan span = new TickSpan(
                part.from().value(), part.from().plus(melody.length()).value());
        ledger.work(actor, new Passage.Excerpted(span, Scores.frame(melody)));
    }

    /** Writes something down about what is shown; the journal keeps a commitment to it, of which this is the opening. */
    public void annotate(Actor actor, Opening text) throws SessionException {
        ledger.keep(actor, shown(), new Remark(text.commitment()));
    }

    /** Says that what is shown has left the workshop. */
    public void put(Actor actor, Output output) throws SessionException {
        ledger.keep(actor, shown(), output);
    }

    /** Keeps what an authority attested of the journal up to its last entry. */
    public void stamp(TimeStamped stamp) throws SessionException {
        ledger.keep(Actor.STEMMA, shown(), stamp);
    }
}
