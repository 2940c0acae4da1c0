package dev.stemma.generator.notation.sound;

import static dev.stemma.generator.notation.sound.Performance.RATE;

import dev.stemma.generator.music.Melody;

/** Plays a melody on an instrument in a small hall. */
public final class Synthesizer {
    /** Changes whenever any rendering would change by a bit; a record of a rendering names it. */
    public static final int VERSION = 1;

    private static final double PEAK = 0.7079457843841379; // -3 dB of full scale
    private static final double REVERB_LEVEL = 0.08;
    private static final int TAIL = RATE * 2;
    private static final int FADE = RATE / 2;
    private static final int SILENCE = RATE / 50;

    private Synthesizer() {}

    /**
     * Two sides of equal length, -1 to 1, the louder peak 3 dB below full scale; in the end all zeros.
     *
     * @param left {@code float[frames]}
     * @param right {@code float[frames]}
     */
    record Sound(float[] left, float[] right) {
        int frames() {
            return left.length;
        }
    }

    /**
     * Plays a melody.
     *
     * @throws IllegalArgumentException if it lasts longer than ten minutes
     */
    static Sound play(Melody melody, Instrument instrument) {
        Performance performance = Performance.of(melody);
        float[] left = new float[performance.end() + TAIL + SILENCE];
        for (Tone tone : performance.tones()) {
            instrument.voice().add(tone, left);
        }
        removeOffset(left);
        float[] right = new float[left.length];
        new Reverb().fill(left, right, REVERB_LEVEL);
        double gain = PEAK / Math.max(1e-9, Math.max(peak(left), peak(right)));
        finish(left, gain);
        finish(right, gain);
        return new Sound(left, right);
    }

    /** High-pass of the first order at 18 Hz. */
    private static void removeOffset(float[] samples) {
        double in = 0;
        double out = 0;
        for (int i = 0; i < samples.length; i++) {
            out = samples[i] - in + 0.9975 * out;
            in = samples[i];
            samples[i] = (float) out;
        }
    }

    private static double peak(float[] samples) {
        float peak = 0;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }

    private static void finish(float[] samples, double gain) {
        int silent = samples.length - SILENCE;
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (samples[i] * gain * Envelope.smooth((silent - i) / (double) FADE));
        }
    }
}
