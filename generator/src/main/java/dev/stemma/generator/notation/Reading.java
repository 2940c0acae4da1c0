package dev.stemma.generator.notation;

import dev.stemma.generator.music.Melody;
import java.util.List;
import java.util.Optional;

/**
 * A melody from a file, and what was decided on the way.
 *
 * @param composer as the file names them
 * @param voices all that the file offers
 * @param taken the one that became the melody
 * @param reason why that one, a clause for people
 * @param metreStated whether the file gives a metre; if not, 4/4 stands in the melody
 * @param keyStated whether the file gives a key; if not, C major stands in the melody
 * @param warnings what was mended or left out, sentences for people
 */
public record Reading(
        MelodyFormat format,
        Melody melody,
        Optional<String> composer,
        List<Voice> voices,
        Voice taken,
        String reason,
        boolean metreStated,
        boolean keyStated,
        List<String> warnings) {
    public Reading {
        voices = List.copyOf(voices);
        warnings = List.copyOf(warnings);
    }

    /** What readers of scores count when of a chord the top note is taken. */
    public static final String LOWER_NOTE = "lower note of a chord";

    /** Whether the voice that was taken is no single line as it stands in the file. */
    public boolean isPolyphonic() {
        return !taken.singleLine() || warnings.stream().anyMatch(warning -> warning.contains(LOWER_NOTE));
    }
}
