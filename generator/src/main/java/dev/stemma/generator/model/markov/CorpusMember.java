package dev.stemma.generator.model.markov;

/**
 * A member that learns whole pieces, and forgets them exactly, so that each can be predicted from all the others.
 *
 * @param <P> what it looks at
 */
public interface CorpusMember<P extends Past> extends Member<P> {
    /** Learns a piece. */
    void learn(Piece<P> piece);

    /** Takes back {@link #learn} of that piece. */
    void forget(Piece<P> piece);

    /** Begins a piece that is learned while it is read; after {@link Learning#finish} all is as after {@link #learn}. */
    Learning<P> readAndLearn();

    /** A reading that learns. */
    interface Learning<P extends Past> extends Reading<P> {
        /** Learns what can be learned only when the whole piece is known. */
        void finish(Piece<P> piece);
    }
}
