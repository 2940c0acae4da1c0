package dev.stemma.generator.model.markov;

/**
 * A piece to learn from: its events one after another, each with what was known before it.
 *
 * @param <P> what is known
 */
@FunctionalInterface
public interface Piece<P extends Past> {
    /** Takes an event; {@code past} moves on afterwards. */
    @FunctionalInterface
    interface Step<P extends Past> {
        void at(P past, int outcome);
    }

    /** Goes through all events, the same ones each time. */
    void forEach(Step<P> step);
}
