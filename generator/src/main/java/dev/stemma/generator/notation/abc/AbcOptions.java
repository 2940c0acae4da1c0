package dev.stemma.generator.notation.abc;

import java.util.Optional;

/**
 * How to read a tune.
 *
 * @param voice identifier of the voice to take; without one the reader takes the first melodic voice
 */
public record AbcOptions(Repeats repeats, Optional<String> voice) {
    /** What becomes of repeats, endings and the order of parts. */
    public enum Repeats {
        /** Played: the melody is as long as a performance. */
        EXPANDED,
        /** Ignored: every written bar once, as corpora have it. */
        AS_WRITTEN
    }

    /** As played, the first melodic voice. */
    public static final AbcOptions PLAYED = new AbcOptions(Repeats.EXPANDED, Optional.empty());

    /** Every written bar once, the first melodic voice. */
    public static final AbcOptions WRITTEN = new AbcOptions(Repeats.AS_WRITTEN, Optional.empty());

    public AbcOptions withVoice(String name) {
        return new AbcOptions(repeats, Optional.of(name));
    }
}
