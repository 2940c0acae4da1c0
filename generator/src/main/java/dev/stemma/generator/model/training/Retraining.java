package dev.stemma.generator.model.training;

import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.corpus.Licence;
import dev.stemma.generator.corpus.Work;
import dev.stemma.generator.model.ModelConfig;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.provenance.asset.SafeTensors;
import dev.stemma.provenance.record.Digest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A model trained again from its own account, and held against what it is.
 *
 * @param epochs how many were trained again, and were as on record if {@link #parted} does not say otherwise
 * @param parted the first epoch after which the network was another, 0 if it began as another; where two trainings have parted they
 *     do not meet again, so no more was trained
 * @param tensors names of those that are others than the model's
 * @param found digest of the model that came of it, if training came to its end
 */
public record Retraining(int epochs, Optional<Parted> parted, Set<String> tensors, Optional<Digest> found) {
    /**
     * Where two trainings part.
     *
     * @param stated on record
     * @param found now; none where the record goes on and this training has ended
     */
    public record Parted(int epoch, Optional<EpochState> stated, Optional<EpochState> found) {}

    public Retraining {
        tensors = Set.copyOf(tensors);
    }

    /** Whether it is the same model, to the last bit. */
    public boolean isSame(Digest model) {
        return found.filter(model::equals).isPresent();
    }

    /**
     * Trains again.
     *
     * @param listed all works of the data set, as it lists them
     * @param works their notes, by digest
     * @throws IllegalArgumentException if the notes of a work are missing
     */
    public static Retraining of(
            ModelFolder model,
            TrainingAccount account,
            List<CatalogueEntry> listed,
            Map<Digest, Work> works,
            Progress progress) {
        List<Work> again =
                listed.stream().map(entry -> asListed(entry, works, account)).toList();
        Set<Licence> licences = listed.stream().map(CatalogueEntry::licence).collect(Collectors.toSet());
        Comparison comparison = new Comparison(account.path(), progress);
        ModelConfig config = model.config();
        try {
            TrainedModel trained = new ModelTrainer(account.options(), comparison, Checkpoints.NONE, licences)
                    .train(
                            config.id(),
                            config.title(),
                            config.version(),
                            config.dataset().name(),
                            again);
            return new Retraining(
                    comparison.epochs,
                    comparison.missing(),
                    different(model, trained.model()),
                    Optional.of(trained.model().digest()));
        } catch (PartedException e) {
            return new Retraining(comparison.epochs, Optional.of(e.parted), Set.of(), Optional.empty());
        }
    }

    private static Work asListed(CatalogueEntry entry, Map<Digest, Work> works, TrainingAccount account) {
        Work work = works.get(entry.digest());
        if (work == null) {
            throw new IllegalArgumentException("the notes of " + entry.id() + " are missing");
        }
        String group = account.isDetailed() ? account.groups().getOrDefault(entry.id(), entry.id()) : work.group();
        return new Work(entry, group, work.melodies());
    }

    private static Set<String> different(ModelFolder stated, ModelFolder found) {
        Map<String, SafeTensors.Tensor> before = tensors(stated);
        Map<String, SafeTensors.Tensor> now = tensors(found);
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        names.removeIf(name -> before.containsKey(name) && before.get(name).equals(now.get(name)));
        return names;
    }

    private static Map<String, SafeTensors.Tensor> tensors(ModelFolder model) {
        return SafeTensors.read(model.weightsFile()).tensors();
    }

    /** Holds each epoch against that on record, and ends the training where they part. */
    private static final class Comparison implements Progress {
        private final List<EpochState> path;
        private final Progress progress;
        private int epochs;

        Comparison(List<EpochState> path, Progress progress) {
            this.path = path;
            this.progress = progress;
        }

        @Override
        public void begun(TrainingPlan plan) {
            progress.begun(plan);
        }

        @Override
        public void step(int epoch, int done, int all) {
            progress.step(epoch, done, all);
        }

        @Override
        public void epoch(int epoch, Map<String, Double> bitsPerNote, double mean, boolean best) {
            progress.epoch(epoch, bitsPerNote, mean, best);
        }

        @Override
        public void reached(EpochState state) {
            epochs = state.epoch();
            if (!path.isEmpty() && (epochs >= path.size() || !path.get(epochs).equals(state))) {
                Optional<EpochState> stated = epochs < path.size() ? Optional.of(path.get(epochs)) : Optional.empty();
                throw new PartedException(new Parted(epochs, stated, Optional.of(state)));
            }
            progress.reached(state);
        }

        /** An epoch that is on record and was not reached. */
        Optional<Parted> missing() {
            return epochs + 1 < path.size()
                    ? Optional.of(new Parted(epochs + 1, Optional.of(path.get(epochs + 1)), Optional.empty()))
                    : Optional.empty();
        }
    }

    private static final class PartedException extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Parted parted;

        PartedException(Parted parted) {
            super("the trainings part after epoch " + parted.epoch(), null, false, false);
            this.parted = parted;
        }
    }
}
