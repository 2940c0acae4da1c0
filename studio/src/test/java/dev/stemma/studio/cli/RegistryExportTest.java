package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.studio.documents.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was found in files is kept and given out as a table. */
@Timeout(120)
class RegistryExportTest {
    private static Machine machine;

    @BeforeAll
    static void keep(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
        machine.run("compose", "--seed", 1, "--bars", 2, "--out", "one.mid", "--title", "=SUM(A1)")
                .done();
        byte[] spoiled = machine.read("one.mid");
        spoiled[spoiled.length / 2] ^= 1;
        machine.write("spoiled.mid", spoiled);
        machine.write("plain.txt", "no music");
        machine.run("registry", "add", "one.mid", "spoiled.mid", "plain.txt").done();
    }

    @Test
    void aTableHasARowAFile() {
        List<String> lines =
                machine.run("registry", "export").done().out().lines().toList();

        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).contains("\"kind\",\"id\",\"title\"", "\"verdict\",\"failures\",\"signer\"");
        assertThat(lines)
                .as("a title is no formula")
                .anyMatch(line -> line.contains("\"'=SUM(A1)\"") && line.contains("\"trusted\""));
        assertThat(lines).anyMatch(line -> line.contains("\"spoiled.mid\"") && line.contains("\"invalid\""));
        assertThat(lines).anyMatch(line -> line.contains("\"plain.txt\"") && line.contains("\"none\""));
    }

    @Test
    void jsonLinesAreSignedAsTheyStand() throws Exception {
        JsonNode told = machine.run("registry", "export", "--out", "records.jsonl", "--json")
                .done()
                .json();

        assertThat(told.get("rows").asInt()).isEqualTo(3);
        assertThat(told.at("/files/0/mediaType").asText()).isEqualTo("application/jsonl");
        assertThat(machine.run("verify", "records.jsonl").done().out()).contains("trusted");
        List<String> lines = new String(machine.read("records.jsonl"), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(lines).as("the last is the checkpoint").hasSize(4);
        JsonNode row = Json.parsed(lines.get(0)).orElseThrow();
        assertThat(row.at("/origins/model").isInt()).isTrue();
        String changed = String.join("\n", lines).replace("spoiled.mid", "genuine.mid") + "\n";
        machine.write("changed.jsonl", changed);
        assertThat(machine.run("verify", "changed.jsonl").calm().exit()).isEqualTo(3);
    }

    @Test
    void aFileThatIsLabelledAndLoggedSaysSo() throws Exception {
        Machine other = machine.withHome("logging");
        other.run("compose", "--seed", 2, "--bars", 2, "--out", "two.mid", "--label", "gb")
                .done();
        other.run("log", "init", "--name", "log.example").done();
        other.run("log", "append", "two.mid").done();
        other.run("log", "prove", "two.mid").done();
        other.run("registry", "add", "two.mid").done();

        other.run("registry", "export", "--out", "two.jsonl").done();

        JsonNode row = Json.parsed(new String(machine.read("two.jsonl"), StandardCharsets.UTF_8)
                        .lines()
                        .findFirst()
                        .orElseThrow())
                .orElseThrow();
        assertThat(row.path("log").asText()).isEqualTo("log.example");
        assertThat(row.path("labels")).extracting(JsonNode::asText).contains("GB 45438-2025");
    }

    @Test
    void aTableIsNotReplacedUnasked() {
        machine.run("registry", "export", "--out", "records.csv").done();

        assertThat(machine.run("registry", "export", "--out", "records.csv")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("exists already");
        machine.run("registry", "export", "--out", "records.csv", "--force").done();
        assertThat(machine.run("registry", "export", "--out", "records.xml")
                        .refused(ExitCode.USAGE)
                        .err())
                .contains(".csv or .jsonl");
    }

    @Test
    void aFileWithAnEmptyTitleGoesByItsName() {
        Machine other = machine.withHome("untitled");
        other.run("compose", "--seed", 3, "--bars", 2, "--out", "untitled.mid", "--title", " ")
                .done();

        assertThat(other.run("registry", "add", "untitled.mid").done().out()).startsWith("kept: untitled.mid, trusted");
    }

    @Test
    void whatCannotBeSignedReplacesNothing() throws Exception {
        machine.run("registry", "export", "--out", "kept.jsonl").done();
        byte[] kept = machine.read("kept.jsonl");

        machine.run("registry", "export", "--out", "kept.jsonl", "--force", "--as", "nobody")
                .refused(ExitCode.FAILED);
        machine.run("registry", "export", "--out", "never.jsonl", "--as", "nobody")
                .refused(ExitCode.FAILED);

        assertThat(machine.read("kept.jsonl")).isEqualTo(kept);
        assertThat(machine.names()).doesNotContain("never.jsonl");
    }

    @Test
    void whatIsNotThereIsSaidAndTheRestKept() {
        Machine.Result result = machine.run("registry", "add", "one.mid", "missing.mid");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.calm().err()).contains("there is no file");
        assertThat(result.out()).startsWith("kept: ");
        assertThat(machine.withHome("empty")
                        .run("registry", "export", "--out", "none.jsonl")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("nothing is kept yet");
    }
}
