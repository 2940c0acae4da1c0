package dev.stemma.generator.notation.sound;

/**
 * One note to be sounded.
 *
 * @param start frame at which it begins
 * @param frames for which it is held
 * @param midi its pitch, 60 = middle C
 * @param velocity how hard, above 0 to 1
 * @param seed of its noise
 */
record Tone(int start, int frames, int midi, double velocity, long seed) {
    /** 2^(n/12) for n = 0 to 11, correctly rounded. */
    private static final double[] SEMITONES = {
        1.0,
        1.0594630943592953,
        1.122462048309373,
        1.189207115002721,
        1.2599210498948732,
        1.3348398541700344,
        1.4142135623730951,
        1.4983070768766815,
        1.5874010519681994,
        1.681792830507429,
        1.7817974362806785,
        1.8877486253633868
    };

    /** Hertz in equal temperament, A4 = 440. */
    double frequency() {
        int aboveA = midi - 69;
        return 440 * SEMITONES[Math.floorMod(aboveA, 12)] * Math.scalb(1.0, Math.floorDiv(aboveA, 12));
    }
}
