package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayModelTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Machine machine;

    @BeforeEach
    void train(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
        machine.write(
                "tunes/corpus.json",
                "{\"name\": \"my-tunes\", \"tradition\": \"my-village\", \"licence\": \"CC0-1.0\", \"source\": \"ourselves\"}");
        for (int i = 0; i < 6; i++) {
            machine.write(
                    "tunes/" + i + ".abc",
                    "X:1\nT:Tune " + i + "\nM:2/4\nL:1/8\nK:G\n" + "GABc|dBGB|".repeat(i + 1) + "A2 F2|G4|]\n");
        }
        Machine.Result trained = machine.run("train", "tunes", "--out", "mine", "--hidden", 8, "--epochs", 2);
        assertThat(trained.exit()).as(trained.err()).isZero();
    }

    @Test
    void aModelIsTrainedAgainFromItsAccountAndIsTheSame() {
        Machine.Result again =
                machine.run("replay", "--model", "mine", "--corpus", "tunes").calm();
        assertThat(again.exit()).as(again.out() + again.err()).isZero();
        assertThat(again.out()).contains("6 works, 2 epochs: the same model to the last bit");
        assertThat(again.err()).contains("epoch 2: ");

        JsonNode json = machine.run("replay", "--model", "mine", "--corpus", "tunes", "--json")
                .json();
        assertThat(json.get("outcome").asText()).isEqualTo("pass");
        assertThat(json.get("model").get("found")).isEqualTo(json.get("model").get("digest"));
        assertThat(json.get("epochs").get("trained").asInt()).isEqualTo(2);
        assertThat(json.get("missing")).isEmpty();
        assertThat(json.get("changed")).isEmpty();
    }

    @Test
    void itSaysAtWhichEpochTheTrainingsPart() throws IOException {
        Path file = machine.file("mine/training.json");
        ObjectNode record = (ObjectNode) JSON.readTree(file.toFile());
        ((ObjectNode) record.get("epochs").get(2)).put("weights", "0".repeat(64));
        Files.write(file, JSON.writeValueAsBytes(record));

        Machine.Result again =
                machine.run("replay", "--model", "mine", "--corpus", "tunes").calm();
        assertThat(again.exit()).isEqualTo(ExitCode.REFUSED.number());
        assertThat(again.out()).contains("part at epoch 2", "weights on record: 0000");
    }

    @Test
    void worksThatAreNotAtHandAreNamedWithTheirSource() throws IOException {
        Machine.Result without = machine.run("replay", "--model", "mine").calm();
        assertThat(without.exit()).isEqualTo(ExitCode.REFUSED.number());
        assertThat(without.out())
                .contains(
                        "6 of 6 works are not at hand", "missing: my-tunes/3/1 (Tune 3), from: ourselves", "--corpus");

        Files.delete(machine.file("tunes/4.abc"));
        JsonNode json = machine.run("replay", "--model", "mine", "--corpus", "tunes", "--json")
                .json();
        assertThat(json.get("outcome").asText()).isEqualTo("skipped");
        assertThat(json.get("missing")).hasSize(1);
        assertThat(json.get("missing").get(0).get("id").asText()).isEqualTo("my-tunes/4/1");
    }

    @Test
    void theShippedModelNamesTheWorksThatDoNotComeWithTheProgram() {
        JsonNode json = machine.run("replay", "--model", Machine.root().resolve("models/melody-2"), "--json")
                .json();
        assertThat(json.get("works").asInt()).isEqualTo(1577);
        assertThat(json.get("missing")).isNotEmpty().hasSizeLessThan(1577);
    }

    @Test
    void whatIsNoModelAndWhatIsDamagedIsRefused() throws IOException {
        machine.run("replay").refused(ExitCode.USAGE);
        machine.run("replay", "x.mid", "--model", "mine").refused(ExitCode.USAGE);
        machine.run("replay", "--model", "tunes").refused(ExitCode.FAILED);
        machine.run("replay", "--model", "mine", "--corpus", "nowhere").refused(ExitCode.FAILED);
        machine.write("mine/training.json", "{}");
        machine.run("replay", "--model", "mine", "--corpus", "tunes").refused(ExitCode.FAILED);
    }
}
