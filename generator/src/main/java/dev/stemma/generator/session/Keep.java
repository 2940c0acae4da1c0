package dev.stemma.generator.session;

/** What of the notes that are written again stays as it was. */
public enum Keep {
    NOTHING,

    /** Onsets and durations stay, pitches are new. */
    RHYTHM,

    /** Pitches stay in their order, onsets and durations are new. */
    PITCH;

    /** The name in lower case, as the command line has it. */
    public String label() {
        return switch (this) {
            case NOTHING -> "none";
            case RHYTHM -> "rhythm";
            case PITCH -> "pitch";
        };
    }
}
