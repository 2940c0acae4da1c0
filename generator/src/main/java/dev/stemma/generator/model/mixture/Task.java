package dev.stemma.generator.model.mixture;

/** What is predicted of each note, from all earlier notes. */
public enum Task {
    /** The pitch from the earlier pitches alone: neither onsets nor durations are seen. */
    PITCH,
    /** The pitch from all earlier notes and from the onset and the duration of the note itself. */
    PITCH_GIVEN_RHYTHM,
    /** The gap before the note and its duration, as one symbol. */
    RHYTHM,
    /** The whole note: rhythm, then pitch given rhythm; their bits are added. */
    EVENT
}
