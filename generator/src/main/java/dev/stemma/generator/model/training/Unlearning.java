package dev.stemma.generator.model.training;

import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.corpus.Work;
import dev.stemma.generator.model.MelodyEncoder;
import dev.stemma.generator.model.MelodyModel;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.model.TokenSequence;
import dev.stemma.generator.model.markov.Counts;
import dev.stemma.generator.model.markov.PackedCounts;
import dev.stemma.generator.model.mixture.LearnedMembers;
import dev.stemma.generator.model.mixture.MixtureModel;
import dev.stemma.generator.model.mixture.WorkCounts;
import dev.stemma.provenance.asset.SafeTensors;
import dev.stemma.provenance.record.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Lets the Markov members of a model forget works, without training. They forget exactly: their counts are then, bit for bit, those
 * of the same works without these. The network and the weights of the members stay as they are; only training without the works changes
 * them.
 */
public final class Unlearning {
    private final ModelFolder model;
    private final TrainingAccount account;
    private final Map<Digest, Work> works;
    private final LearnedMembers members;
    private final MelodyEncoder encoder;
    private final WorkCounts counts;

    /** What a work was to a model. */
    public enum Part {
        /** Its notes were learned. */
        LEARNED,
        /** It chose the network's epoch and taught the mixture its weights. */
        HELD_OUT,
        /** It only measured. */
        TEST
    }

    private Unlearning(ModelFolder model, TrainingAccount account, Map<Digest, Work> works, LearnedMembers members) {
        this.model = model;
        this.account = account;
        this.works = Map.copyOf(works);
        this.members = members;
        this.encoder = new MelodyEncoder(model.config().vocabulary());
        this.counts = new WorkCounts(model.config().vocabulary());
    }

    /**
     * Counts the works of a model once more, and makes sure that its counts come of them.
     *
     * @param listed all works of the data set
     * @param works their notes, by digest
     * @throws IllegalArgumentException if the notes of a work are missing, if the model is a network alone, or if its counts are
     *     others
     */
    public static Unlearning of(
            ModelFolder model, TrainingAccount account, List<CatalogueEntry> listed, Map<Digest, Work> works) {
        LearnedMembers members = model.members()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the model " + model.config().id() + " is a network alone, which cannot forget"));
        Unlearning unlearning = new Unlearning(model, account, works, members);
        for (CatalogueEntry entry : listed) {
            unlearning.learnt(entry).forEach(unlearning.counts::learn);
        }
        if (!same(unlearning.counts.packed(), members.counts())) {
            throw new IllegalArgumentException("the works at hand do not give the counts of the model "
                    + model.config().id() + "; expected the notes that it was trained on");
        }
        return unlearning;
    }

    /** What a listed work was to the model. */
    public Part part(CatalogueEntry entry) {
        if (account.test().contains(entry.id())) {
            return Part.TEST;
        }
        return account.heldOut().contains(entry.id()) ? Part.HELD_OUT : Part.LEARNED;
    }

    /** The model after its Markov members forgot some listed works. */
    public MelodyModel without(List<CatalogueEntry> left) {
        return new MixtureModel(model.network(), members, countsWithout(left));
    }

    /** The counts without some listed works. */
    Counts countsWithout(List<CatalogueEntry> left) {
        List<TokenSequence> sequences = new ArrayList<>();
        left.forEach(entry -> sequences.addAll(learnt(entry)));
        sequences.forEach(counts::forget);
        Counts without = counts.packed(members.counts(), sequences);
        sequences.forEach(counts::learn);
        return without;
    }

    /** What the counts learned of a work. */
    private List<TokenSequence> learnt(CatalogueEntry entry) {
        if (part(entry) != Part.LEARNED) {
            return List.of();
        }
        Work work = works.get(entry.digest());
        if (work == null) {
            throw new IllegalArgumentException("the notes of " + entry.id() + " are missing");
        }
        return work.melodies().stream()
                .flatMap(melody -> encoder.encode(melody, entry.tradition()).stream())
                .toList();
    }

    private static boolean same(PackedCounts one, PackedCounts other) {
        return one.addTo(SafeTensors.EMPTY)
                .tensors()
                .equals(other.addTo(SafeTensors.EMPTY).tensors());
    }
}
