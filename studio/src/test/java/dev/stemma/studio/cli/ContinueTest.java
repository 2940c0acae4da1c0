package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.notation.MelodyFile;
import dev.stemma.generator.notation.ReadOptions;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContinueTest {
    private static final String ABC = "X:1\nT:A beginning\nM:3/4\nL:1/8\nQ:1/4=96\nK:G\nG2 B2 d2|e4 d2|c2 A2 F2|G6|\n";

    private static Machine composer;
    private Machine machine;

    @BeforeAll
    static void compose(@TempDir Path temporary) throws Exception {
        composer = Machine.in(temporary);
        composer.run("compose", "--seed", 4, "--bars", 3, "--out", "tune.mid", "--abc", "--musicxml")
                .done();
    }

    @BeforeEach
    void open(@TempDir Path temporary) throws Exception {
        machine = composer.inside(Machine.in(temporary).folder());
        machine.write("beginning.abc", ABC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tune.mid", "tune.abc", "tune.musicxml"})
    void aMelodyGoesOnInItsKeyAndMetre(String file) throws Exception {
        machine.write(file, composer.read(file));
        Melody before = melody(file);

        JsonNode json = machine.run("continue", file, "--bars", 2, "--seed", 9, "--out", "longer.mid", "--json")
                .done()
                .json();

        Melody longer = melody("longer.mid");
        int given = before.notes().size();
        assertThat(longer.notes().subList(0, given)).isEqualTo(before.notes());
        assertThat(longer.metres()).isEqualTo(before.metres());
        assertThat(longer.bars())
                .hasSizeBetween(before.bars().size() + 1, before.bars().size() + 2);
        List<String> origins = new ArrayList<>();
        json.get("notes").forEach(note -> origins.add(note.get("origin").asText()));
        assertThat(origins.subList(0, given)).containsOnly(file.equals("beginning.abc") ? "imported" : "model");
        assertThat(origins.subList(given, origins.size())).isNotEmpty().containsOnly("model");
        assertThat(json.at("/source/path").asText()).isEqualTo(file);
        assertThat(json.at("/source/reason").asText()).isNotBlank();
        assertThat(json.at("/source/voices")).hasSize(1);
        machine.run("verify", "longer.mid").done();
    }

    private Melody melody(String name) throws Exception {
        return MelodyFile.read(machine.read(name), ReadOptions.DEFAULT).melody();
    }

    @Test
    void theRecordNamesWhatWasContinued() throws Exception {
        machine.write("tune.mid", composer.read("tune.mid"));

        machine.run("continue", "tune.mid", "--bars", 1, "--seed", 1).done();

        assertThat(machine.run("inspect", "melody-1.mid").done().out())
                .contains("c2pa.opened", "c2pa.edited", "tune.mid, parentOf, audio/midi", "an earlier one: ");
    }

    @Test
    void theTitleIsTheFilesUnlessAskedFor() throws Exception {
        machine.run("continue", "beginning.abc", "--bars", 1, "--seed", 1, "--out", "a.mid")
                .done();
        machine.run("continue", "beginning.abc", "--bars", 1, "--seed", 1, "--out", "b.mid", "--title", "Longer")
                .done();

        assertThat(melody("a.mid").title()).contains("A beginning");
        assertThat(melody("b.mid").title()).contains("Longer");
    }

    @Test
    void ofSeveralVoicesOneIsTakenAndTheReasonGiven() throws Exception {
        machine.write("voices.mid", twoTracks());

        Machine.Result result =
                machine.run("continue", "voices.mid", "--bars", 1, "--seed", 2).calm();

        assertThat(result.exit()).isZero();
        assertThat(result.out()).startsWith("continued voice ").contains(" of 2: ");
        JsonNode source = machine.run("continue", "voices.mid", "--bars", 1, "--seed", 2, "--out", "b.mid", "--json")
                .json()
                .get("source");
        assertThat(source.get("voices")).hasSize(2);
        String taken = source.get("voice").asText();
        for (JsonNode voice : source.get("voices")) {
            String id = voice.get("id").asText();
            Machine.Result other = machine.run(
                            "continue",
                            "voices.mid",
                            "--voice",
                            id,
                            "--bars",
                            1,
                            "--seed",
                            2,
                            "--out",
                            "c.mid",
                            "--force",
                            "--json",
                            "--top-notes")
                    .calm();
            assertThat(other.exit()).as(other.err()).isZero();
            assertThat(other.json().at("/source/voice").asText()).isEqualTo(id);
        }
        assertThat(taken).isNotBlank();
        assertThat(machine.run("continue", "voices.mid", "--voice", "kazoo", "--bars", 1)
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("kazoo");
    }

    /** Format 1: a melody, and below it chords of three notes. */
    private static byte[] twoTracks() throws Exception {
        Sequence sequence = new Sequence(Sequence.PPQ, 480);
        Track melody = sequence.createTrack();
        Track chords = sequence.createTrack();
        int[] pitches = {67, 71, 74, 76, 74, 72, 71, 67};
        for (int i = 0; i < pitches.length; i++) {
            add(melody, 0, pitches[i], i * 480L);
            for (int pitch : new int[] {43, 47, 50}) {
                add(chords, 1, pitch, i * 480L);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MidiSystem.write(sequence, 1, out);
        return out.toByteArray();
    }

    private static void add(Track track, int channel, int pitch, long at) throws Exception {
        track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_ON, channel, pitch, 80), at));
        track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_OFF, channel, pitch, 0), at + 480));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void playingByAPersonIsContinuedInEveryFormOrRefused(long seed) throws Exception {
        machine.write("played.mid", played(new Random(seed)));

        Machine.Result result = machine.run(
                        "continue",
                        "played.mid",
                        "--bars",
                        1,
                        "--seed",
                        1,
                        "--out",
                        "longer.mid",
                        "--abc",
                        "--musicxml",
                        "--json")
                .calm();

        if (result.exit() == 0) {
            assertThat(melody("longer.abc").notes()).isNotEmpty();
            assertThat(melody("longer.musicxml").notes()).isNotEmpty();
            machine.run("verify", "longer.mid").done();
        } else {
            result.refused(ExitCode.FAILED);
        }
    }

    /** Off any grid, in any division, with changes of tempo and metre anywhere. */
    private static byte[] played(Random random) throws Exception {
        Sequence sequence = new Sequence(Sequence.PPQ, 1 + random.nextInt(960));
        Track track = sequence.createTrack();
        long at = random.nextInt(500);
        for (int i = 0; i < 30; i++) {
            int length = 1 + random.nextInt(2 * sequence.getResolution());
            int pitch = 48 + random.nextInt(36);
            track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_ON, 0, pitch, 80), at));
            track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_OFF, 0, pitch, 0), at + length));
            at += length + random.nextInt(3) * random.nextInt(sequence.getResolution());
            if (i % 9 == 8) {
                track.add(new MidiEvent(
                        new MetaMessage(0x58, new byte[] {(byte) (1 + random.nextInt(9)), 3, 24, 8}, 4), at));
                track.add(new MidiEvent(
                        new MetaMessage(0x51, new byte[] {(byte) (1 + random.nextInt(20)), 3, 4}, 3), at));
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MidiSystem.write(sequence, 0, out);
        return out.toByteArray();
    }

    @Test
    void whatCannotBeContinuedIsRefused() throws Exception {
        machine.write("silence.abc", "X:1\nM:4/4\nL:1/4\nK:C\nz4|\n");
        machine.run("continue", "silence.abc").refused(ExitCode.FAILED);
        machine.run("continue", "missing.mid").refused(ExitCode.FAILED);
        machine.run("continue").refused(ExitCode.USAGE);
        assertThat(machine.run("continue", "beginning.abc", "--bars", 0)
                        .refused(ExitCode.USAGE)
                        .err())
                .contains("stemma continue --help");
        machine.run("continue", "beginning.abc", "--count", 17).refused(ExitCode.USAGE);
        machine.run("continue", "beginning.abc", "--count", 2, "--only-new").refused(ExitCode.USAGE);
        machine.run("continue", "beginning.abc", "beginning.abc").refused(ExitCode.USAGE);
        assertThat(machine.names()).containsExactly("beginning.abc", "silence.abc");
    }
}
