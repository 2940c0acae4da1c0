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

    /** The best network, and the held-out bits per note after each epoch by tradition. */
    record Outcome(LstmWeights weights, Split split, List<Map<String, BitsPerNote>> heldOut, int bestEpoch) {}

    Outcome train(List<Work> works) {
        Split split = Split.ofAtLeastOne(works, options.seed(), options.heldOut());
        Map<Tradition, List<TrainingWindow>> byTradition = windows(split.training());
        Map<Tradition, List<TokenSequence>> heldOut = sequences(split.heldOut());
        List<TrainingWindow> windows = balanced(byTradition);
        heldOut.values().removeIf(List::isEmpty);
        if (windows.isEmpty() || heldOut.isEmpty()) {
            throw new IllegalArgumentException("of " + split.training().size() + " works to learn from and "
                    + split.heldOut().size() + " held out, those of one side hold no passage that the model can write;"
                    + " expected more works, or another seed");
        }
        progress.begun(split.training().size(), split.heldOut().size(), windows.size());
        LstmTrainer trainer = new LstmTrainer(MelodyContext.featureCount(vocabulary), vocabulary.size(), options);
        Random random = new Random(options.seed());
        List<Map<String, BitsPerNote>> curve = new ArrayList<>();
        LstmWeights best = trainer.weights();
        double bestMean = Double.MAX_VALUE;
        int bestEpoch = 0;
        for (int epoch = 1; epoch <= options.epochs() && epoch - bestEpoch <= options.patience(); epoch++) {
            trainer.learningRate(rate(epoch));
            fitAll(trainer, windows, random, epoch);
            LstmWeights weights = trainer.weights();
            Map<String, BitsPerNote> figures = evaluate(weights, heldOut);
            curve.add(figures);
            double mean = mean(figures);
            boolean better = mean < bestMean;
            report(epoch, figures, mean, better);
            if (better) {
                best = weights;
                bestMean = mean;
                bestEpoch = epoch;
            }
        }
        return new Outcome(best, split, List.copyOf(curve), bestEpoch);
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

    private void fitAll(LstmTrainer trainer, List<TrainingWindow> windows, Random random, int epoch) {
        List<TrainingWindow> order = new ArrayList<>(windows);
        Collections.shuffle(order, random);
        int steps = (order.size() + options.batch() - 1) / options.batch();
        for (int step = 0; step < steps; step++) {
            int from = step * options.batch();
            trainer.fit(order.subList(from, Math.min(order.size(), from + options.batch())));
            progress.step(epoch, step + 1, steps);
        }
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
