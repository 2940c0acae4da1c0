package dev.stemma.generator.model.mixture;

import dev.stemma.generator.model.markov.Past;

/**
 * Says where an event stands, for weights that depend on it (members are worth more or less at the beginning, at a bar's end,
 * in one tradition or another).
 *
 * @param <P> what is known of the event
 */
public interface Places<P extends Past> {
    /** Number of features. */
    int count();

    /** Sets all features of the evidence, to numbers of about -1 to 1. */
    void set(P past, Evidence evidence);
}
