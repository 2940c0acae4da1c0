package dev.stemma.studio.workbench;

import dev.stemma.generator.notation.sound.Instrument;
import java.nio.file.Path;
import java.util.Optional;

/** What a rendering sounds like: an instrument of ours, or a SoundFont that the user has. */
public record Sound(Instrument instrument, Optional<Path> soundFont) {
    public static final Sound DEFAULT = new Sound(Instrument.PIANO, Optional.empty());

    /**
     * @param instrument its label
     * @throws IllegalArgumentException naming what is accepted
     */
    public static Sound of(String instrument, Optional<Path> soundFont) {
        return new Sound(Instrument.parse(instrument), soundFont);
    }
}
