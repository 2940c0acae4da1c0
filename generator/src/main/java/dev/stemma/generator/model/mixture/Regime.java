package dev.stemma.generator.model.mixture;

/** What a trained predictor may learn from the melodies that it is tested on. */
public enum Regime {
    /** Everything: after each note all members learn it, and keep it for the melodies that follow. */
    ONLINE,
    /** Only the current melody's own past, forgotten at its end: what was learned in training never changes. */
    FROZEN
}
