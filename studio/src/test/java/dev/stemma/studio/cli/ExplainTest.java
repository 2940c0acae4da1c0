package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {
    private Machine machine;

    @BeforeEach
    void open(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
    }

    @Test
    void everyNoteComesWithAlternativesSurpriseAndWorks() {
        JsonNode json = machine.run("compose", "--seed", 42, "--bars", 4, "--explain", "--json")
                .done()
                .json();

        JsonNode explanations = json.get("explanations");
        assertThat(explanations).hasSameSizeAs(json.get("notes"));
        boolean supported = false;
        for (int i = 0; i < explanations.size(); i++) {
            JsonNode each = explanations.get(i);
            assertThat(each.get("note")).isEqualTo(json.get("notes").get(i).get("id"));
            assertThat(each.at("/rhythm/bits").asDouble()
                            + each.at("/pitch/bits").asDouble())
                    .isCloseTo(each.get("bits").asDouble(), Offset.offset(1e-5));
            double before = 1;
            for (JsonNode alternative : each.at("/pitch/alternatives")) {
                assertThat(alternative.get("probability").asDouble()).isBetween(0.0, before);
                before = alternative.get("probability").asDouble();
                assertThat(alternative.get("pitch").asInt()).isBetween(0, 127);
            }
            assertThat(each.at("/rhythm/alternatives/0/duration").asText()).isNotBlank();
            assertThat(each.at("/pitch/rank").asInt()).isPositive();
            int notes = each.at("/support/notes").asInt();
            assertThat(notes == 0 || notes >= 5).isTrue();
            assertThat(each.at("/support/first").size() > 0).isEqualTo(notes > 0);
            supported |= notes > 0;
        }
        assertThat(supported).isTrue();
    }

    @Test
    void theTableHasALineForEachNote() {
        String out = machine.run("compose", "--seed", 42, "--bars", 2, "--explain")
                .done()
                .out();

        assertThat(out)
                .containsPattern("bar +beat +note +lasts +bits +of pitch +likeliest pitches")
                .containsPattern("(?m)^1 +1 +[A-G][#b]?\\d +\\d.* [A-G][#b]?\\d \\d+%, ")
                .containsPattern("(?m)^2 +1 ")
                .contains("bits a note (length and pitch) in the eyes of melody-2, british-isles, which expected")
                .containsPattern("next: stemma verify \\S*melody-42.mid");
    }

    @Test
    void inspectExplainsAnyMelodyFile() throws Exception {
        machine.write("tune.abc", "X:1\nM:4/4\nL:1/4\nK:G\nD | G B d B | c e d2 | B G A F | G3 |]\n");

        Machine.Result text = machine.run("inspect", "tune.abc", "--explain", "--tradition", "hymn")
                .done();
        JsonNode json =
                machine.run("inspect", "tune.abc", "--explain", "--json").done().json();

        assertThat(text.out())
                .startsWith("tune.abc: none")
                .containsPattern("(?m)^0 +4 +D4 ")
                .containsPattern("(?m)^1 +1 +G4 ")
                .contains("in the eyes of melody-2, hymn, ");
        assertThat(json.get("state").asText()).isEqualTo("none");
        assertThat(json.get("explanations")).hasSize(13);
        assertThat(json.at("/explanations/0/note").asText()).isEqualTo("n1");
    }

    @Test
    void aSignedMelodyIsExplainedAsItWasComposed() {
        JsonNode composed = machine.run(
                        "compose",
                        "--seed",
                        3,
                        "--bars",
                        4,
                        "--tradition",
                        "hymn:0.5,art-song:0.5",
                        "--explain",
                        "--json")
                .done()
                .json();

        Machine.Result inspected =
                machine.run("inspect", "melody-3.mid", "--explain").done();

        assertThat(inspected.out())
                .contains("melody-3.mid: trusted", "art-song:0.5,hymn:0.5")
                .containsPattern("likeliest pitches +art-song +hymn +goes on like|art-song +hymn +strongest member");
        assertThat(composed.at("/explanations/0/pitch/members/0/name").asText()).isEqualTo("art-song");
        assertThat(composed.at("/explanations/0/pitch/members/0/weight").asDouble())
                .isEqualTo(0.5);
    }

    @Test
    void membersThatAreChosenAreRecordedAndTheOnlyOnesHeard() {
        JsonNode json = machine.run("compose", "--seed", 3, "--bars", 2, "--members", "network", "--explain", "--json")
                .done()
                .json();

        assertThat(json.at("/request/members").asText()).isEqualTo("network");
        for (JsonNode member : json.at("/explanations/0/pitch/members")) {
            assertThat(member.get("name").asText()).isEqualTo("network");
        }
        assertThat(machine.run("compose", "--members", "nobody", "--seed", 4)
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("nobody");
        machine.run("compose", "--members", "network,").refused(ExitCode.USAGE);
    }

    @Test
    void oldAndNewNotesOfAContinuedMelodyAreExplained() throws Exception {
        machine.write("tune.abc", "X:1\nM:4/4\nL:1/4\nK:G\nG B d B | c e d2 |]\n");
        JsonNode whole = machine.run("continue", "tune.abc", "--bars", 2, "--seed", 1, "--explain", "--json")
                .done()
                .json();
        JsonNode part = machine.run(
                        "continue",
                        "tune.abc",
                        "--bars",
                        2,
                        "--seed",
                        1,
                        "--explain",
                        "--json",
                        "--only-new",
                        "--out",
                        "part.mid")
                .done()
                .json();

        assertThat(whole.get("explanations")).hasSameSizeAs(whole.get("notes"));
        assertThat(part.get("explanations")).hasSameSizeAs(part.get("notes"));
        int last = whole.get("explanations").size() - 1;
        int lastOfPart = part.get("explanations").size() - 1;
        assertThat(part.get("explanations").get(lastOfPart).get("pitch"))
                .isEqualTo(whole.get("explanations").get(last).get("pitch"));
        assertThat(part.at("/explanations/0/note")).isEqualTo(part.at("/notes/0/id"));
    }

    @Test
    void whatCannotBeExplainedIsRefused() throws Exception {
        machine.write("words.txt", "no music");
        for (String words : List.of(
                "inspect words.txt --explain",
                "inspect missing.abc --explain",
                "inspect words.txt --explain --model none")) {
            machine.run((Object[]) words.split(" ")).refused(ExitCode.FAILED);
        }
        machine.run("inspect", "words.txt", "--explain", "--tradition", "A,B").refused(ExitCode.USAGE);
    }
}
