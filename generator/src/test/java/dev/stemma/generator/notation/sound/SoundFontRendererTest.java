package dev.stemma.generator.notation.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sound.midi.MidiSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundFontRendererTest {
    private static final Melody NOTE =
            Melody.of(Metre.COMMON, Key.C_MAJOR, List.of(new Note(Ticks.ZERO, Ticks.quarters(2), new Pitch(69))));

    @TempDir
    Path folder;

    @Test
    void aNamedSoundFontPlaysTheMelodyTheSameTwice() throws Exception {
        Optional<Path> font =
                Optional.ofNullable(System.getenv("STEMMA_SOUNDFONT")).map(Path::of);
        assumeTrue(font.isPresent(), "STEMMA_SOUNDFONT names no SoundFont");
        assumeTrue(isOpen(), "this Java was started without " + SoundFontRenderer.EXPORT);

        byte[] wav = SoundFontRenderer.render(NOTE, font.get(), 0);

        assertThat(wav).hasSize(44 + 4 * 3 * 44_100);
        assertThat(SoundFontRenderer.render(NOTE, font.get(), 0)).isEqualTo(wav);
        assertThat(Arrays.copyOfRange(wav, 44, 44 + 4 * 44_100))
                .as("the first second")
                .isNotEqualTo(new byte[4 * 44_100]);
    }

    @Test
    void withoutTheExportTheUserIsToldWhatToAdd() throws Exception {
        assumeFalse(isOpen(), "this Java was started with " + SoundFontRenderer.EXPORT);
        Path font = Files.write(folder.resolve("empty.dls"), emptyDls());

        assertThatThrownBy(() -> SoundFontRenderer.render(NOTE, font, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this Java hides its synthesizer; start it with " + SoundFontRenderer.EXPORT);
    }

    @Test
    void whatIsNoSoundFontIsRefusedByName() throws Exception {
        Path text = Files.writeString(folder.resolve("text.sf2"), "no SoundFont");

        assertThatThrownBy(() -> SoundFontRenderer.render(NOTE, text, 0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("text.sf2: no SoundFont; accepted: SF2 and DLS files");
        assertThatThrownBy(() -> SoundFontRenderer.render(NOTE, folder.resolve("absent.sf2"), 0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("absent.sf2: no such file");
    }

    private static boolean isOpen() throws Exception {
        Class<?> type = MidiSystem.getSynthesizer().getClass();
        return type.getModule().isExported(type.getPackageName(), SoundFontRendererTest.class.getModule());
    }

    /** A RIFF file of type DLS with nothing in it. */
    private static byte[] emptyDls() {
        return new byte[] {'R', 'I', 'F', 'F', 4, 0, 0, 0, 'D', 'L', 'S', ' '};
    }
}
