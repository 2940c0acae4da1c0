package dev.stemma.studio.workbench;

import dev.stemma.generator.music.Melody;
import dev.stemma.generator.notation.sound.Instrument;
import dev.stemma.generator.notation.sound.SoundFontRenderer;
import dev.stemma.generator.notation.sound.WavRenderer;
import dev.stemma.generator.session.Rendering;
import dev.stemma.provenance.record.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What a rendering sounds like: an instrument of ours, or a SoundFont that the user has. */
public record Sound(Instrument instrument, Optional<Path> soundFont) {
    private static final long LARGEST_SOUNDFONT = 1L << 30;

    public static final Sound DEFAULT = new Sound(Instrument.PIANO, Optional.empty());

    /**
     * @param instrument its label
     * @throws IllegalArgumentException naming what is accepted
     */
    public static Sound of(String instrument, Optional<Path> soundFont) {
        return new Sound(Instrument.parse(instrument), soundFont);
    }

    /** How journals keep it. */
    Rendering rendering() throws WorkbenchException {
        return soundFont.isPresent()
                ? new Rendering.Sampled(Digest.of(SafeFiles.read(soundFont.get(), LARGEST_SOUNDFONT)), instrument)
                : Rendering.Synthesized.now(instrument, WavRenderer.Channels.STEREO);
    }

    /** A melody as a WAV file. */
    byte[] render(Melody melody, Rendering rendering) throws WorkbenchException {
        try {
            return rendering instanceof Rendering.Synthesized synthesized
                    ? synthesized.render(melody)
                    : SoundFontRenderer.render(melody, soundFont.orElseThrow(), instrument.program());
        } catch (IllegalArgumentException e) {
            throw new WorkbenchException(e.getMessage(), "render a shorter or faster piece, or leave --wav out", e);
        } catch (IOException e) {
            throw new WorkbenchException(
                    "the SoundFont cannot be used: " + e.getMessage(),
                    "name a SoundFont file (.sf2), or leave --soundfont out",
                    e);
        }
    }
}
