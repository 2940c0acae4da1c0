package dev.stemma.studio.workbench;

import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.corpus.CorpusException;
import dev.stemma.generator.corpus.LeaveOut;
import dev.stemma.generator.model.MelodyModel;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.model.training.TrainingAccount;
import dev.stemma.generator.model.training.Unlearning;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.session.Explanation;
import dev.stemma.generator.session.LikelihoodChange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** A model whose works are all at hand, so that its Markov members can forget some of them. For one thread. */
public final class LeaveOneOut {
    private final ModelFolder model;
    private final List<CatalogueEntry> listed;
    private final Unlearning unlearning;

    private LeaveOneOut(ModelFolder model, List<CatalogueEntry> listed, Unlearning unlearning) {
        this.model = model;
        this.listed = listed;
        this.unlearning = unlearning;
    }

    /**
     * Counts the works of a model once more.
     *
     * @param works the notes of all works that it learnt from
     * @throws WorkbenchException if the notes of a work are not at hand, or the model is damaged or cannot forget
     */
    public static LeaveOneOut of(Path folder, WorksAtHand works) throws WorkbenchException {
        ModelFolder model = ModelReplay.open(folder);
        List<CatalogueEntry> listed = ModelReplay.listed(folder);
        TrainingAccount account = ModelReplay.account(folder);
        List<CatalogueEntry> missing = works.missing(listed.stream()
                .filter(work -> !account.heldOut().contains(work.id()))
                .filter(work -> !account.test().contains(work.id()))
                .toList());
        if (!missing.isEmpty()) {
            CatalogueEntry first = missing.get(0);
            throw new WorkbenchException(
                    "the notes of " + missing.size() + " of " + listed.size() + " works are not at hand, first "
                            + first.id() + ", from: " + first.source(),
                    "import them from their sources and name the place with --corpus");
        }
        try {
            return new LeaveOneOut(model, listed, Unlearning.of(model, account, listed, works.byDigest()));
        } catch (IllegalArgumentException e) {
            throw new WorkbenchException(e.getMessage(), "train without the works, and compare with that model", e);
        }
    }

    public ModelFolder model() {
        return model;
    }

    /**
     * The model, and what it is without some works.
     *
     * @throws WorkbenchException if a work is not one of the model's
     */
    public ModelPair without(LeaveOut leaveOut) throws WorkbenchException {
        List<CatalogueEntry> left = named(leaveOut);
        return new ModelPair(
                model,
                unlearning.without(left),
                Optional.empty(),
                left.stream()
                        .map(work -> new ModelPair.Left(work, Optional.of(unlearning.part(work))))
                        .toList(),
                0);
    }

    private List<CatalogueEntry> named(LeaveOut leaveOut) throws WorkbenchException {
        try {
            return leaveOut.among(listed);
        } catch (CorpusException e) {
            throw new WorkbenchException(e.getMessage(), "stemma corpus list shows what a model learnt from", e);
        }
    }

    /**
     * A work that alone was left out.
     *
     * @param changes for each melody, in their order
     */
    public record LeftOut(CatalogueEntry work, List<LikelihoodChange> changes) {
        public LeftOut {
            changes = List.copyOf(changes);
        }

        /** For all melodies together, in bits. */
        public double change() {
            return changes.stream().mapToDouble(LikelihoodChange::change).sum();
        }
    }

    /**
     * A melody, in the eyes of the first tradition that the model knows.
     *
     * @throws WorkbenchException if the model cannot be asked
     */
    public Subject subject(Melody melody) throws WorkbenchException {
        return Subject.of(melody, model, Optional.empty());
    }

    /** The works that the Markov members have learned. */
    public List<CatalogueEntry> learned() {
        return listed.stream()
                .filter(work -> unlearning.part(work) == Unlearning.Part.LEARNED)
                .toList();
    }

    /**
     * Leaves out each work that was learned, one after another.
     *
     * @param progress hears how many are done
     * @return what changes for the melodies, the work that did most for them first
     */
    public List<LeftOut> each(List<Subject> subjects, IntConsumer progress) throws WorkbenchException {
        List<List<Explanation>> with = readings(subjects, model.model());
        List<LeftOut> each = new ArrayList<>();
        for (CatalogueEntry work : learned()) {
            List<List<Explanation>> without = readings(subjects, unlearning.without(List.of(work)));
            List<LikelihoodChange> changes = new ArrayList<>();
            for (int i = 0; i < subjects.size(); i++) {
                changes.add(LikelihoodChange.of(subjects.get(i).melody(), with.get(i), without.get(i)));
            }
            each.add(new LeftOut(work, changes));
            progress.accept(each.size());
        }
        each.sort(Comparator.comparingDouble(LeftOut::change).reversed());
        return each;
    }

    private static List<List<Explanation>> readings(List<Subject> subjects, MelodyModel reader)
            throws WorkbenchException {
        List<List<Explanation>> readings = new ArrayList<>();
        for (Subject subject : subjects) {
            readings.add(subject.readBy(reader));
        }
        return readings;
    }
}
