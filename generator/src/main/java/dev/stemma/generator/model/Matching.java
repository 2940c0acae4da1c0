package dev.stemma.generator.model;

/** When two runs of notes count as the same. Neither sees the key; the second does not see the tempo either. */
public enum Matching {
    /** The same intervals in semitones, whatever the rhythm. */
    INTERVALS,

    /** The same intervals, and the same proportions of the times from onset to onset. */
    WITH_RHYTHM
}
