package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.notation.MelodyFile;
import dev.stemma.generator.notation.ReadOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FillAndVaryTest {
    private static final String ABC = "X:1\nT:A tune\nM:4/4\nL:1/4\nQ:1/4=96\nK:G\n"
            + "G B d B | c e d2 | B G A F | G4 | d B G B | A/B/ c B A | G A B c | G4 |]\n";
    private static final Ticks BAR = Ticks.quarters(4);

    private static Machine signer;
    private Machine machine;

    @BeforeAll
    static void makeAnIdentity(@TempDir Path temporary) throws Exception {
        signer = Machine.in(temporary);
        signer.run("compose", "--seed", 1, "--bars", 1).done();
    }

    @BeforeEach
    void open(@TempDir Path temporary) throws Exception {
        machine = signer.inside(Machine.in(temporary).folder());
        machine.write("tune.abc", ABC);
    }

    private Melody melody(String name) throws Exception {
        return MelodyFile.read(machine.read(name), ReadOptions.DEFAULT).melody();
    }

    private static List<Note> notes(Melody melody, Predicate<Integer> bar) {
        return melody.notes().stream()
                .filter(note -> bar.test((int) (note.onset().value() / BAR.value()) + 1))
                .toList();
    }

    @Test
    void barsInTheMiddleAreWrittenAgainAndTheOthersStay() throws Exception {
        machine.run("fill", "tune.abc", "--bars", "3-4", "--seed", 5, "--out", "filled.mid", "--abc", "--musicxml")
                .done();

        Melody before = melody("tune.abc");
        Melody filled = melody("filled.mid");
        assertThat(notes(filled, bar -> bar < 3 || bar > 4)).isEqualTo(notes(before, bar -> bar < 3 || bar > 4));
        assertThat(notes(filled, bar -> bar == 3 || bar == 4))
                .isNotEmpty()
                .isNotEqualTo(notes(before, bar -> bar == 3 || bar == 4));
        assertThat(filled.bars()).hasSize(8);
        assertThat(melody("filled.abc").notes()).isEqualTo(filled.notes());
        assertThat(machine.run("verify", "filled.mid").done().out()).startsWith("filled.mid: trusted");
    }

    @Test
    void theSameSeedGivesTheSameNotes() throws Exception {
        for (String out : List.of("a.mid", "b.mid")) {
            machine.run("vary", "tune.abc", "--strength", "strong", "--seed", 3, "--out", out)
                    .done();
        }

        assertThat(melody("a.mid").notes()).isEqualTo(melody("b.mid").notes());
    }

    @Test
    void everyNoteSaysWhetherItIsTheModels() throws Exception {
        JsonNode json = machine.run("fill", "tune.abc", "--bars", 3, "--seed", 5, "--json")
                .done()
                .json();

        for (JsonNode note : json.get("notes")) {
            Ticks onset = ComposeTest.fraction(note.get("onset").asText());
            boolean within = !onset.isBefore(BAR.times(2)) && onset.isBefore(BAR.times(3));
            assertThat(note.get("origin").asText()).isEqualTo(within ? "model" : "imported");
        }
        assertThat(json.at("/request/fill").asText()).isEqualTo("3");
        assertThat(json.at("/request/keep").asText()).isEqualTo("none");
        assertThat(json.at("/source/path").asText()).isEqualTo("tune.abc");
        assertThat(json.at("/nearCopy/works").isArray()).isTrue();
    }

    @Test
    void aRhythmThatIsKeptStaysAndPitchesThatAreKeptStayInTheirOrder() throws Exception {
        machine.run("fill", "tune.abc", "--bars", "5-6", "--keep", "rhythm", "--seed", 2, "--out", "rhythm.mid")
                .done();
        machine.run("fill", "tune.abc", "--bars", "5-6", "--keep", "pitch", "--seed", 2, "--out", "pitch.mid")
                .done();

        Melody before = melody("tune.abc");
        assertThat(melody("rhythm.mid").notes())
                .extracting(Note::onset, Note::duration)
                .isEqualTo(before.notes().stream()
                        .map(note -> org.assertj.core.groups.Tuple.tuple(note.onset(), note.duration()))
                        .toList());
        assertThat(melody("pitch.mid").notes())
                .extracting(Note::pitch)
                .isEqualTo(before.notes().stream().map(Note::pitch).toList());
    }

    @Test
    void aVariationLeavesLockedBarsAndTheLastNoteAlone() throws Exception {
        machine.run("vary", "tune.abc", "--strength", "strong", "--lock", "1-2,6", "--seed", 8, "--out", "varied.mid")
                .done();

        Melody before = melody("tune.abc");
        Melody varied = melody("varied.mid");
        Predicate<Integer> stays = bar -> bar <= 2 || bar == 6 || bar == 8;
        assertThat(notes(varied, stays)).isEqualTo(notes(before, stays));
        assertThat(varied.notes()).isNotEqualTo(before.notes());
        assertThat(machine.run("inspect", "varied.mid").done().out())
                .containsPattern("lock +1-2,6")
                .containsPattern("vary +strong");
    }

    @Test
    void barsLockedAmongThoseToBeFilledStay() throws Exception {
        machine.run("fill", "tune.abc", "--bars", "2-6", "--lock", 4, "--seed", 8, "--out", "filled.mid")
                .done();

        Melody before = melody("tune.abc");
        Predicate<Integer> stays = bar -> bar < 2 || bar > 6 || bar == 4;
        assertThat(notes(melody("filled.mid"), stays)).isEqualTo(notes(before, stays));
    }

    @Test
    void onlyTheNewBarsAreWrittenOnRequest() throws Exception {
        machine.run("fill", "tune.abc", "--bars", "3-4", "--seed", 5, "--out", "whole.mid")
                .done();
        JsonNode json = machine.run(
                        "fill", "tune.abc", "--bars", "3-4", "--seed", 5, "--out", "part.mid", "--only-new", "--json")
                .done()
                .json();

        Melody whole = melody("whole.mid");
        Melody part = melody("part.mid");
        assertThat(part.bars()).hasSize(2);
        assertThat(part.notes())
                .isEqualTo(notes(whole, bar -> bar == 3 || bar == 4).stream()
                        .map(note -> new Note(note.onset().minus(BAR.times(2)), note.duration(), note.pitch()))
                        .toList());
        json.get("notes")
                .forEach(note -> assertThat(note.get("origin").asText()).isEqualTo("model"));
        assertThat(machine.run("inspect", "part.mid").done().out())
                .contains(
                        "c2pa.edited (trainedAlgorithmicMedia): filled in, bars 3-4, by a model; only the new bars kept")
                .contains("only the new bars kept");
    }

    @Test
    void aBeginningThatEndsInsideABarIsContinuedThereAndTheNewPartBeginsWithAPickup() throws Exception {
        machine.write("half.abc", "X:1\nM:4/4\nL:1/4\nK:D\nD F A d | c A F");
        machine.run("continue", "half.abc", "--bars", 2, "--seed", 4, "--out", "new.abc.mid", "--abc", "--only-new")
                .done();

        Melody part = melody("new.abc.mid");
        assertThat(part.notes().get(0).onset()).isEqualTo(Ticks.ZERO);
        assertThat(melody("new.abc.abc").bars().get(0).length()).isEqualTo(Ticks.quarters(1));
    }

    @Test
    void theRecordNamesTheFileThatWasOpenedAndWhatWasDone() throws Exception {
        machine.run("fill", "tune.abc", "--bars", "3-4", "--keep", "rhythm", "--seed", 5, "--out", "filled.mid")
                .done();
        machine.run("vary", "filled.mid", "--seed", 6, "--out", "varied.mid").done();

        assertThat(machine.run("inspect", "filled.mid").done().out())
                .contains("c2pa.opened")
                .contains("c2pa.edited (compositeWithTrainedAlgorithmicMedia): filled in, bars 3-4, by a model")
                .contains("tune.abc, parentOf, text/vnd.abc")
                .containsPattern("fill +3-4")
                .containsPattern("keep +rhythm");
        assertThat(machine.run("inspect", "varied.mid").done().out())
                .contains("varied by a model", "filled.mid, parentOf, audio/midi", "an earlier one: ");
    }

    @Test
    void peopleAreToldHowMuchIsNew() {
        assertThat(machine.run("fill", "tune.abc", "--bars", 3, "--keep", "rhythm", "--seed", 5)
                        .done()
                        .out())
                .containsPattern("bar 3 filled, rhythm kept, 4 notes of 26 new, G major in 4/4, british-isles, seed 5");
        assertThat(machine.run("vary", "tune.abc", "--lock", "1", "--seed", 5, "--out", "b.mid")
                        .done()
                        .out())
                .containsPattern("medium variation, locked 1, \\d+ notes of \\d+ new");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fill tune.abc --bars 9-10;no bars 9 to 10;its bars are 1 to 8",
                "fill tune.abc --bars 2-3 --lock 2-3;are locked;--lock",
                "vary tune.abc --lock 1-8;every note lies in a locked bar;--lock",
                "vary tune.abc --lock 20;no bar 20;its bars are 1 to 8",
                "fill tune.abc --bars 2 --pitches C --first D5;the pitch set C;--pitches",
                "fill tune.abc --bars 8 --cadence 2 --range C4-D4;end on degree 2;--range",
                "fill tune.abc --bars 2 --keep pitch --density 9/bar;the density;--density",
                "fill missing.abc --bars 2;missing.abc;check",
            })
    void whatCannotBeDoneIsRefusedWithTheReason(String line) throws Exception {
        String[] parts = line.split(";");

        Machine.Result refused = machine.run((Object[]) parts[0].split(" ")).refused(ExitCode.FAILED);

        assertThat(refused.err()).contains(parts[1], parts[2]);
        assertThat(machine.names()).containsExactly("tune.abc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fill tune.abc",
                "fill --bars 2",
                "fill tune.abc --bars 4-3",
                "fill tune.abc --bars two",
                "fill tune.abc --bars 2 --keep all",
                "fill tune.abc --bars 2 --lock x",
                "fill tune.abc --bars 2 --metre 3/4",
                "vary tune.abc --strength huge",
                "vary tune.abc --bars 3",
                "vary",
            })
    void aCallThatMakesNoSenseIsAMistake(String line) throws Exception {
        machine.run((Object[]) line.split(" ")).refused(ExitCode.USAGE);

        assertThat(machine.names()).containsExactly("tune.abc");
    }
}
