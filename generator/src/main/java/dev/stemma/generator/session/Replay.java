package dev.stemma.generator.session;

import dev.stemma.generator.model.ModelFolder;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.NoteEdit;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.provenance.record.RecordCheck;
import dev.stemma.provenance.record.ScoreFrame;
import dev.stemma.provenance.record.SignedRecord;
import dev.stemma.provenance.record.Surprisal;
import dev.stemma.provenance.record.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lets the model write once more what the journal says it wrote: every candidate of every request, those that were not used
 * too. Notes, and all that stands on record about how they were drawn, must come out the same to the last bit.
 */
public final class Replay implements RecordCheck {
    /** Where models are found. */
    public interface Models {
        /** The model with the digest, if it is at hand. */
        Optional<ModelFolder> find(Digest digest);
    }

    /** What a file that comes from anybody may ask of a model: quarter notes times particles, some minutes of work. */
    private static final long MOST_WORK = 200_000;

    private final Models models;
    private final long mostWork;

    private Replay(Models models, long mostWork) {
        this.models = models;
        this.mostWork = mostWork;
    }

    /** Of files from anybody: what would take very long is passed over. */
    public static Replay bounded(Models models) {
        return new Replay(models, MOST_WORK);
    }

    /** However long it takes. */
    public static Replay unbounded(Models models) {
        return new Replay(models, Long.MAX_VALUE);
    }

    /** The notes; and, where all of them come out, what the file says about them. */
    @Override
    public List<Finding> examine(SignedRecord record) {
        Run run = new Run(record.journal());
        Replayed replayed = run.replayed();
        Finding notes = new Finding(Subject.REPLAY, replayed.outcome(), replayed.detail());
        Optional<String> misstated = replayed.outcome() == Outcome.MATCH ? run.misstated(record) : Optional.empty();
        return misstated
                .map(difference -> List.of(
                        notes,
                        new Finding(
                                Subject.REPLAY,
                                Outcome.MISMATCH,
                                "the file says something of the notes by the model that does not follow from them: "
                                        + difference)))
                .orElseGet(() -> List.of(notes));
    }

    /**
     * What the model made last on which a version builds.
     *
     * @param shows the entry after which the piece is so
     * @return nothing if it builds on no offer, or that cannot be made here
     */
    public Optional<Recomposed> last(Journal journal, int shows) {
        return Recomposed.last(models, journal, shows);
    }

    /** Replays what the journal has. */
    public Replayed of(Journal journal) {
        return new Run(journal).replayed();
    }

    /** The replay of one journal. */
    private final class Run {
        private final Journal journal;
        private final Map<Digest, Optional<Rewritten.Writer>> writers = new HashMap<>();
        private long work;

        Run(Journal journal) {
            this.journal = journal;
        }

        Replayed replayed() {
            Map<Integer, List<Entry>> offers = journal.entries().stream()
                    .filter(entry -> entry.operation() instanceof Generation.Offered)
                    .collect(Collectors.groupingBy(entry -> entry.base().getAsInt()));
            List<Replayed.Part> parts = new ArrayList<>();
            for (Entry entry : journal.entries()) {
                if (entry.operation() instanceof Generation.Requested) {
                    parts.add(part(entry.index(), offers.getOrDefault(entry.index(), List.of())));
                } else if (entry.operation() instanceof NoteEdit edit
                        && edit.surprisal().isPresent()) {
                    parts.add(heard(entry, edit, edit.surprisal().get()));
                }
            }
            return new Replayed(parts, journal.omitted());
        }

        /** What can be asked once more: the model is at hand, and what it was given. */
        private Optional<Rewritten> rewritten(int request) {
            Generation.Requested asked = asked(journal, request);
            return writers.computeIfAbsent(
                            asked.model(), digest -> models.find(digest).map(Rewritten.Writer::of))
                    .flatMap(writer -> journal.version(request).map(before -> new Rewritten(writer, asked, before)));
        }

        private Replayed.Part part(int request, List<Entry> offers) {
            Optional<Rewritten> rewritten = rewritten(request);
            Optional<String> unable = unable(journal, request, rewritten);
            if (unable.isPresent()) {
                return new Replayed.Part(request, Outcome.SKIPPED, 0, unable.get());
            }
            if (!isWithinBounds(rewritten.get().work(offers.size()))) {
                return tooLong(request);
            }
            return compared(request, offers, rewritten.get(), journal.omitted() == 0);
        }

        private boolean isWithinBounds(long more) {
            if (more > mostWork - work) {
                return false;
            }
            work += more;
            return true;
        }

        private Replayed.Part tooLong(int entry) {
            return new Replayed.Part(
                    entry,
                    Outcome.SKIPPED,
                    0,
                    "what entry " + entry + " asked of the model would take long to be made again; stemma replay makes "
                            + "it");
        }

        private Replayed.Part heard(Entry entry, NoteEdit edit, Surprisal stated) {
            Optional<ModelFolder> model = models.find(stated.model());
            Optional<Version> after = journal.version(entry.index());
            if (model.isEmpty() || after.isEmpty()) {
                return new Replayed.Part(
                        entry.index(),
                        Outcome.SKIPPED,
                        0,
                        model.isEmpty()
                                ? notAtHand(stated.model())
                                : "what entry " + entry.index() + " builds on does not lie here");
            }
            if (!isWithinBounds(1 + after.get().frame().length() / ScoreFrame.UNITS_PER_QUARTER)) {
                return tooLong(entry.index());
            }
            Optional<String> difference = Listener.difference(model.get(), journal, entry, edit, after.get());
            return new Replayed.Part(
                    entry.index(),
                    difference.isPresent() ? Outcome.MISMATCH : Outcome.MATCH,
                    0,
                    difference.orElse("the model finds the edit as surprising as it did"));
        }

        /** What the file says of the last offer that it builds on, and does not come out so. */
        Optional<String> misstated(SignedRecord record) {
            Optional<Entry> last = journal.ancestry(record.shows()).stream()
                    .flatMap(index -> journal.entry(index).stream())
                    .filter(entry -> entry.operation() instanceof Generation.Offered)
                    .filter(offer -> journal.version(offer.index()).isPresent())
                    .reduce((earlier, later) -> later);
            if (record.generation().isEmpty() || last.isEmpty()) {
                return Optional.empty();
            }
            Generation.Offered offer = (Generation.Offered) last.get().operation();
            return rewritten(last.get().base().getAsInt())
                    .flatMap(
                            again -> again.difference(offer, record.generation().get()));
        }
    }

    private static Generation.Requested asked(Journal journal, int request) {
        return (Generation.Requested) journal.entry(request).orElseThrow().operation();
    }

    private static Optional<String> unable(Journal journal, int request, Optional<Rewritten> rewritten) {
        Generation.Requested asked = asked(journal, request);
        if (asked.kernel() != Offers.KERNEL || !asked.sampler().equals(Offers.SAMPLER)) {
            return Optional.of("what entry " + request + " asked for was made by kernel " + asked.kernel()
                    + " and sampler " + PlainText.brief(asked.sampler().name()) + " "
                    + asked.sampler().version() + ", which are not known here");
        }
        if (journal.version(request).isEmpty()) {
            return Optional.of("what the model was given by entry " + request + " does not lie here");
        }
        return rewritten.isPresent() ? Optional.empty() : Optional.of(notAtHand(asked.model()));
    }

    static String notAtHand(Digest model) {
        return "the model " + model + " is not at hand; --model-dir names a folder of models where it is";
    }

    private static Replayed.Part compared(int request, List<Entry> offers, Rewritten rewritten, boolean complete) {
        int notes = 0;
        for (Entry offer : offers) {
            Generation.Offered stated = (Generation.Offered) offer.operation();
            Optional<String> difference = rewritten.difference(stated);
            if (difference.isPresent()) {
                return differs(
                        request,
                        notes,
                        "entry " + offer.index() + " is not what the model writes: " + difference.get());
            }
            notes += stated.added().size();
        }
        Optional<String> leftOut = complete ? leftOut(offers, rewritten) : Optional.empty();
        return leftOut.isPresent()
                ? differs(request, notes, leftOut.get())
                : new Replayed.Part(
                        request, Outcome.MATCH, notes, "the model wrote " + notes + " notes again, bit for bit");
    }

    /**
     * A candidate is only left out if the model could not make it. Those behind the last are not asked for: work may have
     * come to an end there.
     */
    private static Optional<String> leftOut(List<Entry> offers, Rewritten rewritten) {
        int expected = 1;
        for (Entry entry : offers) {
            Generation.Offered offer = (Generation.Offered) entry.operation();
            for (; expected < offer.number(); expected++) {
                if (rewritten.makes(expected, offer.seed() - offer.number() + expected)) {
                    return Optional.of("candidate " + expected + ", which the model makes, was left out before entry "
                            + entry.index());
                }
            }
            expected = offer.number() + 1;
        }
        return Optional.empty();
    }

    private static Replayed.Part differs(int request, int notes, String detail) {
        return new Replayed.Part(request, Outcome.MISMATCH, notes, detail);
    }
}
