package dev.stemma.generator.notation.sound;

/** How an instrument sounds a note. */
sealed interface Voice permits PluckedString, Flute, Piano {
    /** Seconds for which a note may still sound after it is let go. */
    double RELEASE = 0.6;

    /** Adds a tone to the mix, from {@code tone.start()} on; what would sound beyond the end of the mix is dropped. */
    void add(Tone tone, float[] mix);
}
