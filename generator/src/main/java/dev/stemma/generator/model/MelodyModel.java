package dev.stemma.generator.model;

import dev.stemma.generator.music.Ticks;

/** Predicts a melody token by token. */
public interface MelodyModel {
    Vocabulary vocabulary();

    /** Begins to read a melody of which only the conditions are known. */
    Reading read(Conditions conditions);

    /** A melody being read: mutable, for one thread. */
    interface Reading {
        /** Where the melody stands. */
        MelodyContext context();

        /**
         * Natural logarithms of the probabilities of the next token, {@code double[vocabulary.size()]}: those of the kind
         * that is due (rhythm or pitch) sum to one, the others are minus infinity. Valid until the next {@code accept}.
         */
        double[] logProbabilities();

        /** Takes the next token, of an event that really lasts {@code duration}. */
        void accept(int token, Ticks duration);

        /** The same place, from which both can go on apart. */
        Reading copy();
    }
}
