package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are labelled as generated content. */
class LabelTest {
    private static final Pattern LABEL = Pattern.compile("\"ContentProducer\":\"([^\"]*)\",\"ProduceID\":\"([^\"]*)\"");

    private static Machine machine;

    @BeforeAll
    static void compose(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
        run("compose --seed 3 --bars 4 --out made.mid --wav --musicxml --abc --mei --label gb:Example.org --cue");
        run("compose --seed 4 --bars 4 --out bare.mid --wav");
    }

    private static Machine.Result run(String words) {
        return machine.run((Object[]) words.split(" ")).done();
    }

    private static String text(String file) throws Exception {
        return new String(machine.read(file), StandardCharsets.UTF_8);
    }

    private static String producer(String file) throws Exception {
        Matcher label = LABEL.matcher(text(file));
        assertThat(label.find()).as(file).isTrue();
        return label.group(1);
    }

    private static JsonNode check(String file) {
        for (JsonNode check : machine.run("verify", file, "--json").json().at("/files/0/checks")) {
            if (check.get("name").asText().equals("label")) {
                return check;
            }
        }
        throw new AssertionError(file + " was not looked at for a label");
    }

    @ParameterizedTest
    @ValueSource(strings = {"made.mid", "made.wav", "made.musicxml", "made.abc", "made.mei"})
    void everyFormSaysTheSameAndTheRecordAgrees(String file) throws Exception {
        assertThat(producer(file)).isEqualTo("Example.org");
        run("verify " + file + " --require label,trusted,lineage");
        assertThat(check(file).get("code").asText()).isEqualTo("dev.stemma.label.match");
    }

    @Test
    void whatListenersHearIsNoPartOfThePiece() throws Exception {
        run("compose --seed 3 --bars 4 --out silent.mid --wav --label gb");

        assertThat(machine.read("made.wav").length).isGreaterThan(machine.read("silent.wav").length + 100_000);
        JsonNode heard = run("inspect made.mid --json").json().get("notes");
        assertThat(heard).isEqualTo(run("inspect silent.mid --json").json().get("notes"));
        run("edit made.mid --ops " + machine.write("ops.json", "[{\"op\":\"transpose\",\"semitones\":2}]")
                + " --out higher.mid");
        run("verify higher.mid --require label,trusted,lineage");
        assertThat(text("higher.mid")).contains("MTrk").containsPattern("\u0004AIGC");
    }

    @Test
    void everyNoteOfAnEncodingNamesWhoAnswersForIt() throws Exception {
        assertThat(text("made.mei"))
                .contains("<name xml:id=\"model-1\" type=\"process\" label=\"sha256:", "resp=\"#model-1\"");
        run("sign made.mei --out again.mei");
        run("verify again.mei --require label,trusted,lineage");
    }

    @Test
    void inspectShowsTheLabelAndHowMuchIsGenerated() {
        assertThat(run("inspect made.mid").out())
                .containsPattern("label +GB 45438-2025: generated, by the service of Example.org, number ")
                .containsPattern("generative AI +DDEX ContainsAI All");
        JsonNode told = run("inspect made.mid --json").json();
        assertThat(told.at("/label/contentProducer").asText()).isEqualTo("Example.org");
        assertThat(told.at("/label/journalEntry").asText()).hasSize(64);
        assertThat(told.at("/generated/containsAi").asText()).isEqualTo("All");
        assertThat(told.at("/generated/contributors/0/aiContribution").asText()).isEqualTo("All");
    }

    @Test
    void noLabelIsWrittenUnlessSomebodyAsks() throws Exception {
        assertThat(text("bare.mid")).doesNotContain("AIGC");
        assertThat(check("bare.mid").get("outcome").asText()).isEqualTo("skipped");
        assertThat(machine.run("verify", "bare.mid", "--require", "label").exit())
                .isEqualTo(3);
    }

    @Test
    void aMarkStaysWithWhatIsMadeOfTheFileAndSaysWhatIsTrueOfIt() throws Exception {
        run("fill made.mid --bars 3-4 --seed 5 --out filled.mid --wav");

        assertThat(producer("filled.mid")).isEqualTo("Example.org");
        assertThat(text("filled.mid")).doesNotContain(number("made.mid"));
        run("verify filled.mid filled.wav --require label,trusted,lineage");
    }

    private static String number(String file) throws Exception {
        Matcher label = LABEL.matcher(text(file));
        assertThat(label.find()).as(file).isTrue();
        return label.group(2);
    }

    @Test
    void whatIsThereIsLabelledBySigningIt() throws Exception {
        run("sign bare.mid --label gb --out labelled.mid");

        assertThat(producer("labelled.mid")).isEqualTo("Stemma");
        run("verify labelled.mid --require label,trusted,lineage");
    }

    @Test
    void aCueThatNobodyWouldHearIsRefused() throws Exception {
        assertThat(machine.run("sign", "made.abc", "--label", "gb", "--cue", "--out", "heard.abc")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("nobody would hear it", "leave --cue out");
        assertThat(machine.names()).doesNotContain("heard.abc");
    }

    @Test
    void aLabelThatIsTakenFromAnotherFileFails() throws Exception {
        run("strip made.abc --out plain.abc");
        String number = number("plain.abc");
        machine.write(
                "plain.abc",
                text("plain.abc").replace(number, number.replace('a', 'b').replace('0', '1')));
        run("sign plain.abc --out unknown.abc");
        assertThat(check("unknown.abc").get("outcome").asText()).isEqualTo("skipped");

        run("compose --seed 3 --bars 4 --out twin.mid --label gb");
        assertThat(number("twin.mid")).isNotEqualTo(number("made.mid"));
    }

    @Test
    void aLabelThatWasChangedIsNoticedWithoutAnyRecord() throws Exception {
        machine.write("spoiled.abc", "X:1\n%%AIGC {\"AIGC\":{\"Label\":\"1\"}}\nK:C\nCDEF|\n");

        JsonNode check = check("spoiled.abc");
        assertThat(check.get("outcome").asText()).isEqualTo("fail");
        assertThat(check.get("code").asText()).isEqualTo("dev.stemma.label.malformed");
        assertThat(check.get("detail").asText()).contains("it has no ContentProducer");
    }

    @Test
    void whatNoModelWroteIsNotLabelled() throws Exception {
        machine.write("own.abc", "X:1\nT:Own\nM:4/4\nL:1/4\nK:C\nCDEF|GABc|\n");

        assertThat(machine.run("sign", "own.abc", "--label", "gb")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("has no journal that tells how it came to be");
        assertThat(text("own.abc")).doesNotContain("AIGC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gb:An example", "gb:\u4e50", "gb:", "eu"})
    void aNameThatNoLabelCanHoldIsRefusedBeforeAnythingIsWritten(String label) throws Exception {
        assertThat(machine.run("compose", "--seed", 6, "--bars", 2, "--out", "none.mid", "--label", label)
                        .refused(ExitCode.USAGE)
                        .err())
                .contains("hint: stemma ");
        assertThat(machine.names()).doesNotContain("none.mid");
    }
}
