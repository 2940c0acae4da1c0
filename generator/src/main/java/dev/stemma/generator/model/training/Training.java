package dev.stemma.generator.model.training;

import dev.stemma.generator.corpus.Split;
import dev.stemma.generator.corpus.Work;
import dev.stemma.generator.model.BitsPerNote;
import dev.stemma.generator.model.MelodyContext;
import dev.stemma.generator.model.MelodyEncoder;
import dev.stemma.generator.model.MelodyModel;
import dev.stemma.generator.model.NetworkModel;
import dev.stemma.generator.model.TokenSequence;
import dev.stemma.generator.model.Vocabulary;
import dev.stemma.generator.model.kernel.LstmNetwork;
import dev.stemma.generator.model.kernel.LstmWeights;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Tradition;
import dev.stemma.provenance.record.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Trains a network on works: windows in random order, a rate that falls from epoch to epoch, the weights of the epoch kept
 * that predict held-out works best. A tradition with few notes is heard oftener: its windows are repeated so
 * that traditions count by the square root of their sizes.
 */
final class Training {
    private final TrainingOptions options;
    private final Vocabulary vocabulary;
    private final Progress progress;
    private final MelodyEncoder encoder;

    Training(Vocabulary vocabulary, TrainingOptions options, Progress progress) {
        this.options = options;
        this.vocabulary = vocabulary;
        this.progress = progress;
        this.encoder = new MelodyEncoder(vocabulary);
    }

    /** The best network, the held-out bits per note after each epoch by tradition, and where the network was then. */
    record Outcome(
            LstmWeights weights,
            Split split,
            List<Map<String, BitsPerNote>> heldOut,
            int bestEpoch,
            List<EpochState> path) {}

    /**
     * Trains, or goes on with what was kept of the same training.
     *
     * @param dataset digest that stands for the works
     * @throws IllegalArgumentException if there are too few works, or if what was kept is of another training
     */
    Outcome train(List<Work> works, Digest dataset, Checkpoints checkpoints) {
        Split split = Split.ofAtLeastOne(works, options.seed(), options.heldOut());
        Map<Tradition, List<TokenSequence>> heldOut = sequences(split.heldOut());
        List<TrainingWindow> windows = balanced(windows(split.training()));
        heldOut.values().removeIf(List::isEmpty);
        if (windows.isEmpty() || heldOut.isEmpty()) {
            throw new IllegalArgumentException("of " + split.training().size() + " works to learn from and "
                    + split.heldOut().size() + " held out, those of one side hold no passage that the model can write;"
                    + " expected more works, or another seed");
        }
        LstmTrainer trainer = new LstmTrainer(MelodyContext.featureCount(vocabulary), vocabulary.size(), options);
        Digest identity = identity(dataset, windows.size());
        progress.begun(new TrainingPlan(
                split.training().size(),
                split.heldOut().size(),
                windows.size(),
                tokens(windows),
                options.epochs(),
                trainer.parameterCount()));
        Checkpoint now = checkpoints.read().orElseGet(() -> start(identity, trainer));
        if (!now.training().equals(identity)) {
            throw new IllegalArgumentException(
                    "an interrupted training of other works, or with other options, is kept in "
                            + checkpoints.found().orElseThrow());
        }
        if (now.epoch() > 0) {
            trainer.resume(now.state());
            progress.resumed(now.epoch());
        } else {
            progress.reached(now.path().get(0));
        }
        while (now.epoch() < options.epochs() && now.epoch() - now.bestEpoch() < options.patience()) {
            now = epoch(now, trainer, windows, heldOut);
            checkpoints.write(now);
        }
        return new Outcome(now.best(), split, now.curve(), now.bestEpoch(), now.path());
    }

    private Checkpoint start(Digest identity, LstmTrainer trainer) {
        LstmTrainer.State state = trainer.state();
        return new Checkpoint(identity, 0, state, trainer.weights(), 0, List.of(), List.of(EpochState.of(0, state)));
    }

    private Checkpoint epoch(
            Checkpoint before,
            LstmTrainer trainer,
            List<TrainingWindow> windows,
            Map<Tradition, List<TokenSequence>> heldOut) {
        int epoch = before.epoch() + 1;
        trainer.learningRate(rate(epoch));
        fitAll(trainer, windows, epoch);
        LstmWeights weights = trainer.weights();
        Map<String, BitsPerNote> figures = evaluate(weights, heldOut);
        List<Map<String, BitsPerNote>> curve = new ArrayList<>(before.curve());
        curve.add(figures);
        double mean = mean(figures);
        boolean better = before.bestEpoch() == 0 || mean < mean(curve.get(before.bestEpoch() - 1));
        report(epoch, figures, mean, better);
        LstmTrainer.State state = trainer.state();
        List<EpochState> path = new ArrayList<>(before.path());
        path.add(EpochState.of(epoch, state));
        progress.reached(path.get(epoch));
        return new Checkpoint(
                before.training(),
                epoch,
                state,
                better ? weights : before.best(),
                better ? epoch : before.bestEpoch(),
                curve,
                path);
    }

    /** Stands for all that decides what is trained. */
    private Digest identity(Digest dataset, int windows) {
        String text = "2\n" + dataset + "\n" + options + "\n" + vocabulary + "\n" + windows;
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Falls by equal steps from the rate at the start to a tenth of it. */
    private double rate(int epoch) {
        double way = options.epochs() == 1 ? 0 : (epoch - 1.0) / (options.epochs() - 1);
        return options.learningRate() * (1 - 0.9 * way);
    }

    private void report(int epoch, Map<String, BitsPerNote> figures, double mean, boolean better) {
        Map<String, Double> perNote = new TreeMap<>();
        figures.forEach((tradition, bits) -> perNote.put(tradition, bits.perNote()));
        progress.epoch(epoch, perNote, mean, better);
    }

    /** All windows once, in an order that follows from the seed and the epoch. */
    private void fitAll(LstmTrainer trainer, List<TrainingWindow> windows, int epoch) {
        List<TrainingWindow> order = new ArrayList<>(windows);
        Collections.shuffle(order, new Random(orderSeed(options, epoch)));
        int steps = (order.size() + options.batch() - 1) / options.batch();
        for (int step = 0; step < steps; step++) {
            int from = step * options.batch();
            trainer.fit(order.subList(from, Math.min(order.size(), from + options.batch())));
            progress.step(epoch, step + 1, steps);
        }
    }

    static long orderSeed(TrainingOptions options, int epoch) {
        return 31 * options.seed() + epoch;
    }

    private Map<Tradition, List<TokenSequence>> sequences(List<Work> works) {
        Map<Tradition, List<TokenSequence>> sequences = new TreeMap<>();
        for (Work work : works) {
            for (Melody melody : work.melodies()) {
                sequences
                        .computeIfAbsent(work.entry().tradition(), tradition -> new ArrayList<>())
                        .addAll(encoder.encode(melody, work.entry().tradition()));
            }
        }
        return sequences;
    }

    private Map<Tradition, List<TrainingWindow>> windows(List<Work> works) {
        Map<Tradition, List<TrainingWindow>> windows = new TreeMap<>();
        sequences(works)
                .forEach((tradition, sequences) -> windows.put(
                        tradition,
                        sequences.stream()
                                .flatMap(sequence ->
                                        TrainingWindow.of(sequence, vocabulary).cut(options.window()).stream())
                                .toList()));
        return windows;
    }

    private static List<TrainingWindow> balanced(Map<Tradition, List<TrainingWindow>> byTradition) {
        int most =
                byTradition.values().stream().mapToInt(Training::tokens).max().orElse(0);
        List<TrainingWindow> windows = new ArrayList<>();
        for (List<TrainingWindow> ofTradition : byTradition.values()) {
            long times = Math.max(1, Math.round(Math.sqrt((double) most / Math.max(1, tokens(ofTradition)))));
            for (int i = 0; i < times; i++) {
                windows.addAll(ofTradition);
            }
        }
        return windows;
    }

    private static int tokens(List<TrainingWindow> windows) {
        return windows.stream().mapToInt(TrainingWindow::length).sum();
    }

    private Map<String, BitsPerNote> evaluate(LstmWeights weights, Map<Tradition, List<TokenSequence>> heldOut) {
        MelodyModel model = new NetworkModel(vocabulary, new LstmNetwork(weights));
        Map<String, BitsPerNote> figures = new TreeMap<>();
        heldOut.forEach((tradition, sequences) -> figures.put(
                tradition.id(),
                sequences.stream()
                        .map(sequence -> BitsPerNote.of(model, sequence))
                        .reduce(BitsPerNote.NOTHING, BitsPerNote::plus)));
        return figures;
    }

    /** Mean over traditions, each counting by the square root of its notes, as in training. */
    private static double mean(Map<String, BitsPerNote> figures) {
        double sum = 0;
        double weight = 0;
        for (BitsPerNote bits : figures.values()) {
            sum += Math.sqrt(bits.notes()) * bits.perNote();
            weight += Math.sqrt(bits.notes());
        }
        return sum / weight;
    }
}
