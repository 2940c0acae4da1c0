package dev.stemma.generator.model.markov;

/** What is known when an event is to be predicted: at least how many events went before. */
public interface Past {
    /** Number of events before the one that is to be predicted, which is thus event {@code length()}. */
    int length();
}
