package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.notation.MelodyFile;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.provenance.record.Digest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeTest {
    private Machine machine;

    @BeforeEach
    void open(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
    }

    @Test
    void aMelodyIsWrittenAndVerifies() {
        Machine.Result composed = machine.run("compose", "--seed", 42).done();

        assertThat(composed.out())
                .matches("(?s)\\S*melody-42\\.mid\\R  8 bars, .+ in \\d.*/\\d+, \\S+, seed 42\\R.*"
                        + "next: stemma verify \\S*melody-42\\.mid\\R");
        assertThat(machine.run("verify", "melody-42.mid").done().out()).startsWith("melody-42.mid: trusted - ");
    }

    @Test
    void jsonSaysAllThatTheContractPromises() throws Exception {
        JsonNode json = machine.run("compose", "--seed", 7, "--bars", 5, "--json", "--wav", "--abc", "--musicxml")
                .done()
                .json();

        assertThat(texts(json.get("files"), "mediaType"))
                .containsExactly("audio/midi", "audio/wav", "text/vnd.abc", "application/vnd.recordare.musicxml+xml");
        for (JsonNode file : json.get("files")) {
            Path path = Path.of(file.get("path").asText());
            assertThat(file.get("sha256").asText())
                    .isEqualTo(Digest.of(Files.readAllBytes(path)).toString());
        }
        assertThat(json.get("seed").asLong()).isEqualTo(7);
        assertThat(json.at("/model/id").asText()).isEqualTo("melody-2");
        assertThat(json.at("/model/digest").asText()).matches("[0-9a-f]{64}");
        assertThat(json.get("request").fieldNames())
                .toIterable()
                .contains("tradition", "key", "metre", "bars", "tempo", "range", "temperature");
        assertThat(json.at("/request/bars").asText()).isEqualTo("5");
        assertNotesAsPromised(json);
    }

    private static void assertNotesAsPromised(JsonNode json) {
        Ticks end = Ticks.ZERO;
        int number = 0;
        for (JsonNode note : json.get("notes")) {
            assertThat(note.get("id").asText()).isEqualTo("n" + ++number);
            assertThat(note.get("onset").isTextual() && note.get("duration").isTextual())
                    .isTrue();
            Ticks onset = fraction(note.get("onset").asText());
            assertThat(onset).isGreaterThanOrEqualTo(end);
            end = onset.plus(fraction(note.get("duration").asText()));
            assertThat(note.get("pitch").asInt()).isBetween(0, 127);
            assertThat(note.get("origin").asText()).isEqualTo("model");
        }
        assertThat(number).isPositive();
        Ticks bar = Metre.parse(json.at("/request/metre").asText()).barLength();
        int bars = json.at("/request/bars").asInt();
        assertThat(end).isGreaterThan(bar.times(bars - 1)).isLessThanOrEqualTo(bar.times(bars));
    }

    /** {@code 3/2} in quarter notes. */
    static Ticks fraction(String text) {
        assertThat(text).matches("\\d+(/[1-9]\\d*)?");
        String[] parts = text.split("/");
        return Ticks.quarters(Long.parseLong(parts[0]), parts.length == 1 ? 1 : Long.parseLong(parts[1]));
    }

    private static List<String> texts(JsonNode array, String member) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(each -> each.get(member).asText())
                .toList();
    }

    @Test
    void whatIsAskedForIsKept() throws Exception {
        JsonNode json = machine.run(
                        "compose",
                        "--key",
                        "D dorian",
                        "--metre",
                        "6/8",
                        "--bars",
                        4,
                        "--range",
                        "C4-D5",
                        "--tempo",
                        90,
                        "--temperature",
                        0.5,
                        "--seed",
                        -3,
                        "--title",
                        "Asked for",
                        "--json")
                .done()
                .json();

        assertThat(json.at("/request/key").asText()).isEqualTo("D dorian");
        assertThat(json.at("/request/range").asText()).isEqualTo("C4-D5");
        for (JsonNode note : json.get("notes")) {
            assertThat(note.get("pitch").asInt()).isBetween(60, 74);
            assertThat(note.get("pitch").asInt() % 12).isIn(0, 2, 4, 5, 7, 9, 11);
        }
        Melody melody = melody("melody--3.mid");
        assertThat(melody.title()).contains("Asked for");
        assertThat(melody.metres().first()).hasToString("6/8");
        assertThat(melody.tempos().first().bpm()).isBetween(89.99, 90.01);
        assertThat(melody.notes().get(melody.notes().size() - 1).pitch().midi() % 12)
                .isEqualTo(2);
    }

    private Melody melody(String name) throws Exception {
        return MelodyFile.read(machine.read(name), ReadOptions.DEFAULT).melody();
    }

    @Test
    void theSeedThatWasDrawnRepeatsTheMelody() {
        JsonNode drawn = machine.run("compose", "--json").done().json();

        JsonNode repeated = machine.withHome("elsewhere")
                .run("compose", "--json", "--seed", drawn.get("seed").asText(), "--out", "again.mid")
                .done()
                .json();

        assertThat(repeated.get("notes")).isEqualTo(drawn.get("notes"));
        assertThat(repeated.get("request")).isEqualTo(drawn.get("request"));
    }

    @Test
    void everyFormHoldsTheSameNotes() throws Exception {
        machine.run("compose", "--seed", 11, "--out", "a.mid", "--abc", "--musicxml")
                .done();
        machine.run("compose", "--seed", 11, "--out", "b.midi", "--midi-format", 1, "--sidecar")
                .done();

        Melody melody = melody("a.mid");

        assertThat(melody("a.abc").notes()).isEqualTo(melody.notes());
        assertThat(melody("a.musicxml").notes()).isEqualTo(melody.notes());
        assertThat(melody("b.midi").notes()).isEqualTo(melody.notes());
        machine.run("verify", "a.abc", "a.musicxml").done();
        assertThat(machine.read("a.mid")[9]).isEqualTo((byte) 0);
        assertThat(machine.read("b.midi")[9]).isEqualTo((byte) 1);
        assertThat(machine.names()).containsExactly("a.abc", "a.mid", "a.musicxml", "b.midi", "b.midi.c2pa");
    }

    @Test
    void theCredentialsOfARenderingNameTheMelody() {
        machine.run("compose", "--seed", 5, "--bars", 2, "--wav", "--instrument", "flute")
                .done();

        assertThat(machine.run("verify", "melody-5.wav").done().out()).startsWith("melody-5.wav: trusted");
        assertThat(machine.run("inspect", "melody-5.wav").done().out())
                .contains("c2pa.rendered", "parentOf", "dev.stemma.generation");
    }

    @Test
    void severalMelodiesHaveSeedsThatFollowEachOther() throws Exception {
        JsonNode json = machine.run("compose", "--count", 3, "--seed", 8, "--bars", 2, "--json")
                .done()
                .json();
        machine.run("compose", "--count", 2, "--seed", 8, "--bars", 2, "--out", "tune.mid")
                .done();
        machine.run("compose", "--count", 2, "--seed", 8, "--bars", 2, "--out", "deep/folder/")
                .done();

        assertThat(machine.names())
                .containsExactly("deep", "melody-10.mid", "melody-8.mid", "melody-9.mid", "tune-1.mid", "tune-2.mid");
        assertThat(texts(json.get("melodies"), "seed")).containsExactly("8", "9", "10");
        assertThat(json.get("notes")).isEqualTo(json.at("/melodies/0/notes"));
        assertThat(melody("tune-2.mid").notes())
                .isEqualTo(melody("melody-9.mid").notes());
        assertThat(machine.file("deep/folder/melody-8.mid")).exists();
        assertThat(machine.file("deep/folder/melody-9.mid")).exists();
    }

    @ParameterizedTest
    @CsvSource({
        "tune.mid, tune.mid", "tune.MIDI, tune.MIDI", "tune, tune.mid", "new/tune.mid, new/tune.mid",
        "new/, new/melody-1.mid", "., melody-1.mid", "../here/tune.mid, tune.mid",
                "two words é 歌.mid, two words é 歌.mid"
    })
    void outNamesTheFileOrItsFolder(String out, String expected) {
        machine.run("compose", "--seed", 1, "--bars", 1, "--out", out).done();

        assertThat(machine.file(expected)).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tune.wav", "tune.abc", "tune.mid.c2pa", "tune.", "tune.musicxml"})
    void outThatNamesAnotherFormIsRefused(String out) throws Exception {
        machine.run("compose", "--seed", 1, "--out", out).refused(ExitCode.USAGE);

        assertThat(machine.names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tune.mid", "tune.wav", "tune.abc", "tune.musicxml", "tune.mid.c2pa"})
    void aFileThatIsThereIsKeptAndNothingIsWrittenBesideIt(String existing) throws Exception {
        machine.write(existing, "precious");
        Object[] words = {
            "compose", "--seed", 1, "--bars", 1, "--out", "tune.mid", "--wav", "--abc", "--musicxml", "--sidecar"
        };

        Machine.Result refused = machine.run(words).refused(ExitCode.FAILED);

        assertThat(refused.err()).contains(existing + " exists already", "--force");
        assertThat(machine.names()).containsExactly(existing);
        assertThat(machine.file(existing)).hasContent("precious");
        List<Object> forced = new ArrayList<>(List.of(words));
        forced.add("--force");
        machine.run(forced.toArray()).done();
        assertThat(machine.names()).hasSize(5);
        machine.run("verify", "tune.mid", "tune.wav").done();
    }

    @Test
    void ofSeveralMelodiesNoneIsWrittenIfThePlaceOfOneIsTaken() throws Exception {
        machine.write("tune-3.mid", "precious");

        machine.run("compose", "--seed", 1, "--bars", 1, "--count", 3, "--out", "tune.mid")
                .refused(ExitCode.FAILED);

        assertThat(machine.names()).containsExactly("tune-3.mid");
    }

    @Test
    void aFolderIsNeverReplaced() throws Exception {
        Files.createDirectory(machine.file("tune.wav"));

        machine.run("compose", "--seed", 1, "--bars", 1, "--out", "tune.mid", "--wav", "--force")
                .refused(ExitCode.FAILED);

        assertThat(machine.names()).containsExactly("tune.wav");
        assertThat(machine.file("tune.wav")).isDirectory();
    }

    @Test
    void aFileInThePlaceOfAFolderIsToldOf() throws Exception {
        machine.write("taken", "precious");

        machine.run("compose", "--seed", 1, "--bars", 1, "--out", "taken/tune.mid")
                .refused(ExitCode.FAILED);

        assertThat(machine.file("taken")).hasContent("precious");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Two\nX:2\nK:F",
                "%%abc & <xml> \"quoted\" \\u0041 ]]>",
                "茉莉花 🎵 é",
                "@home",
                " ",
                "",
                "a\u0000b\u0007",
                "-dash"
            })
    void anyTitleIsKeptFromDoingHarm(String title) throws Exception {
        machine.run("compose", "--seed", 2, "--bars", 2, "--out", "t.mid", "--abc", "--musicxml", "--title", title)
                .calm()
                .done();

        machine.run("verify", "t.mid").done();
        machine.run("inspect", "t.mid").done();
        assertThat(melody("t.abc").notes()).isEqualTo(melody("t.mid").notes());
        assertThat(melody("t.musicxml").notes()).isEqualTo(melody("t.mid").notes());
    }

    @Test
    void anIdentityCanBeChosen() {
        machine.run("key", "new", "studio", "--algorithm", "es256", "--subject", "A Studio")
                .calm();

        machine.run("compose", "--seed", 3, "--bars", 1, "--as", "studio").done();

        assertThat(machine.run("inspect", "melody-3.mid").done().out()).contains("CN=A Studio");
    }

    @Test
    void anIdentityThatIsNotThereSignsNothing() throws Exception {
        Machine.Result refused =
                machine.run("compose", "--seed", 3, "--as", "nobody").refused(ExitCode.FAILED);

        assertThat(refused.err()).contains("no identity nobody", "stemma key new nobody");
        assertThat(machine.names()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "--key H",
                "--key D@lydian",
                "--metre 3",
                "--metre 4/5",
                "--metre 0/4",
                "--range C4",
                "--range G5-C4",
                "--range 0-128",
                "--bars 0",
                "--bars -1",
                "--bars 257",
                "--bars eight",
                "--bars 99999999999",
                "--tempo 0",
                "--tempo fast",
                "--tempo NaN",
                "--tempo Infinity",
                "--temperature 0",
                "--temperature 2.01",
                "--temperature -1",
                "--temperature NaN",
                "--temperature hot",
                "--seed 1.5",
                "--seed 9223372036854775808",
                "--seed x",
                "--count 0",
                "--count 1001",
                "--midi-format 2",
                "--instrument kazoo",
                "--tradition Two!",
                "--unknown 1",
                "--out tune.mp3",
            })
    void anOptionThatMakesNoSenseIsAMistakeOfTheCall(String option, String value) throws Exception {
        Machine.Result refused = machine.run("compose", option, value).refused(ExitCode.USAGE);

        assertThat(refused.err()).contains(option);
        assertThat(machine.names()).isEmpty();
        assertThat(machine.home()).doesNotExist();
    }

    @Test
    void aRenderingOfMoreThanTenMinutesIsRefusedAndNothingWritten() throws Exception {
        Machine.Result refused = machine.run(
                        "compose", "--bars", 40, "--metre", "4/4", "--tempo", 4, "--wav", "--seed", 1)
                .refused(ExitCode.FAILED);

        assertThat(refused.err()).contains("longer than 600 seconds");
        assertThat(machine.names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"64/1", "64+64+64+64+64+64+64+64+64+64/1", "1/2", "7/8", "2+2+3/8", "5/4", "15/16", "C|"})
    void anyMetreIsFilledOrRefused(String metre) throws Exception {
        Machine.Result result = machine.run("compose", "--metre", metre, "--bars", 2, "--seed", 1, "--json")
                .calm();

        if (result.exit() == 0) {
            assertNotesAsPromised(result.json());
        } else {
            result.refused(ExitCode.FAILED);
        }
    }

    @Test
    void aPieceThatWouldHaveNoEndIsRefused() {
        Machine.Result refused = machine.run("compose", "--metre", "64+64/1", "--bars", 256, "--seed", 1)
                .refused(ExitCode.FAILED);

        assertThat(refused.err()).contains("131072 quarter notes");
    }

    @Test
    void theTempoIsRecordedAsItWasAskedFor() {
        for (String tempo : List.of("90.5", "84", "120", "61.37")) {
            assertThat(machine.run("compose", "--bars", 1, "--seed", 1, "--tempo", tempo, "--force", "--json")
                            .done()
                            .json()
                            .at("/request/tempo")
                            .asText())
                    .isEqualTo(tempo);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--range;C4-C#4;--key;G major;the range C4-C#4 and the end on the tonic",
                "--tradition;klingon;--seed;1;has not learnt the tradition klingon",
                "--model;nothing;--seed;1;there is no model nothing",
                "--metre;1/64;--seed;1;cannot be filled",
            })
    void aRequestThatCannotBeMetIsRefusedWithTheReason(
            String option, String value, String second, String secondValue, String reason) throws Exception {
        Machine.Result refused =
                machine.run("compose", option, value, second, secondValue).refused(ExitCode.FAILED);

        assertThat(refused.err()).contains(reason);
        assertThat(machine.names()).isEmpty();
    }
}
