package dev.stemma.generator.model;

import dev.stemma.generator.music.Ticks;
import java.util.List;

/** Predicts a melody token by token. */
public interface MelodyModel {
    Vocabulary vocabulary();

    /** Begins to read a melody of which only the conditions are known. */
    Reading read(Conditions conditions);

    /**
     * Lets several melodies take their next token at once: the same bits as {@code accept} on each of them, where a model
     * can in less time.
     *
     * @param readings of this model, no two the same
     * @param tokens one for each reading
     * @param durations one for each reading, what its event really lasts
     * @throws IllegalArgumentException as {@code accept} does; the readings are then of no further use
     */
    default void advance(Reading[] readings, int[] tokens, Ticks[] durations) {
        if (tokens.length != readings.length || durations.length != readings.length) {
            throw new IllegalArgumentException(readings.length + " readings, but " + tokens.length + " tokens and "
                    + durations.length + " durations");
        }
        for (int i = 0; i < readings.length; i++) {
            readings[i].accept(tokens[i], durations[i]);
        }
    }

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

        /** What the parts of the model say of the next token; empty for a model of one part. */
        default List<Contribution> contributions() {
            return List.of();
        }
    }
}
