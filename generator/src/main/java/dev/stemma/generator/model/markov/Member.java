package dev.stemma.generator.model.markov;

/**
 * One voice of a mixture. What it learned in training is shared; what it makes of one piece is a {@link Reading}.
 *
 * @param <P> what it looks at
 */
public interface Member<P extends Past> {
    /** For people and for {@code --members}. */
    String name();

    /** Begins a piece. */
    Reading<P> read();

    /** A piece being read: mutable; a reading and all its copies share buffers and belong to one thread. */
    interface Reading<P extends Past> {
        /** Expects the next event. */
        void predict(P past, Forecast forecast);

        /** Takes the event that came; {@code past} is as it was when it was predicted. */
        void accept(P past, int outcome);

        /** The same place, from which both can go on apart. Cheap. */
        Reading<P> copy();
    }
}
