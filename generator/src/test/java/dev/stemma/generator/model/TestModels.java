package dev.stemma.generator.model;

import dev.stemma.generator.model.kernel.LstmNetwork;
import dev.stemma.generator.model.kernel.LstmWeights;
import dev.stemma.generator.model.mixture.LearnedMembers;
import dev.stemma.generator.model.mixture.MemberLearner;
import dev.stemma.generator.model.mixture.MixerTraining;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import dev.stemma.provenance.record.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Models with random weights: they know no music, but obey rules like any other. */
public final class TestModels {
    private static final Vocabulary VOCABULARY = Vocabulary.standard(List.of(Tradition.BRITISH_ISLES, Tradition.CHINA));
    private static final int HIDDEN = 16;

    private TestModels() {}

    public static ModelFolder random(long seed) {
        return random(seed, WorkIndex.EMPTY);
    }

    public static ModelFolder random(long seed, WorkIndex index) {
        return new ModelFolder(config(seed, ModelConfig.Members.NETWORK), weights(seed), index);
    }

    /** A random network, and members that have learned some scales in D major and E dorian. */
    public static ModelFolder mixture(long seed) {
        LstmWeights weights = weights(seed);
        LearnedMembers learned = new MemberLearner(VOCABULARY, new MixerTraining.Options(2, 2, 0.01, 1e-4), 1)
                .learn(new NetworkModel(VOCABULARY, new LstmNetwork(weights)), scales(0, 12), scales(12, 16), seed);
        return new ModelFolder(
                config(seed, ModelConfig.Members.standard(VOCABULARY)), weights, Optional.of(learned), WorkIndex.EMPTY);
    }

    /** Scales up and down, each begun on another note. */
    public static List<TokenSequence> scales(int from, int to) {
        int[] scale = {62, 64, 66, 67, 69, 67, 66, 64};
        List<TokenSequence> sequences = new ArrayList<>();
        for (int number = from; number < to; number++) {
            List<Note> notes = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                notes.add(new Note(
                        Ticks.quarters(i, 2), Ticks.quarters(1, 2), new Pitch(scale[(i + number + i / 8) % 8])));
            }
            Melody melody = Melody.of(Metre.parse("2/4"), Key.parse(number % 2 == 0 ? "D major" : "E dorian"), notes);
            sequences.addAll(new MelodyEncoder(VOCABULARY)
                    .encode(melody, number % 3 == 0 ? Tradition.CHINA : Tradition.BRITISH_ISLES));
        }
        return sequences;
    }

    private static LstmWeights weights(long seed) {
        Random random = new Random(seed);
        List<LstmWeights.Layer> layers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int inputs = i == 0 ? MelodyContext.featureCount(VOCABULARY) : HIDDEN;
            layers.add(new LstmWeights.Layer(
                    matrix(random, inputs, 4 * HIDDEN),
                    matrix(random, HIDDEN, 4 * HIDDEN),
                    matrix(random, 1, 4 * HIDDEN)[0]));
        }
        return new LstmWeights(
                layers, matrix(random, HIDDEN, VOCABULARY.size()), matrix(random, 1, VOCABULARY.size())[0]);
    }

    private static ModelConfig config(long seed, ModelConfig.Members members) {
        return new ModelConfig(
                "random-" + seed,
                "Random numbers",
                "1.0.0",
                2,
                HIDDEN,
                members,
                VOCABULARY,
                new ModelConfig.Dataset("no-works", 0, Digest.of(new byte[0])),
                List.of(
                        new Habit(Tradition.BRITISH_ISLES, Key.parse("D major"), Metre.parse("6/8"), 2),
                        new Habit(Tradition.BRITISH_ISLES, Key.parse("E dorian"), Metre.parse("4/4"), 1),
                        new Habit(Tradition.CHINA, Key.parse("G zhi"), Metre.parse("2/4"), 1)),
                List.of(new BaseRate(
                        Tradition.BRITISH_ISLES,
                        BaseRate.Among.TRADITION,
                        3,
                        new Sharing(20, 1, 5, 8, 8),
                        new Sharing(20, 0, 0, 6, 6))),
                List.of(Tradition.CHINA));
    }

    private static float[][] matrix(Random random, int rows, int columns) {
        float[][] matrix = new float[rows][columns];
        for (float[] row : matrix) {
            for (int i = 0; i < columns; i++) {
                row[i] = (float) random.nextGaussian() * 0.5f;
            }
        }
        return matrix;
    }
}
