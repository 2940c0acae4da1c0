package dev.stemma.generator.session;

import dev.stemma.generator.model.ModelFolder;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.provenance.record.RecordCheck;
import dev.stemma.provenance.record.SignedRecord;
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

    private final Models models;

    public Replay(Models models) {
        this.models = models;
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
        for (Entry entry : journal.entries()) {
            if (entry.operation() instanceof Generation.Requested asked) {
                Optional<Composer> composer = composers.computeIfAbsent(
                        asked.model(), digest -> models.find(digest).map(Composer::new));
                parts.add(part(journal, entry.index(), offers.getOrDefault(entry.index(), List.of()), composer));
            }
        }
        return new Replayed(parts, journal.omitted());
    }

    private static Replayed.Part part(Journal journal, int request, List<Entry> offers, Optional<Composer> composer) {
        Generation.Requested asked =
                (Generation.Requested) journal.entry(request).orElseThrow().operation();
        if (asked.kernel() != Offers.KERNEL || !asked.sampler().equals(Offers.SAMPLER)) {
            return skipped(
                    request,
                    "what entry " + request + " asked for was made by kernel " + asked.kernel() + " and sampler "
                            + PlainText.brief(asked.sampler().name()) + " "
                            + asked.sampler().version() + ", which are not known here");
        }
        Optional<Version> before = journal.version(request);
        if (before.isEmpty()) {
            return skipped(request, "what the model was given by entry " + request + " does not lie here");
        }
        if (composer.isEmpty()) {
            return skipped(
                    request,
                    "the model " + asked.model() + " is not at hand; --model-dir names a folder of models where it is");
        }
        Rewritten rewritten = new Rewritten(composer.get(), asked, before.get());
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
     * Candidates have successive seeds, and one is only left out if the model could not make it. Those behind the last are
     * not asked for: work may have come to an end there.
     */
    private static Optional<String> leftOut(List<Entry> offers, Rewritten rewritten) {
        int expected = 1;
        for (Entry entry : offers) {
            Generation.Offered offer = (Generation.Offered) entry.operation();
            Generation.Offered first = (Generation.Offered) offers.get(0).operation();
            if (offer.seed() - offer.number() != first.seed() - first.number()) {
                return Optional.of("entry " + entry.index() + " has the seed " + offer.seed()
                        + ", which does not follow from the seeds of the candidates before it");
            }
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
