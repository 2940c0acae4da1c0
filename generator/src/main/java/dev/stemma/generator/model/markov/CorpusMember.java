package dev.stemma.generator.model.markov;

/** A member that learns whole melodies, and forgets them exactly, so that each can be predicted from all the others. */
public interface CorpusMember extends Member<EventPast> {
    /** Learns a melody. */
    void learn(EventMelody melody);

    /** Takes back {@link #learn} of that melody. */
    void forget(EventMelody melody);

    /**
     * Begins a piece that is learned while it is read, and as a whole once {@link Learning#finish} is called: then all is
     * as after {@link #learn}.
     */
    Learning readAndLearn();

    /** A reading that learns. */
    interface Learning extends Reading<EventPast> {
        /** Learns what can be learned only at the end. */
        void finish();
    }
}
