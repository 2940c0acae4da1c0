package dev.stemma.generator.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stemma.generator.music.Melody;
import dev.stemma.generator.notation.midi.MidiCue;
import dev.stemma.generator.notation.midi.MidiWriter;
import dev.stemma.generator.notation.sound.Instrument;
import dev.stemma.generator.notation.sound.SoundCue;
import dev.stemma.generator.notation.sound.WavRenderer;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rhythm by which listeners know generated sound: short-long, short-short. */
class CueTest {
    private static final Melody MELODY = SampleMelodies.of(1);

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void inMidiItIsATrackThatPlaysAfterThePiece(int format) throws Exception {
        byte[] plain = MidiWriter.write(MELODY, new MidiWriter.Options(format, 0));
        byte[] cued = MidiCue.append(plain);

        Sequence heard = MidiSystem.getSequence(new ByteArrayInputStream(cued));
        Track cue = heard.getTracks()[heard.getTracks().length - 1];
        List<Long> strikes = new ArrayList<>();
        for (int i = 0; i < cue.size(); i++) {
            if (cue.get(i).getMessage() instanceof ShortMessage message && message.getCommand() < 0xA0) {
                strikes.add(cue.get(i).getTick());
            }
        }
        long end = MidiSystem.getSequence(new ByteArrayInputStream(plain)).getTickLength();
        assertThat(strikes).hasSize(8).allMatch(tick -> tick > end);
        long unit = strikes.get(1) - strikes.get(0);
        assertThat(strikes.get(3) - strikes.get(2)).isEqualTo(3 * unit);
        assertThat(strikes.get(5) - strikes.get(4)).isEqualTo(unit);
        assertThat(strikes.get(7) - strikes.get(6)).isEqualTo(unit);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void itIsNoPartOfThePiece(int format) throws Exception {
        byte[] plain = MidiWriter.write(MELODY, new MidiWriter.Options(format, 0));
        byte[] cued = MidiCue.append(plain);

        assertThat(MidiCue.isIn(cued)).isTrue();
        assertThat(MidiCue.isIn(plain)).isFalse();
        assertThat(MidiCue.without(cued)).isEqualTo(plain);
        assertThat(MelodyFile.read(cued, ReadOptions.DEFAULT).melody()).isEqualTo(MELODY);
    }

    @Test
    void anotherTrackOfThatNameIsMusic() throws Exception {
        byte[] cued = MidiCue.append(MidiWriter.write(MELODY, MidiWriter.Options.DEFAULT));
        cued[cued.length - 6]++;

        assertThat(MidiCue.isIn(cued)).isFalse();
        assertThat(MelodyFile.read(cued, ReadOptions.DEFAULT).voices()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(WavRenderer.Channels.class)
    void inSoundItIsHeardAfterThePiece(WavRenderer.Channels channels) throws Exception {
        byte[] plain = WavRenderer.render(MELODY, Instrument.PIANO, channels);
        byte[] cued = SoundCue.append(plain);

        assertThat(SoundCue.isIn(cued)).isTrue();
        assertThat(SoundCue.isIn(plain)).isFalse();
        assertThat(SoundCue.without(cued)).isEqualTo(plain);
        try (AudioInputStream sound = AudioSystem.getAudioInputStream(new ByteArrayInputStream(cued));
                AudioInputStream before = AudioSystem.getAudioInputStream(new ByteArrayInputStream(plain))) {
            double millis = (sound.getFrameLength() - before.getFrameLength()) * 1000.0 / 44_100;
            assertThat(millis).isEqualTo(14 * 120.0);
        }
    }

    @Test
    void whereItCannotGoItIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SoundCue.append(new byte[100]));
    }
}
