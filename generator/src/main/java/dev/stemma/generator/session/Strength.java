package dev.stemma.generator.session;

/** How much of a melody a variation writes again. */
public enum Strength {
    LIGHT(0.15),
    MEDIUM(0.35),
    STRONG(0.6);

    private final double share;

    Strength(double share) {
        this.share = share;
    }

    /** The share of the notes that are written again, 0 to 1. */
    public double share() {
        return share;
    }

    /** The name in lower case, as the command line has it. */
    public String label() {
        return switch (this) {
            case LIGHT -> "light";
            case MEDIUM -> "medium";
            case STRONG -> "strong";
        };
    }
}
