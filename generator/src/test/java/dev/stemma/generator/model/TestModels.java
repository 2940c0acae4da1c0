package dev.stemma.generator.model;

import dev.stemma.generator.model.kernel.LstmWeights;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Tradition;
import dev.stemma.provenance.record.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Models with random weights: they know no music, but obey rules like any other. */
public final class TestModels {
    private TestModels() {}

    public static ModelFolder random(long seed) {
        return random(seed, WorkIndex.EMPTY);
    }

    public static ModelFolder random(long seed, WorkIndex index) {
        Vocabulary vocabulary = Vocabulary.standard(List.of(Tradition.BRITISH_ISLES, Tradition.CHINA));
        int hidden = 16;
        Random random = new Random(seed);
        List<LstmWeights.Layer> layers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int inputs = i == 0 ? MelodyContext.featureCount(vocabulary) : hidden;
            layers.add(new LstmWeights.Layer(
                    matrix(random, inputs, 4 * hidden),
                    matrix(random, hidden, 4 * hidden),
                    matrix(random, 1, 4 * hidden)[0]));
        }
        LstmWeights weights = new LstmWeights(
                layers, matrix(random, hidden, vocabulary.size()), matrix(random, 1, vocabulary.size())[0]);
        ModelConfig config = new ModelConfig(
                "random-" + seed,
                "Random numbers",
                "1.0.0",
                2,
                hidden,
                ModelConfig.Members.NETWORK,
                vocabulary,
                new ModelConfig.Dataset("no-works", index.works(), Digest.of(new byte[0])),
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
        return new ModelFolder(config, weights, index);
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
