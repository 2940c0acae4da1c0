package dev.stemma.generator.model.constraint;

/**
 * What a melody must keep, whatever the model prefers. Locks state which notes are given; they stand as they are, and the
 * other constraints speak of the notes that the model writes, except {@link Density}, which counts both, and
 * {@link Cadence}. A note whose rhythm alone or pitches alone are fixed counts as written.
 */
public sealed interface Constraint
        permits Cadence,
                Contour,
                Density,
                FirstNote,
                FixedPitches,
                FixedRhythm,
                LockedNotes,
                LockedPassage,
                NoKnownRun,
                NoLoop,
                PitchClasses,
                Range,
                Scale {
    /** How people and records speak of it. */
    Wording wording();
}
