package dev.stemma.generator.model.mixture;

import dev.stemma.generator.model.markov.EventMelody;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A place-holder until the members are there: a first-order chain over an order 0, both with escape method C. */
public final class FirstOrderLearner implements Learner {
    @Override
    public List<String> members(Task task) {
        return List.of("chain");
    }

    @Override
    public Predictor learn(
            List<EventMelody> training, Alphabet alphabet, Task task, Regime regime, Set<String> members, long seed) {
        Map<Long, Map<Long, Integer>> counts = new TreeMap<>();
        training.forEach(melody -> bits(melody, counts, alphabet, task, true));
        return melody -> bits(melody, counts, alphabet, task, regime == Regime.ONLINE);
    }

    private static double[] bits(
            EventMelody melody, Map<Long, Map<Long, Integer>> counts, Alphabet alphabet, Task task, boolean learn) {
        double[] bits = new double[melody.length()];
        long[] before = {-1, -1};
        for (int i = 0; i < bits.length; i++) {
            long[] symbols = {melody.pitches()[i], Alphabet.rhythm(melody.gap(i), melody.durations()[i])};
            for (int kind = 0; kind < 2; kind++) {
                if (kind == 0 && task != Task.RHYTHM || kind == 1 && (task == Task.RHYTHM || task == Task.EVENT)) {
                    double p = 1.0 / (kind == 0 ? alphabet.pitches() : alphabet.rhythms()).size();
                    for (long key : new long[] {-2 - kind, before[kind] * 2 + kind}) {
                        Map<Long, Integer> seen = counts.computeIfAbsent(key, unused -> new TreeMap<>());
                        int total = seen.values().stream()
                                .mapToInt(Integer::intValue)
                                .sum();
                        p = (seen.getOrDefault(symbols[kind], 0) + seen.size() * p) / Math.max(1, total + seen.size())
                                + (total == 0 ? p : 0);
                        if (learn) {
                            seen.merge(symbols[kind], 1, Integer::sum);
                        }
                    }
                    bits[i] -= StrictMath.log(p) / StrictMath.log(2);
                }
            }
            before = symbols;
        }
        return bits;
    }
}
