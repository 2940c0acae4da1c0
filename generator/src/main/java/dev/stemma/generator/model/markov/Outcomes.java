package dev.stemma.generator.model.markov;

/** Numbers what can come next, from 0. */
@FunctionalInterface
public interface Outcomes {
    /** The outcome that a note of a melody is. */
    int of(EventMelody melody, int note);
}
