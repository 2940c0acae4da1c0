package dev.stemma.generator.model.mixture;

import dev.stemma.generator.model.markov.EventMelody;

/** A trained model under test. Mutable, for one thread. */
public interface Predictor {
    /**
     * Information content of each note, in bits, given the notes before it. In {@link Regime#ONLINE} the melody has
     * been learned afterwards, so the order of calls matters.
     */
    double[] bits(EventMelody melody);
}
