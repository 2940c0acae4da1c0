package dev.stemma.generator.notation.sound;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What the synthesizer plays. */
public enum Instrument {
    /** A string plucked with the finger: between guitar and zither. */
    PLUCKED("plucked", 24, new PluckedString()),
    /** A flute with a little breath and vibrato. */
    FLUTE("flute", 73, new Flute()),
    /** Struck strings with felt hammers. */
    PIANO("piano", 0, new Piano());

    private final String label;
    private final int program;
    private final Voice voice;

    Instrument(String label, int program, Voice voice) {
        this.label = label;
        this.program = program;
        this.voice = voice;
    }

    /** The name in lower case, as {@link #parse} reads it. */
    public String label() {
        return label;
    }

    /** The program of General MIDI that is nearest, 0 to 127. */
    public int program() {
        return program;
    }

    Voice voice() {
        return voice;
    }

    /**
     * Reads a label.
     *
     * @throws IllegalArgumentException naming what is accepted
     */
    public static Instrument parse(String text) {
        return Arrays.stream(values())
                .filter(instrument -> instrument.label.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such instrument: \"" + text + "\"; accepted: "
                        + Arrays.stream(values()).map(Instrument::label).collect(Collectors.joining(", "))));
    }
}
