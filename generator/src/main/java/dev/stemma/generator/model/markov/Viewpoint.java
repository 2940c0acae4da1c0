package dev.stemma.generator.model.markov;

/**
 * A way to look at events (Conklin and Witten, 1995): which symbol an outcome would be here, and in which context. For the
 * interval the outcome "pitch 67" after pitch 65 is the symbol +2, and the context is the intervals before.
 *
 * @param <P> what the viewpoint looks at
 */
public interface Viewpoint<P extends Past> {
    /** Told apart from all other viewpoints by its name, from which its context keys derive. */
    String name();

    /** Number of symbols, numbered from 0. */
    int symbols();

    /** The most contexts that {@link #contexts} can give. */
    int maximumContexts();

    /**
     * The contexts of the event to be predicted, from the empty one (order 0) to the longest; each is part of the next.
     *
     * @param keys receives the {@link ContextKey}s
     * @return how many, at least 1
     */
    int contexts(P past, long[] keys);

    /** The symbol, below {@link #symbols()}, that an outcome would be as the next event. */
    int symbol(P past, int outcome);
}
