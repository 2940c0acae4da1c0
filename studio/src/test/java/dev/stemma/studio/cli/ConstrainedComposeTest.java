package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.notation.MelodyFile;
import dev.stemma.generator.notation.ReadOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstrainedComposeTest {
    private Machine machine;

    @BeforeEach
    void open(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
    }

    private JsonNode compose(Object... more) {
        List<Object> words = new java.util.ArrayList<>(
                List.of("compose", "--key", "C", "--metre", "4/4", "--bars", 4, "--seed", 3, "--json", "--force"));
        words.addAll(List.of(more));
        return machine.run(words.toArray()).done().json();
    }

    private static List<Integer> pitches(JsonNode json) {
        return StreamSupport.stream(json.get("notes").spliterator(), false)
                .map(note -> note.get("pitch").asInt())
                .toList();
    }

    @Test
    void whatIsAskedForIsKeptAndRecorded() {
        JsonNode json = compose(
                "--first", "E4", "--cadence", 5, "--pitches", "C,D,E,G,A", "--density", "3-4", "--particles", 8);

        List<Integer> pitches = pitches(json);
        assertThat(pitches.get(0)).isEqualTo(64);
        assertThat(pitches.get(pitches.size() - 1) % 12).isEqualTo(7);
        assertThat(pitches).allMatch(pitch -> List.of(0, 2, 4, 7, 9).contains(pitch % 12));
        assertThat(pitches).hasSizeBetween(12, 16);
        JsonNode request = json.get("request");
        assertThat(request.get("first-note").asText()).isEqualTo("E4");
        assertThat(request.get("cadence").asText()).isEqualTo("5");
        assertThat(request.get("pitches").asText()).isEqualTo("0,2,4,7,9");
        assertThat(request.get("density").asText()).isEqualTo("3-4 notes a bar on average");
        assertThat(request.get("particles").asText()).isEqualTo("8");
    }

    @Test
    void aDensityCanBindEachBar() {
        JsonNode json = compose("--density", "2/bar");

        assertThat(json.at("/request/density").asText()).isEqualTo("2-2 notes in each bar");
        assertThat(pitches(json)).hasSize(8);
    }

    @Test
    void aContourIsDrawnInPitchesOrInStepsOfTheScale() {
        JsonNode pitches = compose("--contour", "C4,C5:3", "--range", "A3-E5", "--cadence", 1);
        JsonNode steps = compose("--contour", "1,8:3", "--range", "A3-E5");

        assertThat(pitches.at("/request/contour").asText()).isEqualTo("60,72 +-3");
        assertThat(steps.at("/request/contour").asText()).isEqualTo("60,72 +-3");
        assertThat(pitches(pitches)).isEqualTo(pitches(steps));
        for (JsonNode note : pitches.get("notes")) {
            int bar = (int) (ComposeTest.fraction(note.get("onset").asText()).value()
                    / dev.stemma.generator.music.Ticks.quarters(4).value());
            assertThat(note.get("pitch").asInt()).isBetween(60 + 4 * bar - 3, 60 + 4 * bar + 3);
        }
    }

    @Test
    void newPitchesAreSetToTheRhythmOfAFile() throws Exception {
        machine.write("tune.abc", "X:1\nM:3/4\nL:1/8\nQ:1/4=90\nK:D\nD2 F>G A2 | B4 A2 | z2 F2 E2 | D6 |]\n");
        JsonNode json = machine.run("compose", "--rhythm-from", "tune.abc", "--seed", 5, "--key", "D", "--json")
                .done()
                .json();

        Melody given =
                MelodyFile.read(machine.read("tune.abc"), ReadOptions.DEFAULT).melody();
        Melody made = MelodyFile.read(machine.read("melody-5.mid"), ReadOptions.DEFAULT)
                .melody();
        assertThat(made.notes().stream().map(Note::onset))
                .containsExactlyElementsOf(
                        given.notes().stream().map(Note::onset).toList());
        assertThat(made.notes().stream().map(Note::duration))
                .containsExactlyElementsOf(
                        given.notes().stream().map(Note::duration).toList());
        assertThat(json.at("/request/metre").asText()).isEqualTo("3/4");
        assertThat(json.at("/request/tempo").asText()).isEqualTo("90");
        json.get("notes")
                .forEach(note -> assertThat(note.get("origin").asText()).isEqualTo("model"));
    }

    @Test
    void aRhythmWithAPickupIsRefusedAndAnotherWayNamed() throws Exception {
        machine.write("pickup.abc", "X:1\nM:3/4\nL:1/4\nK:D\nA | d2 A | F2 E | D2 |]\n");

        assertThat(machine.run("compose", "--rhythm-from", "pickup.abc", "--seed", 5)
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("without a pickup", "stemma fill pickup.abc");
        machine.run("compose", "--rhythm-from", "pickup.abc", "--bars", 5).refused(ExitCode.USAGE);
    }

    @Test
    void aBlendIsRecordedAndEveryNoteSaysHowEachTraditionHeardIt() {
        JsonNode json = compose("--tradition", "hymn:1,british-isles:1");

        assertThat(json.at("/request/tradition").asText()).isEqualTo("british-isles:0.5,hymn:0.5");
        for (JsonNode note : json.get("notes")) {
            assertThat(note.get("traditions").fieldNames()).toIterable().containsExactly("british-isles", "hymn");
            note.get("traditions").forEach(bits -> assertThat(bits.asDouble()).isPositive());
        }
        assertThat(machine.run("inspect", "melody-3.mid").done().out())
                .containsPattern("tradition +british-isles:0.5,hymn:0.5");
        assertThat(compose("--tradition", "hymn").at("/notes/0").has("traditions"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--range C5-E5 --first C4;the first note C4;--first",
                "--pitches D,E;the end on the tonic;--cadence",
                "--contour C4,C6,C4:2 --range C4-G4;the contour C4,C6,C4 within 2 semitones;--contour",
                "--density 40/bar;the density of 40-40 notes in each bar;--density",
                "--cadence 7 --pitches C;the end on degree 7;--pitches",
            })
    void constraintsThatContradictEachOtherAreNamedWithWhatToRelax(String options, String reason, String hint)
            throws Exception {
        List<Object> words = new java.util.ArrayList<>(List.of("compose", "--key", "C", "--seed", 1));
        words.addAll(List.of((Object[]) options.split(" ")));

        Machine.Result refused = machine.run(words.toArray()).refused(ExitCode.FAILED);

        assertThat(refused.err().lines().findFirst().orElseThrow()).contains(reason);
        assertThat(refused.err().substring(refused.err().indexOf("hint:"))).contains(hint);
        assertThat(machine.names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--cadence 0",
                "--cadence 8",
                "--density many",
                "--density 5-3",
                "--contour up",
                "--contour C4,3",
                "--contour 1,2:x",
                "--first H4",
                "--pitches C,X",
                "--particles 0",
                "--particles 5000",
                "--tradition hymn,china",
                "--tradition hymn:0.5,hymn:0.5",
            })
    void aConstraintThatMakesNoSenseIsAMistakeOfTheCall(String option) {
        String[] words = option.split(" ");

        assertThat(machine.run("compose", words[0], words[1])
                        .refused(ExitCode.USAGE)
                        .err())
                .contains(words[0]);
    }

    @Test
    void candidatesAreRankedWithTheReasons() throws Exception {
        JsonNode json = machine.run("compose", "--count", 4, "--seed", 20, "--bars", 4, "--json")
                .done()
                .json();

        JsonNode candidates = json.get("candidates");
        assertThat(candidates).hasSize(4);
        double before = 1;
        for (int i = 0; i < 4; i++) {
            JsonNode candidate = candidates.get(i);
            assertThat(candidate.get("rank").asInt()).isEqualTo(i + 1);
            double score = candidate.get("score").asDouble();
            assertThat(score).isBetween(0.0, before);
            before = score;
            double sum = 0;
            for (JsonNode mark : candidate.get("marks")) {
                assertThat(mark.get("reason").asText()).isNotBlank();
                sum += mark.get("value").asDouble();
            }
            assertThat(score).isCloseTo(sum / 4, org.assertj.core.data.Offset.offset(1e-5));
            assertThat(candidate.get("path").asText())
                    .endsWith("melody-" + candidate.get("seed").asLong() + ".mid");
        }
        Machine.Result text = machine.run("compose", "--count", 4, "--seed", 20, "--bars", 4, "--force")
                .done();
        List<String> lines = text.out().lines().toList();
        assertThat(lines.get(0)).startsWith("file").contains("score", "surprise", "distance", "form", "ending");
        String best = "melody-" + candidates.get(0).get("seed").asLong() + ".mid";
        assertThat(lines.get(1)).containsPattern("^\\S*" + best + " +\\d");
        assertThat(text.out()).contains(candidates.at("/0/marks/0/reason").asText());
        assertThat(lines.get(lines.size() - 1))
                .startsWith("next: stemma verify ")
                .endsWith(best);
    }
}
