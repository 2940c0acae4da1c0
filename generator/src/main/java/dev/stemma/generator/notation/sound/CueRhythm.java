package dev.stemma.generator.notation.sound;

import java.util.List;

/**
 * The rhythm by which GB 45438-2025 lets listeners know generated sound: short-long, short-short, the letters A and I in Morse
 * code. How long the pause between the two letters is, the standard's text was not at hand to tell; here it is that of Morse
 * code.
 */
public final class CueRhythm {
    /** The length of a short tone. */
    public static final long UNIT_MILLIS = 120;

    /**
     * A tone.
     *
     * @param pause before it, in units
     * @param length in units
     */
    public record Tone(int pause, int length) {}

    /** The four tones. */
    public static final List<Tone> TONES = List.of(new Tone(3, 1), new Tone(1, 3), new Tone(3, 1), new Tone(1, 1));

    private CueRhythm() {}
}
