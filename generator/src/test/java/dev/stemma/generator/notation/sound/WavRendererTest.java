package dev.stemma.generator.notation.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Timeline;
import dev.stemma.generator.notation.sound.WavRenderer.Channels;
import dev.stemma.provenance.record.Digest;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WavRendererTest {
    private static final int RATE = 44_100;
    private static final Melody SCALE = scale(60, 62, 64, 65, 67, 69, 71, 72);

    @Test
    void aMelodyBecomesAWavFileThatThePlatformReads() throws Exception {
        byte[] wav = WavRenderer.render(SCALE, Instrument.PLUCKED, Channels.STEREO);

        try (AudioInputStream read = AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav))) {
            assertThat(read.getFormat().toString()).contains("44100.0 Hz, 16 bit, stereo");
            assertThat(read.getFrameLength()).isEqualTo((wav.length - 44) / 4);
            // Eight quarters at 120 a minute, two seconds of tail, 20 ms of silence.
            assertThat(read.getFrameLength()).isEqualTo(4 * RATE + 2 * RATE + RATE / 50);
        }
        assertThat(ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).getInt(4))
                .isEqualTo(wav.length - 8);
    }

    @ParameterizedTest
    @CsvSource({
        "PLUCKED, 4e447e9c6bc26d771075e37b585090822f9bfa49d91fc405fda80d97fdf4ac94",
        "FLUTE, 96e3f8bb497bd75e55eacd5ab019790b5b8ba12f5176a3427a7e1b0f99f6ac97",
        "PIANO, fcb28eb2fa09061880ae2b1672f00300f31edb5feb8d09cfd6a320862b85ea73"
    })
    void theBytesAreTheSameOnEveryMachine(Instrument instrument, String sha256) {
        // If this changes on purpose, Synthesizer.VERSION changes too.
        assertThat(Digest.of(WavRenderer.render(SCALE, instrument, Channels.STEREO)))
                .hasToString(sha256);
    }

    @ParameterizedTest
    @EnumSource(Instrument.class)
    void everyPitchIsInTuneWithinTwoCents(Instrument instrument) {
        for (int midi = 43; midi <= 96; midi++) {
            Note note = new Note(Ticks.ZERO, Ticks.quarters(2), new Pitch(midi));
            float[] sound = mono(Melody.of(Metre.COMMON, Key.C_MAJOR, List.of(note)), instrument);
            double expected = 440 * Math.pow(2, (midi - 69) / 12.0);

            double cents = 1200 * Math.log(frequency(sound, expected) / expected) / Math.log(2);

            assertThat(cents).as("%s, MIDI %d", instrument, midi).isCloseTo(0, within(2.0));
        }
    }

    @ParameterizedTest
    @EnumSource(Instrument.class)
    void theLoudestSampleIsThreeDecibelsBelowFullScaleAndThereIsNoOffset(Instrument instrument) {
        byte[] wav = WavRenderer.render(SCALE, instrument, Channels.STEREO);
        int peak = 0;
        double sum = 0;
        for (int at = 44; at < wav.length; at += 2) {
            int sample = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).getShort(at);
            peak = Math.max(peak, Math.abs(sample));
            sum += sample;
        }
        assertThat(20 * Math.log10(peak / 32_768.0)).isCloseTo(-3, within(0.05));
        assertThat(sum / (wav.length / 2.0)).isCloseTo(0, within(2.0));
    }

    @ParameterizedTest
    @EnumSource(Instrument.class)
    void theSoundEndsInSilenceAndNeverJumps(Instrument instrument) {
        float[] sound = mono(SCALE, instrument);

        for (int i = sound.length - RATE / 50; i < sound.length; i++) {
            assertThat(sound[i]).isZero();
        }
        // Between the last note's end and the silence nothing may click: each step is small against the peak.
        for (int i = 4 * RATE; i < sound.length; i++) {
            assertThat(Math.abs(sound[i] - sound[i - 1])).isLessThan(0.08f);
        }
    }

    @Test
    void theTempoMapMovesTheNotes() {
        Melody slowing = new Melody(
                SCALE.title(),
                SCALE.notes(),
                SCALE.length(),
                SCALE.anacrusis(),
                SCALE.metres(),
                SCALE.keys(),
                new Timeline<>(List.of(
                        new Timeline.Change<>(Ticks.ZERO, Tempo.ofBpm(120)),
                        new Timeline.Change<>(Ticks.quarters(9, 2), Tempo.ofBpm(60)))),
                List.of(),
                List.of());

        List<Tone> tones = Performance.of(slowing).tones();

        // 4.5 quarters of half a second; then half a quarter and two whole ones of a second.
        assertThat(tones.get(4).start()).isEqualTo(2 * RATE);
        assertThat(tones.get(5).start()).isEqualTo(2 * RATE + RATE / 4 + RATE / 2);
        assertThat(tones.get(7).start()).isEqualTo(2 * RATE + RATE / 4 + RATE / 2 + 2 * RATE);
    }

    @Test
    void strongPlacesOfTheBarAreStruckHarder() {
        List<Note> eighths = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            eighths.add(new Note(Ticks.quarters(i, 2), Ticks.quarters(1, 2), new Pitch(60)));
        }
        Melody pickup = new Melody(
                SCALE.title(),
                eighths,
                Ticks.quarters(7, 2),
                Ticks.quarters(1, 2),
                Timeline.of(Metre.parse("6/8")),
                SCALE.keys(),
                SCALE.tempos(),
                List.of(),
                List.of());

        List<Double> velocities =
                Performance.of(pickup).tones().stream().map(Tone::velocity).toList();

        assertThat(velocities.get(1)).isGreaterThan(velocities.get(4));
        assertThat(velocities.get(4)).isGreaterThan(velocities.get(0));
        assertThat(velocities.get(0)).isEqualTo(velocities.get(2)).isEqualTo(velocities.get(6));
    }

    @Test
    void oneSideIsTheMiddleOfTwo() {
        byte[] mono = WavRenderer.render(SCALE, Instrument.FLUTE, Channels.MONO);
        byte[] stereo = WavRenderer.render(SCALE, Instrument.FLUTE, Channels.STEREO);

        assertThat(mono.length - 44).isEqualTo((stereo.length - 44) / 2);
        ByteBuffer one = ByteBuffer.wrap(mono).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer two = ByteBuffer.wrap(stereo).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < (mono.length - 44) / 2; i++) {
            int middle = (two.getShort(44 + 4 * i) + two.getShort(46 + 4 * i)) / 2;
            assertThat((int) one.getShort(44 + 2 * i)).isCloseTo(middle, within(1));
        }
    }

    @ParameterizedTest
    @EnumSource(Instrument.class)
    void anyMelodyWhateverItsPitchesAndLengthsStaysInBounds(Instrument instrument) {
        Random random = new Random(3);
        List<Note> notes = new ArrayList<>();
        Ticks at = Ticks.ZERO;
        for (int midi = 0; midi < 128; midi++) {
            Ticks duration = new Ticks(1 + random.nextInt(1 << random.nextInt(17)));
            notes.add(new Note(at, duration, new Pitch(midi)));
            at = at.plus(duration).plus(new Ticks(random.nextInt(2) * 1000L));
        }
        float[] sound = mono(Melody.of(Metre.COMMON, Key.C_MAJOR, notes), instrument);

        for (float sample : sound) {
            assertThat(Math.abs(sample)).isLessThan(0.72f);
        }
    }

    @Test
    void nothingToPlayIsSilence() {
        assertThat(mono(Melody.of(Metre.COMMON, Key.C_MAJOR, List.of()), Instrument.PIANO))
                .containsOnly(0f);
    }

    @Test
    void aPieceOfMoreThanTenMinutesIsRefused() {
        Note note = new Note(Ticks.quarters(1201), Ticks.quarters(1), new Pitch(60));
        Melody melody = Melody.of(Metre.COMMON, Key.C_MAJOR, List.of(note));

        assertThatThrownBy(() -> WavRenderer.render(melody, Instrument.PIANO, Channels.MONO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lasts longer than 600 seconds");
    }

    @Test
    void anInstrumentIsFoundByItsLabel() {
        assertThat(Instrument.parse("flute")).isEqualTo(Instrument.FLUTE);
        assertThatThrownBy(() -> Instrument.parse("kazoo"))
                .hasMessage("no such instrument: \"kazoo\"; accepted: plucked, flute, piano");
    }

    /**
     * Frequency near the expected one: a Hann-windowed Fourier sum there turns, from one window to the next, by the
     * phase that the tone is ahead. Windows 50 ms apart tell up to 10 Hz.
     */
    private static double frequency(float[] sound, double expected) {
        int window = RATE * 2 / 5;
        int hop = RATE / 20;
        double ahead = phase(sound, RATE / 4 + hop, window, expected) - phase(sound, RATE / 4, window, expected);
        double turns = ahead / (2 * Math.PI);
        return expected + (turns - Math.rint(turns)) * RATE / hop;
    }

    private static double phase(float[] sound, int start, int window, double frequency) {
        double real = 0;
        double imaginary = 0;
        for (int i = 0; i < window; i++) {
            double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / window);
            double angle = 2 * Math.PI * frequency * (start + i) / RATE;
            real += hann * sound[start + i] * Math.cos(angle);
            imaginary -= hann * sound[start + i] * Math.sin(angle);
        }
        return Math.atan2(imaginary, real);
    }

    private static float[] mono(Melody melody, Instrument instrument) {
        byte[] wav = WavRenderer.render(melody, instrument, Channels.MONO);
        ByteBuffer samples = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).position(44);
        float[] sound = new float[(wav.length - 44) / 2];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = samples.getShort() / 32_768f;
        }
        return sound;
    }

    private static Melody scale(int... pitches) {
        List<Note> notes = new ArrayList<>();
        for (int pitch : pitches) {
            notes.add(new Note(Ticks.quarters(notes.size()), Ticks.quarters(1), new Pitch(pitch)));
        }
        return Melody.of(Metre.COMMON, Key.C_MAJOR, notes);
    }
}
