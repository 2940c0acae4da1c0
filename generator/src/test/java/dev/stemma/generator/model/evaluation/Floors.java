package dev.stemma.generator.model.evaluation;

import dev.stemma.generator.model.markov.EventMelody;
import dev.stemma.generator.model.mixture.Alphabet;
import dev.stemma.generator.model.mixture.Learner;
import dev.stemma.generator.model.mixture.Predictor;
import dev.stemma.generator.model.mixture.Regime;
import dev.stemma.generator.model.mixture.Task;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Models so simple that anyone gets the same figures from them: what tests a harness. They learn nothing from the test. */
enum Floors implements Learner {
    /** Every pitch alike. */
    UNIFORM {
        @Override
        double probability(Counts counts, int before, int pitch) {
            return 1.0 / counts.alphabet;
        }
    },
    /** (count + 1) / (notes + alphabet). */
    ORDER_0 {
        @Override
        double probability(Counts counts, int before, int pitch) {
            return counts.order0(pitch);
        }
    },
    /** Pairs after Witten and Bell over order 0, a melody beginning behind a symbol of its own. */
    ORDER_1 {
        @Override
        double probability(Counts counts, int before, int pitch) {
            Map<Integer, Integer> after = counts.pairs.getOrDefault(before, Map.of());
            int seen = after.values().stream().mapToInt(Integer::intValue).sum();
            double escape = counts.order0(pitch);
            return seen == 0 ? escape : (after.getOrDefault(pitch, 0) + after.size() * escape) / (seen + after.size());
        }
    };

    private static final int BEGINNING = -1;

    private static final class Counts {
        private final int alphabet;
        private final Map<Integer, Integer> single = new TreeMap<>();
        private final Map<Integer, Map<Integer, Integer>> pairs = new TreeMap<>();
        private int notes;

        Counts(List<EventMelody> training, int alphabet) {
            this.alphabet = alphabet;
            for (EventMelody melody : training) {
                int before = BEGINNING;
                for (int pitch : melody.pitches()) {
                    single.merge(pitch, 1, Integer::sum);
                    pairs.computeIfAbsent(before, unused -> new TreeMap<>()).merge(pitch, 1, Integer::sum);
                    notes++;
                    before = pitch;
                }
            }
        }

        double order0(int pitch) {
            return (single.getOrDefault(pitch, 0) + 1.0) / (notes + alphabet);
        }
    }

    abstract double probability(Counts counts, int before, int pitch);

    @Override
    public List<String> members(Task task) {
        return List.of("counts");
    }

    @Override
    public Predictor learn(
            List<EventMelody> training, Alphabet alphabet, Task task, Regime regime, Set<String> members, long seed) {
        Counts counts = new Counts(training, alphabet.pitches().size());
        return melody -> {
            double[] bits = new double[melody.length()];
            int before = BEGINNING;
            for (int i = 0; i < bits.length; i++) {
                int pitch = melody.pitches()[i];
                bits[i] = -StrictMath.log(probability(counts, before, pitch)) / StrictMath.log(2);
                before = pitch;
            }
            return bits;
        };
    }
}
