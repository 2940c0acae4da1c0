package dev.stemma.generator.notation.midi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.generator.music.ChordSymbol;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Lyric;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Timeline;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.notation.Reading;
import dev.stemma.generator.notation.SampleMelodies;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MidiTest {
    private static final Melody SCALE = Melody.of(
            Metre.parse("3/4"),
            Key.parse("D dorian"),
            List.of(note(0, 1, 62), note(1, 1, 64), note(2, 1, 65), note(3, 3, 67)));

    @Test
    void whatIsWrittenReadsBack() throws Exception {
        Reading reading = MidiReader.read(MidiWriter.write(SCALE, MidiWriter.Options.DEFAULT), ReadOptions.DEFAULT);

        assertThat(reading.melody()).isEqualTo(SCALE);
        assertThat(reading.reason()).isEqualTo("it is the only one");
        assertThat(reading.warnings()).isEmpty();
    }

    @Test
    void everyMelodyReadsBackEqualFromFormats0And1() throws Exception {
        for (int seed = 0; seed < 300; seed++) {
            Melody melody = SampleMelodies.of(seed);
            for (int format = 0; format <= 1; format++) {
                byte[] file = MidiWriter.write(melody, new MidiWriter.Options(format, 73));
                assertThat(MidiReader.read(file, ReadOptions.DEFAULT).melody())
                        .as("seed %s, format %s", seed, format)
                        .isEqualTo(melody);
            }
        }
    }

    @Test
    void equalMelodiesGiveEqualBytes() {
        assertThat(MidiWriter.write(SampleMelodies.of(5), MidiWriter.Options.DEFAULT))
                .isEqualTo(MidiWriter.write(SampleMelodies.of(5), MidiWriter.Options.DEFAULT));
    }

    @ParameterizedTest
    @CsvSource({"1, 480", "16, 480", "32, 480", "64, 960", "7, 10080", "9, 10080", "1024, 1024"})
    void theDivisionIsAUsualOneIfThatIsExact(int parts, int division) throws Exception {
        Melody melody = Melody.of(
                Metre.COMMON, Key.C_MAJOR, List.of(new Note(Ticks.ZERO, Ticks.quarters(1, parts), new Pitch(60))));
        byte[] file = MidiWriter.write(melody, MidiWriter.Options.DEFAULT);

        Sequence sequence = MidiSystem.getSequence(new ByteArrayInputStream(file));
        assertThat(sequence.getResolution()).isEqualTo(division);
        assertThat(MidiReader.read(file, ReadOptions.DEFAULT).melody()).isEqualTo(melody);
    }

    @Test
    void timesFromAnyDivisionGoBackToTheSameDivision() throws Exception {
        Sequence sequence = new Sequence(Sequence.PPQ, 1000);
        play(sequence.createTrack(), 0, 60, 7, 333);
        Reading reading = read(sequence, 0);
        byte[] again = MidiWriter.write(reading.melody(), MidiWriter.Options.DEFAULT);

        assertThat(MidiReader.read(again, ReadOptions.DEFAULT).melody()).isEqualTo(reading.melody());
    }

    @Test
    void aShorterFirstBarIsAPickupAsNotationProgramsWriteIt() throws Exception {
        Sequence sequence = new Sequence(Sequence.PPQ, 480);
        Track track = sequence.createTrack();
        meta(track, 0, 0x58, 1, 2, 24, 8);
        meta(track, 480, 0x58, 4, 2, 24, 8);
        play(track, 0, 60, 0, 480);
        play(track, 0, 65, 480, 2400);
        Reading reading = read(sequence, 0);

        assertThat(reading.melody().anacrusis()).isEqualTo(Ticks.quarters(1));
        assertThat(reading.melody().metres()).isEqualTo(Timeline.of(Metre.COMMON));
        assertThat(reading.warnings()).containsExactly("the first bar, 1/4 before 4/4, was taken for a pickup");
        assertThat(reading.keyStated()).isFalse();
        assertThat(reading.metreStated()).isTrue();
    }

    @Test
    void aRealChangeAfterTheFirstBarIsNoPickupInOurOwnFiles() throws Exception {
        Melody melody = new Melody(
                SCALE.title(),
                SCALE.notes(),
                Ticks.quarters(6),
                Ticks.ZERO,
                new Timeline<>(List.of(
                        new Timeline.Change<>(Ticks.ZERO, Metre.parse("2/4")),
                        new Timeline.Change<>(Ticks.quarters(2), Metre.parse("2+2+3/8")))),
                SCALE.keys(),
                SCALE.tempos(),
                List.of(new ChordSymbol(Ticks.ZERO, "Dm7")),
                List.of(new Lyric(Ticks.ZERO, 1, "mo", true), new Lyric(Ticks.ZERO, 2, "花", false)));

        assertThat(MidiReader.read(MidiWriter.write(melody, MidiWriter.Options.DEFAULT), ReadOptions.DEFAULT)
                        .melody())
                .isEqualTo(melody);
    }

    @Test
    void ofSeveralSingleLinesTheHighestLongOneIsTaken() throws Exception {
        Sequence sequence = new Sequence(Sequence.PPQ, 96);
        sequence.createTrack();
        voice(sequence, "Bass", 0, 40, 16);
        voice(sequence, "Flute", 1, 76, 16);
        voice(sequence, "Chime", 2, 100, 2);
        voice(sequence, "Drums", 9, 110, 16);
        Track piano = voice(sequence, "Piano", 3, 90, 16);
        play(piano, 3, 95, 0, 96);
        Reading reading = read(sequence, 1);

        assertThat(reading.voices())
                .extracting(voice -> voice.id() + " " + voice.name() + " " + voice.singleLine())
                .containsExactly(
                        "2/1 Bass true", "3/2 Flute true", "4/3 Chime true", "5/10 Drums true", "6/4 Piano false");
        assertThat(reading.taken().name()).isEqualTo("Flute");
        assertThat(reading.reason()).isEqualTo("it lies highest of the longer lines");
        assertThat(read(sequence, 1, ReadOptions.DEFAULT.withVoice("bass"))
                        .taken()
                        .id())
                .isEqualTo("2/1");
        assertThat(read(sequence, 1, ReadOptions.DEFAULT.withVoice("5/10")).reason())
                .isEqualTo("it was asked for");
        assertThatThrownBy(() -> read(sequence, 1, ReadOptions.DEFAULT.withVoice("Oboe")))
                .isInstanceOf(NotationException.class)
                .hasMessageContaining("found no voice \"Oboe\"; there are 2/1 \"Bass\" (16 notes, E2 to B2)");
    }

    @Test
    void aVoiceThatSaysMelodyGoesBeforeAHigherOne() throws Exception {
        Sequence sequence = new Sequence(Sequence.PPQ, 96);
        voice(sequence, "Lead vocals", 0, 55, 16);
        voice(sequence, "Strings", 1, 76, 16);

        assertThat(read(sequence, 1).taken().name()).isEqualTo("Lead vocals");
    }

    @Test
    void chordsAreRefusedUnlessTheTopNotesAreAskedFor() throws Exception {
        Sequence sequence = new Sequence(Sequence.PPQ, 96);
        Track track = sequence.createTrack();
        for (int i = 0; i < 4; i++) {
            play(track, 0, 60, 96 * i, 96 * i + 96);
            play(track, 0, 67 + i, 96 * i, 96 * i + 96);
        }

        assertThatThrownBy(() -> read(sequence, 0))
                .isInstanceOf(NotationException.class)
                .hasMessage("several notes sound at a time in 1/1 (8 notes, C4 to A#4, several at a time); accepted: a"
                        + " single line, or say that the top notes shall be taken");
        Reading top = read(sequence, 0, ReadOptions.DEFAULT.withTopNotes());
        assertThat(top.melody().notes()).extracting(note -> note.pitch().midi()).containsExactly(67, 68, 69, 70);
        assertThat(top.warnings()).containsExactly("4 notes sounded together with another; the top notes were kept");
    }

    @Test
    void legatoIsCutAndRepeatedPitchesAreKeptApart() throws Exception {
        Sequence sequence = new Sequence(Sequence.PPQ, 100);
        Track track = sequence.createTrack();
        play(track, 0, 60, 0, 110);
        play(track, 0, 62, 100, 260);
        play(track, 0, 62, 200, 300);
        Reading reading = read(sequence, 0);

        assertThat(reading.melody().notes()).containsExactly(note(0, 1, 60), note(1, 1, 62), note(2, 1, 62));
        assertThat(reading.warnings()).containsExactly("2 notes reached a little into the next and were cut there");
    }

    @Test
    void notesWithoutAnEndAndEndsWithoutANoteAreReported() throws Exception {
        Sequence sequence = new Sequence(Sequence.PPQ, 96);
        Track track = sequence.createTrack();
        track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_OFF, 0, 50, 0), 0));
        track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_ON, 0, 60, 80), 0));
        track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_ON, 0, 60, 0), 96));
        track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_ON, 0, 64, 80), 96));
        meta(track, 192, 0x2F);
        Reading reading = read(sequence, 0);

        assertThat(reading.melody().notes()).containsExactly(note(0, 1, 60), note(1, 1, 64));
        assertThat(reading.warnings())
                .containsExactly("1 note never ended and last to the end of the track", "1 note-off without a note");
    }

    @Test
    void anEndOfTrackALittleBehindTheBarLineMakesNoBar() throws Exception {
        Sequence sequence = new Sequence(Sequence.PPQ, 480);
        Track track = sequence.createTrack();
        play(track, 0, 60, 0, 1920);
        meta(track, 1921, 0x2F);

        assertThat(read(sequence, 0).melody().bars()).hasSize(1);
    }

    @Test
    void signaturesThatMusicDoesNotHaveAreLeftOutAndReported() throws Exception {
        Sequence sequence = new Sequence(Sequence.PPQ, 480);
        Track track = sequence.createTrack();
        meta(track, 0, 0x58, 4, 9, 24, 8);
        meta(track, 0, 0x59, 9, 0);
        meta(track, 0, 0x51, 0, 0, 0);
        play(track, 0, 60, 0, 1920);
        Reading reading = read(sequence, 0);

        assertThat(reading.warnings()).hasSize(3).allMatch(warning -> warning.matches("byte \\d+: left out: .*"));
        assertThat(reading.melody().metres()).isEqualTo(Timeline.of(Metre.COMMON));
    }

    /** Format 2: the tracks are pieces of their own, each with its own metre and name. */
    @Test
    void ofIndependentTracksOnlyTheTakenOneCounts() throws Exception {
        Sequence sequence = new Sequence(Sequence.PPQ, 96);
        Track low = voice(sequence, "First", 0, 50, 6);
        meta(low, 0, 0x58, 3, 2, 24, 8);
        Track high = voice(sequence, "Second", 1, 70, 8);
        meta(high, 0, 0x58, 2, 2, 24, 8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MidiSystem.write(sequence, 1, out);
        byte[] file = out.toByteArray();
        file[9] = 2;

        Melody taken = MidiReader.read(file, ReadOptions.DEFAULT).melody();
        assertThat(taken.metres()).isEqualTo(Timeline.of(Metre.parse("2/4")));
        assertThat(taken.length()).isEqualTo(Ticks.quarters(8));
        Melody first =
                MidiReader.read(file, ReadOptions.DEFAULT.withVoice("First")).melody();
        assertThat(first.title()).contains("First");
        assertThat(first.metres()).isEqualTo(Timeline.of(Metre.parse("3/4")));
    }

    @Test
    void aFileWithTooManyChangesIsRefused() throws Exception {
        Sequence sequence = new Sequence(Sequence.PPQ, 480);
        Track track = sequence.createTrack();
        play(track, 0, 60, 0, 480);
        for (int i = 0; i <= 10_000; i++) {
            meta(track, i, 0x51, 7, 0, i % 200);
        }

        assertThatThrownBy(() -> read(sequence, 0))
                .isInstanceOf(NotationException.class)
                .hasMessage("found 10001 changes of metre, key or tempo; at most 10000 of each are read");
    }

    @Test
    void timeCodeIsRefused() throws Exception {
        Sequence sequence = new Sequence(Sequence.SMPTE_25, 40);
        play(sequence.createTrack(), 0, 60, 0, 40);

        assertThatThrownBy(() -> read(sequence, 0))
                .isInstanceOf(NotationException.class)
                .hasMessageContaining("found time code, 25 frames a second");
    }

    @Test
    void aFileWithoutNotesIsRefused() throws Exception {
        Sequence sequence = new Sequence(Sequence.PPQ, 96);
        sequence.createTrack();

        assertThatThrownBy(() -> read(sequence, 0))
                .isInstanceOf(NotationException.class)
                .hasMessage("found no notes, expected a melody");
    }

    @Test
    void theFirstBeatIsPlayedStrongest() throws Exception {
        Sequence sequence =
                MidiSystem.getSequence(new ByteArrayInputStream(MidiWriter.write(SCALE, MidiWriter.Options.DEFAULT)));
        Track track = sequence.getTracks()[0];
        List<Integer> velocities = IntStream.range(0, track.size())
                .mapToObj(i -> track.get(i).getMessage())
                .filter(message -> message instanceof ShortMessage note && note.getCommand() == ShortMessage.NOTE_ON)
                .map(message -> ((ShortMessage) message).getData2())
                .toList();

        assertThat(velocities).containsExactly(92, 84, 84, 92);
    }

    @Test
    void damagedFilesAreReadOrRefused() {
        Random random = new Random(11);
        byte[] file = MidiWriter.write(SampleMelodies.of(2), new MidiWriter.Options(1, 0));
        int refused = 0;
        for (int i = 0; i < 4000; i++) {
            byte[] damaged = Arrays.copyOf(file, random.nextInt(4) == 0 ? random.nextInt(file.length) : file.length);
            for (int edits = random.nextInt(4); edits > 0 && damaged.length > 0; edits--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                MidiReader.read(damaged, new ReadOptions(Optional.empty(), random.nextBoolean()));
            } catch (NotationException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1000, 3999);
    }

    private static Note note(long onset, long duration, int pitch) {
        return new Note(Ticks.quarters(onset), Ticks.quarters(duration), new Pitch(pitch));
    }

    private static Track voice(Sequence sequence, String name, int channel, int pitch, int count) throws Exception {
        Track track = sequence.createTrack();
        track.add(new MidiEvent(new MetaMessage(3, name.getBytes(StandardCharsets.UTF_8), name.length()), 0));
        for (int i = 0; i < count; i++) {
            play(track, channel, pitch + i % 8, 96 * i, 96 * i + 96);
        }
        return track;
    }

    private static void play(Track track, int channel, int key, long from, long to) throws Exception {
        track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_ON, channel, key, 80), from));
        track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_OFF, channel, key, 0), to));
    }

    private static void meta(Track track, long tick, int type, int... data) throws Exception {
        byte[] bytes = new byte[data.length];
        for (int i = 0; i < data.length; i++) {
            bytes[i] = (byte) data[i];
        }
        track.add(new MidiEvent(new MetaMessage(type, bytes, bytes.length), tick));
    }

    private static Reading read(Sequence sequence, int format) throws Exception {
        return read(sequence, format, ReadOptions.DEFAULT);
    }

    private static Reading read(Sequence sequence, int format, ReadOptions options) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MidiSystem.write(sequence, format, out);
        return MidiReader.read(out.toByteArray(), options);
    }
}
