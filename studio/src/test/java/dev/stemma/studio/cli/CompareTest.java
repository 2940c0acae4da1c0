package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a work did for a melody: at once, and by training without it. */
class CompareTest {
    private static final String OWN = "GFGA BAGE|cdec BAGE|";

    private Machine machine;

    @BeforeEach
    void train(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
        machine.write(
                "tunes/corpus.json",
                "{\"name\": \"my-tunes\", \"tradition\": \"my-village\", \"licence\": \"CC0-1.0\", \"source\": \"ourselves\"}");
        for (int i = 0; i < 12; i++) {
            machine.write("tunes/t" + i + ".abc", tune(i, "GABc dBGB|dcBA GBdB|".repeat(i / 4 + 1), "Ann"));
        }
        machine.write("tunes/own.abc", tune(99, OWN.repeat(4), "Ben of the Hill"));
        machine.write("out/own.abc", tune(1, OWN.repeat(2), ""));
        machine.write("out/other.abc", tune(2, "GABc dBGB|dcBA GBdB|", ""));
        done(machine.run("train", "tunes", "--out", "mine", "--hidden", 8, "--epochs", 2));
    }

    private static String tune(int number, String bars, String composer) {
        return "X:1\nT:Tune " + number + "\n" + (composer.isEmpty() ? "" : "C:" + composer + "\n")
                + "M:4/4\nL:1/8\nK:G\n" + bars + "A2F2 G4" + "|G8".repeat(number % 12) + "|]\n";
    }

    private static Machine.Result done(Machine.Result result) {
        assertThat(result.calm().exit()).as(result.err()).isZero();
        return result;
    }

    private JsonNode compare(Object... more) {
        List<Object> words =
                new ArrayList<>(List.of("compare", "out/own.abc", "out/other.abc", "--model", "mine", "--json"));
        words.addAll(List.of(more));
        return machine.run(words.toArray()).done().json();
    }

    @Test
    void aMelodyThatComesOfAWorkLosesMostWithoutIt() {
        JsonNode json = compare("--without", "my-tunes/own/1", "--corpus", "tunes", "--tradition", "my-village");
        assertThat(json.get("manner").asText()).isEqualTo("forgotten");
        assertThat(json.get("without").get(0).get("id").asText()).isEqualTo("my-tunes/own/1");
        assertThat(json.get("without").get(0).get("part").asText()).isEqualTo("learned");
        JsonNode own = json.get("files").get(0);
        assertThat(own.get("change").asDouble())
                .isGreaterThan(1)
                .isGreaterThan(json.get("files").get(1).get("change").asDouble());

        double sum = 0;
        double most = 0;
        int loser = -1;
        for (JsonNode note : own.get("notes")) {
            double change = note.get("change").asDouble();
            sum += change;
            if (change > most) {
                most = change;
                loser = note.get("number").asInt();
            }
        }
        assertThat(sum).isCloseTo(own.get("change").asDouble(), within(1e-3));
        assertThat(own.get("most").asInt()).isEqualTo(loser);
    }

    @Test
    void eachWorkByItselfComesToTheSameAsThatWorkAlone() {
        JsonNode json = compare("--each", "--corpus", "tunes", "--tradition", "my-village");
        assertThat(json.get("manner").asText()).isEqualTo("each");
        JsonNode works = json.get("works");
        List<Double> changes = new ArrayList<>();
        for (JsonNode work : works) {
            JsonNode alone =
                    compare("--without", work.get("id").asText(), "--corpus", "tunes", "--tradition", "my-village");
            assertThat(work.get("files")).isEqualTo(alone.get("files"));
            assertThat(work.get("change")).isEqualTo(alone.at("/all/change"));
            changes.add(work.get("change").asDouble());
        }
        assertThat(changes).hasSizeGreaterThan(8).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void eachFileNamesTheWorksThatDidMostForIt() {
        String text = machine.run(
                        "compare",
                        "out/own.abc",
                        "out/other.abc",
                        "--model",
                        "mine",
                        "--each",
                        "--corpus",
                        "tunes",
                        "--tradition",
                        "my-village")
                .done()
                .out();
        assertThat(text)
                .containsPattern("own\\.abc, as my-village\\R.*loses most\\R *my-tunes/own/1 \\(Tune 99\\) +\\+\\d");
        assertThat(text.substring(text.indexOf("other.abc"))).doesNotContainPattern("loses most\\R *my-tunes/own/1");
    }

    @Test
    void theTableNamesTheNoteThatLosesMost() {
        Machine.Result table = machine.run(
                        "compare",
                        "out/own.abc",
                        "--model",
                        "mine",
                        "--without-creator",
                        "ben of the hill",
                        "--corpus",
                        "tunes",
                        "--tradition",
                        "my-village")
                .done();
        assertThat(table.out())
                .startsWith("mine, whose Markov members have forgotten what is named")
                .contains("  without my-tunes/own/1 (Tune 99)")
                .containsPattern(
                        "own\\.abc +\\d+ +\\d+\\.\\d\\d +\\d+\\.\\d\\d +\\+\\d+\\.\\d{3} .* bar \\d+, .*: [A-G].* \\+\\d");
    }

    @Test
    void aModelTrainedWithoutAWorkSaysSoAndIsCompared() throws IOException {
        Machine.Result trained = done(machine.run(
                "train", "tunes", "--out", "less", "--hidden", 8, "--epochs", 2, "--without", "Tune 99", "--json"));
        assertThat(trained.err()).contains("left out: my-tunes/own/1 (Tune 99), by name");
        assertThat(trained.json().get("works").asInt()).isEqualTo(12);
        assertThat(trained.json().get("without").get(0).get("id").asText()).isEqualTo("my-tunes/own/1");
        assertThat(Files.readString(machine.file("less/training.json"))).contains("\"id\" : \"my-tunes/own/1\"");
        assertThat(Files.readString(machine.file("less/card.md")))
                .contains("Left out by name: my-tunes/own/1 (Tune 99)");
        assertThat(machine.run("inspect", "less/model.safetensors").done().out())
                .contains("left out by name: my-tunes/own/1");

        JsonNode proof = machine.run("corpus", "prove", "--dataset", "less", "--work", "tunes/own.abc", "--json")
                .done()
                .json();
        assertThat(proof.get("listed").asBoolean()).isFalse();
        assertThat(proof.get("byMelody").get(0).get("listed").asBoolean()).isFalse();

        JsonNode json = compare("--other", "less", "--tradition", "my-village");
        assertThat(json.get("manner").asText()).isEqualTo("trained");
        assertThat(json.get("without")).hasSize(1);
        assertThat(json.get("added").asInt()).isZero();
        assertThat(json.get("files").get(0).get("change").asDouble()).isPositive();
        assertThat(json.get("other").get("id").asText()).isEqualTo("less");

        Machine.Result again = machine.run("replay", "--model", "less", "--corpus", "tunes");
        assertThat(done(again).out()).contains("the same model to the last bit");
    }

    @Test
    void whatCannotBeComparedIsRefused() {
        machine.run("compare", "out/own.abc", "--model", "mine").refused(ExitCode.USAGE);
        machine.run("compare", "out/own.abc", "--model", "mine", "--other", "mine", "--without", "x")
                .refused(ExitCode.USAGE);
        machine.run("compare", "out/own.abc", "--model", "mine", "--each", "--without", "x")
                .refused(ExitCode.USAGE);
        machine.run("compare", "--model", "mine", "--other", "mine").refused(ExitCode.USAGE);
        assertThat(machine.run("compare", "out/own.abc", "--model", "mine", "--without", "Tune 99")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("works are not at hand", "from: ourselves", "--corpus");
        assertThat(machine.run(
                                "compare",
                                "out/own.abc",
                                "--model",
                                "mine",
                                "--without",
                                "Tune 100",
                                "--corpus",
                                "tunes")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("no work has the id, digest or title");
        machine.run("compare", "out/nothing.abc", "--model", "mine", "--other", "mine")
                .refused(ExitCode.FAILED);
        machine.run("compare", "out/own.abc", "--model", "nobody", "--other", "mine")
                .refused(ExitCode.FAILED);
        Machine.Result refused = machine.run("train", "tunes", "--out", "less", "--without", "nobody")
                .calm();
        assertThat(refused.exit()).isEqualTo(ExitCode.FAILED.number());
        assertThat(refused.err()).contains("error: no work has the id, digest or title \"nobody\"", "hint: ");
        assertThat(machine.file("less")).doesNotExist();
    }
}
