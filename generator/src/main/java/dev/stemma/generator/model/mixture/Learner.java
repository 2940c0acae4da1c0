package dev.stemma.generator.model.mixture;

import dev.stemma.generator.model.markov.EventMelody;
import java.util.List;
import java.util.Set;

/** Makes predictors from training melodies and from nothing else. */
public interface Learner {
    /** Names of the members that take part in a task, in a fixed order. */
    List<String> members(Task task);

    /**
     * Trains a predictor; weights are learned from the training melodies alone.
     *
     * @param alphabet of the whole corpus, so that every symbol of a test melody is in it
     * @param members switched on, names of {@link #members}
     * @param seed of everything random
     */
    Predictor learn(
            List<EventMelody> training, Alphabet alphabet, Task task, Regime regime, Set<String> members, long seed);

    /** With every member switched on. */
    default Predictor learn(List<EventMelody> training, Alphabet alphabet, Task task, Regime regime, long seed) {
        return learn(training, alphabet, task, regime, Set.copyOf(members(task)), seed);
    }
}
