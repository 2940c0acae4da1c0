package dev.stemma.generator.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.generator.notation.sound.Instrument;
import dev.stemma.generator.notation.sound.WavRenderer;
import dev.stemma.provenance.record.Digest;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How a melody was made to sound is read back exactly. */
class RenderingTest {
    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        for (Instrument instrument : Instrument.values()) {
            Rendering sampled = new Rendering.Sampled(Digest.of(new byte[] {1}), instrument);
            assertThat(Rendering.read(sampled.asTexts())).isEqualTo(sampled);
            for (WavRenderer.Channels channels : WavRenderer.Channels.values()) {
                Rendering synthesized = Rendering.Synthesized.now(instrument, channels);
                assertThat(Rendering.read(synthesized.asTexts())).isEqualTo(synthesized);
            }
        }
    }

    @Test
    void whatWouldBeWrittenOtherwiseIsRefused() {
        SortedMap<String, String> texts = Rendering.Synthesized.now(Instrument.PIANO, WavRenderer.Channels.STEREO)
                .asTexts();
        texts.forEach((name, value) -> {
            SortedMap<String, String> changed = new TreeMap<>(texts);
            changed.put(name, value + "0");
            changed.merge("synthesizer", "+", (one, other) -> name.equals("synthesizer") ? "0" + value : one);
            assertThatThrownBy(() -> Rendering.read(changed)).isInstanceOf(RecordException.class);
            SortedMap<String, String> without = new TreeMap<>(texts);
            without.remove(name);
            assertThatThrownBy(() -> Rendering.read(without)).isInstanceOf(RecordException.class);
        });
        SortedMap<String, String> more = new TreeMap<>(texts);
        more.put("volume", "11");
        assertThatThrownBy(() -> Rendering.read(more)).isInstanceOf(RecordException.class);
    }
}
