package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimilarTest {
    private Machine machine;

    @BeforeEach
    void open(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
    }

    @Test
    void theNearestWorksOfTheModelAreNamedBesideWhatRealTunesShare() throws Exception {
        machine.run("compose", "--seed", 42, "--out", "tune.mid").done();

        Machine.Result result = machine.run("similar", "tune.mid").done();

        assertThat(result.out())
                .matches("(?s)works that melody-2 learnt from\\R"
                        + "  nearest: \\d+ notes shared with \"[^\\n]+\" \\([a-z-]+\\), [^\\n]*rhythm\\R"
                        + "(           \\d+ notes shared with [^\\n]+\\R){0,2}"
                        + "    the \\d+ real tunes of [a-z-]+ share \\d+ with one another \\(median\\), \\d+ at most among"
                        + " 95 in 100\\R");
    }

    @Test
    void aQuotationIsFoundInACorpusInAnotherKeyAndTempoAndDrawn() throws Exception {
        machine.write("tune.abc", "X:1\nT:Mine\nM:2/4\nL:1/8\nK:G\nAFAF|E2E2|G2 G>B|d2 BG|FDFA|G4|\n");
        machine.write("tunes/book.abc", "X:1\nT:Theirs\nM:4/4\nL:1/4\nK:C\nG2A2|C2 C>E|G2 E2|C4|\n");
        machine.write("tunes/other.abc", "X:1\nT:Another\nM:4/4\nL:1/4\nK:C\nCDEF|GABc|cBAG|FEDC|\n");

        Machine.Result text =
                machine.run("similar", "tune.abc", "--in", "tunes").done();
        JsonNode json = machine.run("similar", "tune.abc", "--in", "tunes", "--json")
                .done()
                .json();

        assertThat(text.out())
                .contains("tunes, 2 works, 0 not taken")
                .contains("  6 notes shared with \"Theirs\"")
                .contains("    yours")
                .contains("| G4 G4 B4 D5 B4 G4 |")
                .contains("| C4 C4 E4 G4 E4 C4");
        JsonNode nearest = json.at("/corpus/works/0");
        assertThat(nearest.get("title").asText()).isEqualTo("Theirs");
        assertThat(nearest.get("run").asInt()).isEqualTo(6);
        assertThat(nearest.at("/positions/0/note").asText()).isEqualTo("n7");
        assertThat(nearest.at("/positions/0/workNote").asInt()).isEqualTo(3);
        assertThat(nearest.get("alignment"))
                .filteredOn(column -> !column.get("agreement").asText().equals("none"))
                .hasSize(6);
        assertThat(json.at("/model/id").asText()).isEqualTo("melody-2");
        assertThat(json.get("nearCopy").has("longestRun")).isTrue();
    }

    @Test
    void aFileWithoutAMelodyAndACorpusThatIsMissingAreRefused() throws Exception {
        machine.write("tune.abc", "X:1\nT:Mine\nM:2/4\nL:1/8\nK:G\nAFAF|E2E2|\n");
        machine.write("noise.mid", "noise");
        Files.createDirectories(machine.file("empty"));

        machine.run("similar", "noise.mid").refused(ExitCode.FAILED);
        machine.run("similar", "missing.mid").refused(ExitCode.FAILED);
        machine.run("similar", "tune.abc", "--in", "missing").refused(ExitCode.FAILED);
        machine.run("similar", "tune.abc", "--in", "empty").refused(ExitCode.FAILED);
        machine.run("similar", "tune.abc", "--model", "missing").refused(ExitCode.FAILED);
        machine.run("similar").refused(ExitCode.USAGE);
    }

    @Test
    void composeSaysHowNearItCameAndTheRecordKeepsIt() throws Exception {
        JsonNode composed = machine.run("compose", "--tradition", "hymn", "--seed", 42, "--json")
                .done()
                .json();
        JsonNode near = composed.get("nearCopy");
        JsonNode record =
                machine.run("inspect", "melody-42.mid", "--json").done().json().at("/manifests/0/generation/nearCopy");

        int longest = near.get("longestRun").asInt();
        assertThat(longest)
                .isGreaterThanOrEqualTo(near.get("longestRunWithRhythm").asInt());
        assertThat(near.at("/works/0/run").asInt()).isEqualTo(longest);
        assertThat(near.at("/works/0/positions/0/note").asText()).matches("n\\d+");
        assertThat(near.at("/base/tradition").asText()).isEqualTo("hymn");
        assertThat(near.at("/base/works").asInt()).isEqualTo(198);
        assertThat(near.at("/base/ninetyFifth").asInt()).isPositive();
        assertThat(near.at("/base/amongAll/withRhythm/median").asInt()).isPositive();
        assertThat(record.get("longestRun")).isEqualTo(near.get("longestRun"));
        assertThat(record.at("/works/0/title")).isEqualTo(near.at("/works/0/title"));
        assertThat(machine.run("inspect", "melody-42.mid").done().out())
                .contains("nearest       " + longest + " notes shared with \"");
    }

    @Test
    void aDistanceIsKeptAndRecorded() {
        JsonNode free = machine.run("compose", "--seed", 42, "--json").done().json();
        assertThat(free.at("/nearCopy/longestRun").asInt()).isGreaterThan(7);

        JsonNode distant = machine.run("compose", "--seed", 42, "--no-near-copy", 7, "--out", "distant.mid", "--json")
                .done()
                .json();
        assertThat(distant.at("/nearCopy/longestRun").asInt()).isLessThan(7);
        assertThat(distant.at("/request/no-known-run").asText()).isEqualTo("7");

        JsonNode usual = machine.run("compose", "--no-near-copy", "--seed", 42, "--out", "usual.mid", "--json")
                .done()
                .json();
        assertThat(usual.at("/request/no-known-run").asInt())
                .isEqualTo(usual.at("/nearCopy/base/median").asInt() + 1);

        machine.run("compose", "--no-near-copy", 4).refused(ExitCode.USAGE);
        machine.run("compose", "--no-near-copy", "far").refused(ExitCode.USAGE);
    }

    @Test
    void aListOfWorksThatWasChangedIsRefused(@TempDir Path models) throws Exception {
        Path from = machine.models().resolve("melody-2");
        Path to = Files.createDirectories(models.resolve("melody-2"));
        for (String name : new String[] {"config.json", "model.safetensors", "dataset.json", "training.json"}) {
            Files.copy(from.resolve(name), to.resolve(name));
        }
        String list = Files.readString(to.resolve("dataset.json"));
        Files.writeString(to.resolve("dataset.json"), list.replaceFirst("Johannes Brahms", "Nobody"));

        Machine.Result refused =
                machine.withModels(models).run("compose", "--seed", 42).refused(ExitCode.FAILED);

        assertThat(refused.err()).contains("dataset.json", "Merkle root");
        assertThat(machine.names()).isEmpty();
    }
}
