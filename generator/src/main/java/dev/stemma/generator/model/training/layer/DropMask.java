package dev.stemma.generator.model.training.layer;

/**
 * Which units a layer does not hear in one step: a function of the seed and the unit's number alone, so that a step can
 * be done again. Bits are those of SplitMix64 (Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators,
 * OOPSLA 2014).
 *
 * @param keep share of the units heard
 */
record DropMask(long seed, double keep) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** The mask of a step of a layer. */
    static DropMask of(long seed, int layer, int step, double keep) {
        return new DropMask(mix(mix(seed + GOLDEN * (layer + 1)) + GOLDEN * (step + 1L)), keep);
    }

    /** 64 bits; their halves decide units {@code 2 pair} and {@code 2 pair + 1}. */
    long bits(int pair) {
        return mix(seed + GOLDEN * (pair + 1L));
    }

    /** Halves of {@link #bits}, as signed numbers, below this are heard. */
    int threshold() {
        return (int) Math.min(Integer.MAX_VALUE, Math.round(keep * 0x1p32) + Integer.MIN_VALUE);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
