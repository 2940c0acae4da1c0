package dev.stemma.generator.notation.sound;

/** White noise from a seed: SplitMix64 (Steele, Lea and Flood 2014). */
final class Noise {
    private long state;

    Noise(long seed) {
        state = seed;
    }

    /** The next sample, -1 to 1. */
    double next() {
        state += 0x9E3779B97F4A7C15L;
        long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return ((z ^ (z >>> 31)) >> 10) * 0x1p-53;
    }
}
