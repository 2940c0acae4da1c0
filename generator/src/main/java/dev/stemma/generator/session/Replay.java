package dev.stemma.generator.session;

import dev.stemma.generator.model.ModelFolder;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.provenance.record.RecordCheck;
import dev.stemma.provenance.record.SignedRecord;
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

    @Override
    public List<Finding> examine(SignedRecord record) {
        Replayed replayed = of(record.journal());
        return List.of(new Finding(Subject.REPLAY, replayed.outcome(), replayed.detail()));
    }

    /** Replays what the journal has. */
    public Replayed of(Journal journal) {
        Map<Integer, List<Entry>> offers = journal.entries().stream()
                .filter(entry -> entry.operation() instanceof Generation.Offered)
                .collect(Collectors.groupingBy(entry -> entry.base().getAsInt()));
        Map<Digest, Optional<Composer>> composers = new HashMap<>();
        List<Replayed.Part> parts = new ArrayList<>();
        long work = 0;
        for (Entry entry : journal.entries()) {
            if (entry.operation() instanceof Generation.Requested asked) {
                Optional<Composer> composer = composers.computeIfAbsent(
                        asked.model(), digest -> models.find(digest).map(Composer::new));
                Optional<Rewritten> rewritten = composer.flatMap(
                        found -> journal.version(entry.index()).map(before -> new Rewritten(found, asked, before)));
                List<Entry> made = offers.getOrDefault(entry.index(), List.of());
                long more = rewritten.map(again -> again.work(made.size())).orElse(0L);
                if (more > mostWork - work) {
                    parts.add(skipped(
                            entry.index(),
                            "what entry " + entry.index()
                                    + " asked for would take long to be made again; stemma replay " + "makes it"));
                } else {
                    work += more;
                    parts.add(part(journal, entry.index(), made, rewritten));
                }
            }
        }
        return new Replayed(parts, journal.omitted());
    }

    private static Replayed.Part part(Journal journal, int request, List<Entry> offers, Optional<Rewritten> again) {
        Generation.Requested asked =
                (Generation.Requested) journal.entry(request).orElseThrow().operation();
        if (asked.kernel() != Offers.KERNEL || !asked.sampler().equals(Offers.SAMPLER)) {
            return skipped(
                    request,
                    "what entry " + request + " asked for was made by kernel " + asked.kernel() + " and sampler "
                            + PlainText.brief(asked.sampler().name()) + " "
                            + asked.sampler().version() + ", which are not known here");
        }
        if (journal.version(request).isEmpty()) {
            return skipped(request, "what the model was given by entry " + request + " does not lie here");
        }
        if (again.isEmpty()) {
            return skipped(
                    request,
                    "the model " + asked.model() + " is not at hand; --model-dir names a folder of models where it is");
        }
        Rewritten rewritten = again.get();
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
        Optional<String> leftOut = journal.omitted() > 0 ? Optional.empty() : leftOut(offers, rewritten);
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

    private static Replayed.Part skipped(int index, String detail) {
        return new Replayed.Part(index, Outcome.SKIPPED, 0, detail);
    }
}
