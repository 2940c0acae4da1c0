package dev.stemma.generator.notation.sound;

/** Ramps without corners. */
final class Envelope {
    private static final int ENDING = 2_048;

    private Envelope() {}

    /** 0 to 1 as x goes from 0 to 1, level at both ends: 3x² - 2x³. */
    static double smooth(double x) {
        double clipped = Math.max(0, Math.min(1, x));
        return clipped * clipped * (3 - 2 * clipped);
    }

    /** 1, falling to 0 over the last 2,048 frames before {@code end}. */
    static double ending(int frame, int end) {
        int left = end - frame;
        return left >= ENDING ? 1 : smooth(left / (double) ENDING);
    }
}
