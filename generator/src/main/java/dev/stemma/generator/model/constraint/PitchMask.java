package dev.stemma.generator.model.constraint;

import java.util.function.IntPredicate;

/** A set of pitches, one bit for each MIDI number. */
record PitchMask(long low, long high) {
    static final PitchMask NONE = new PitchMask(0, 0);
    static final PitchMask ALL = new PitchMask(-1, -1);

    static PitchMask of(IntPredicate has) {
        long low = 0;
        long high = 0;
        for (int bit = 0; bit < 64; bit++) {
            low |= has.test(bit) ? 1L << bit : 0;
            high |= has.test(64 + bit) ? 1L << bit : 0;
        }
        return new PitchMask(low, high);
    }

    static PitchMask only(int midi) {
        return midi < 64 ? new PitchMask(1L << midi, 0) : new PitchMask(0, 1L << (midi - 64));
    }

    boolean has(int midi) {
        return ((midi < 64 ? low : high) >>> (midi & 63) & 1) != 0;
    }

    boolean isEmpty() {
        return (low | high) == 0;
    }

    boolean meets(PitchMask other) {
        return (low & other.low | high & other.high) != 0;
    }

    PitchMask and(PitchMask other) {
        return new PitchMask(low & other.low, high & other.high);
    }

    /** The lowest member from {@code midi} upwards, or -1. */
    int next(int midi) {
        if (midi < 64) {
            long left = low >>> midi;
            if (left != 0) {
                return midi + Long.numberOfTrailingZeros(left);
            }
        }
        int from = Math.max(0, midi - 64);
        long left = from < 64 ? high >>> from : 0;
        return left == 0 ? -1 : 64 + from + Long.numberOfTrailingZeros(left);
    }
}
