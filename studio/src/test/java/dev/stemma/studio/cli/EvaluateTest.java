package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluateTest {
    private Machine machine;

    @BeforeEach
    void open(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
        machine.write("tunes.jsonl", tunes(12, 1));
    }

    /** Walks up and down a scale, in quarters and eighths. */
    private static String tunes(int count, long seed) {
        int[] scale = {60, 62, 64, 65, 67, 69, 71, 72};
        Random random = new Random(seed);
        StringBuilder lines = new StringBuilder();
        for (int tune = 0; tune < count; tune++) {
            StringBuilder notes = new StringBuilder();
            int onset = 0;
            int step = random.nextInt(8);
            for (int i = 0; i < 8 + tune % 5; i++) {
                int duration = random.nextInt(3) == 0 ? 12 : 24;
                notes.append(i == 0 ? "" : ",").append("[" + onset + "," + duration + "," + scale[step] + "]");
                onset += duration;
                step = Math.min(7, Math.max(0, step + random.nextInt(3) - 1));
            }
            lines.append("{\"name\":\"t" + tune + "\",\"notes\":[" + notes + "]}\n");
        }
        return lines.toString();
    }

    private Machine.Result done(Object... words) {
        Machine.Result result = machine.run(words).calm();
        assertThat(result.exit()).as(result.err()).isZero();
        return result;
    }

    @Test
    void everyFoldIsPredictedByWhatTheOthersTaught() throws IOException {
        Machine.Result result = done("evaluate", "tunes.jsonl", "--task", "pitch", "--k", 3);

        assertThat(result.out())
                .startsWith("pitch, online, members ")
                .containsPattern("corpus +melodies +notes +symbols +bits a note")
                .containsPattern("tunes +12 +117 +8 +\\d\\.\\d{4} / \\d\\.\\d{4}")
                .contains("written: " + machine.home().resolve("evaluations"));
        assertThat(result.err())
                .contains("tunes.jsonl: 12 taken, 0 left")
                .containsPattern("tunes, fold 0: \\d\\.\\d{4} bits a note in 4 melodies")
                .contains("tunes, fold 1: ", "tunes, fold 2: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pitch", "pitch-given-rhythm", "rhythm", "event"})
    void jsonNamesCorpusNotesMeansAndFolds(String task) throws IOException {
        JsonNode json = done(
                        "evaluate",
                        "tunes.jsonl",
                        "--task",
                        task,
                        "--k",
                        4,
                        "--regime",
                        "frozen",
                        "--out",
                        "r",
                        "--json")
                .json();

        assertThat(json.get("corpus").asText()).isEqualTo("tunes");
        assertThat(json.get("notes").asInt()).isEqualTo(117);
        assertThat(json.get("task").asText()).isEqualTo(task);
        assertThat(json.get("regime").asText()).isEqualTo("frozen");
        assertThat(json.get("members")).isNotEmpty();
        assertThat(json.get("bitsPerNote").get("perNote").asDouble()).isPositive();
        assertThat(json.get("bitsPerNote").get("perMelody").asDouble()).isPositive();
        assertThat(json.get("folds")).hasSize(4);
        assertThat(json.get("folds").get(3).get("fold").asInt()).isEqualTo(3);
        assertThat(json.get("folds").get(3).get("bitsPerNote").get("perNote").isNumber())
                .isTrue();
        assertThat(json.get("corpora").get(0).get("perMelody")).hasSize(12);
        assertThat(json.get("path").asText())
                .isEqualTo(machine.file("r/results.json").toString());
        assertThat(machine.file("r/folds")).isDirectoryContaining("glob:**/1-3.json");
    }

    @Test
    void theNumberOfThreadsChangesNoByte() throws IOException {
        Machine.Result alone =
                done("evaluate", "tunes.jsonl", "--task", "event", "--k", 3, "--threads", 1, "--out", "one", "--json");
        Machine.Result together =
                done("evaluate", "tunes.jsonl", "--task", "event", "--k", 3, "--threads", 4, "--out", "four", "--json");

        assertThat(machine.read("four/results.json")).isEqualTo(machine.read("one/results.json"));
        assertThat(together.out().replace("four", "one")).isEqualTo(alone.out());
    }

    @Test
    void theSameCallGoesOnWhereItWas() throws IOException {
        Object[] call = {"evaluate", "tunes.jsonl", "--task", "pitch", "--k", 4, "--out", "r"};
        Machine.Result first = done(call);
        byte[] results = machine.read("r/results.json");
        Files.delete(machine.file("r/results.json"));
        Files.delete(machine.file("r/folds/1-2.json"));

        Machine.Result second = done(call);

        assertThat(second.out()).isEqualTo(first.out());
        assertThat(machine.read("r/results.json")).isEqualTo(results);
        assertThat(second.err())
                .contains("3 of 4 folds are there already", "tunes, fold 2: ")
                .doesNotContain("tunes, fold 1: ");
        assertThat(done(call).err()).contains("4 of 4 folds are there already");
    }

    @Test
    void resultsOfAnotherQuestionAreNotReplaced() throws IOException {
        done("evaluate", "tunes.jsonl", "--task", "pitch", "--k", 2, "--out", "r");
        byte[] results = machine.read("r/results.json");

        Machine.Result refused = machine.run("evaluate", "tunes.jsonl", "--task", "rhythm", "--k", 2, "--out", "r");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.calm().err()).contains("error: ", "holds other results", "hint: choose another --out");
        assertThat(machine.read("r/results.json")).isEqualTo(results);
    }

    @Test
    void severalCorporaAreListedAndAveraged() throws IOException {
        machine.write("sets/a.jsonl", tunes(8, 2));
        machine.write("sets/b.jsonl", tunes(20, 3));
        machine.write("more/a.jsonl", tunes(6, 4));

        Machine.Result result = done("evaluate", "sets", "more/a.jsonl", "--task", "pitch", "--k", 2);
        JsonNode json = done("evaluate", "sets", "more/a.jsonl", "--task", "pitch", "--k", 2, "--json")
                .json();

        assertThat(result.out()).containsPattern("mean of 3 +\\d\\.\\d{4} / \\d");
        assertThat(json.get("corpus").asText()).isEqualTo("a, b, more/a");
        assertThat(json.get("corpora")).hasSize(3);
        double sum = 0;
        for (JsonNode corpus : json.get("corpora")) {
            sum += corpus.get("bitsPerNote").get("perMelody").asDouble();
        }
        assertThat(json.get("bitsPerNote").get("perMelody").asDouble()).isCloseTo(sum / 3, within(2e-6));
        assertThat(json.get("folds")).hasSize(6);
    }

    @Test
    void foldsAreTakenFromAFile() throws IOException {
        StringBuilder folds = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            folds.append(i == 0 ? "" : ",").append("\"t" + i + "\":" + (i == 5 ? 7 : 2));
        }
        machine.write("folds.json", "{\"folds\":{\"tunes\":{" + folds + "}}}");

        JsonNode json = done("evaluate", "tunes.jsonl", "--task", "pitch", "--folds", "folds.json", "--json")
                .json();

        assertThat(json.get("folds")).hasSize(2);
        assertThat(json.get("folds").get(1).get("fold").asInt()).isEqualTo(7);
        assertThat(json.get("folds").get(1).get("melodies").asInt()).isEqualTo(1);
        machine.write("folds.json", "{\"folds\":{\"tunes\":{" + folds + ",\"stranger\":1}}}");
        assertThat(failed("evaluate", "tunes.jsonl", "--task", "pitch", "--folds", "folds.json"))
                .contains("folds.json: a fold for the melody stranger, which is not in the set tunes");
        assertThat(failed("evaluate", "tunes.jsonl", "--task", "pitch", "--folds", "missing.json"))
                .contains("there is no file", "missing.json");
        assertThat(failed("evaluate", "tunes.jsonl", "--task", "pitch", "--folds", "."))
                .contains("error: ");
    }

    private String failed(Object... words) {
        Machine.Result result = machine.run(words).calm();
        assertThat(result.exit()).as(result.err()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).matches("(?s).*error: \\S.*\\Rhint: \\S.*\\R");
        return result.err();
    }

    @Test
    void differencesFromAnotherModelComeWithAnInterval() throws IOException {
        JsonNode ours = done("evaluate", "tunes.jsonl", "--task", "pitch", "--k", 2, "--json")
                .json();
        StringBuilder csv = new StringBuilder("set,melody,fold,notes,worse,equal,cpitch_cpint_cpintfip\n");
        for (JsonNode melody : ours.get("corpora").get(0).get("perMelody")) {
            double bits = melody.get("bitsPerNote").asDouble();
            csv.append("tunes," + melody.get("name").asText() + "," + melody.get("fold") + "," + melody.get("notes")
                    + "," + (bits + 0.5) + "," + bits + "," + (bits + 1) + "\n");
        }
        machine.write("theirs.csv", csv.toString());
        Object[] call = {"evaluate", "tunes.jsonl", "--task", "pitch", "--k", 2, "--reference", "theirs.csv"};

        assertThat(done(call).out())
                .contains("ours less cpitch_cpint_cpintfip")
                .containsPattern("tunes +-1\\.0000 +-1\\.0000 to -1\\.0000 +better")
                .doesNotContain("worse");
        Object[] both = {
            "evaluate",
            "tunes.jsonl",
            "--task",
            "pitch",
            "--k",
            2,
            "--reference",
            "theirs.csv",
            "--column",
            "worse,equal",
            "--json"
        };
        JsonNode differences = done(both).json().get("differences");
        assertThat(differences).hasSize(2);
        assertThat(differences.get(0).get("mean").asDouble()).isCloseTo(-0.5, within(1e-5));
        assertThat(differences.get(0).get("excludesZero").asBoolean()).isTrue();
        assertThat(differences.get(0).get("sameFolds").asBoolean()).isTrue();
        assertThat(differences.get(1).get("mean").asDouble()).isCloseTo(0, within(1e-5));
        assertThat(machine.run("evaluate", "tunes.jsonl", "--task", "rhythm", "--k", 2, "--reference", "theirs.csv")
                        .calm()
                        .err())
                .contains("hint: name one with --column: worse, equal");
        machine.write("theirs.csv", "set,melody,fold,notes,equal\ntunes,t0,0,8,1\n");
        assertThat(failed(
                        "evaluate",
                        "tunes.jsonl",
                        "--task",
                        "pitch",
                        "--k",
                        2,
                        "--reference",
                        "theirs.csv",
                        "--column",
                        "equal"))
                .contains("no figures for the melody t1 of tunes");
    }

    @Test
    void aTrainedModelIsAskedInItsOwnTask() throws IOException {
        Object[] call = {"evaluate", "tunes.jsonl", "--task", "event", "--model", "melody-1", "--tradition", "hymn"};

        Machine.Result text = done(call);
        JsonNode json = done(
                        "evaluate",
                        "tunes.jsonl",
                        "--task",
                        "rhythm",
                        "--model",
                        "melody-1",
                        "--tradition",
                        "hymn",
                        "--json")
                .json();

        assertThat(text.out())
                .startsWith("event, model melody-1")
                .containsPattern("corpus +melodies +notes +rhythm +pitch given rhythm +whole note")
                .containsPattern("tunes +12 +117( +\\d\\.\\d{4} / \\d\\.\\d{4}){3}")
                .contains("not encoded: 0 notes", "the likeliest key of 12 melodies that state none");
        assertThat(json.get("bitsPerNote")).isEqualTo(json.get("rhythm"));
        assertThat(json.get("event").get("perNote").asDouble())
                .isCloseTo(
                        json.get("rhythm").get("perNote").asDouble()
                                + json.get("pitchGivenRhythm").get("perNote").asDouble(),
                        within(2e-6));
        assertThat(json.get("encoded").get("notes").asInt()).isEqualTo(117);
        assertThat(json.get("model").get("id").asText()).isEqualTo("melody-1");
        assertThat(json.get("members")).isEmpty();
        assertThat(json.get("folds")).isEmpty();
    }

    @Test
    void membersOfATrainedModelCanBeLeftOut() throws IOException {
        List<String> call = List.of(
                "evaluate",
                "tunes.jsonl",
                "--task",
                "event",
                "--model",
                "melody-1",
                "--tradition",
                "hymn",
                "--members");

        JsonNode json = done(Stream.concat(call.stream(), Stream.of("network", "--json"))
                        .toArray())
                .json();

        assertThat(json.get("members")).hasSize(1);
        assertThat(json.get("members").get(0).asText()).isEqualTo("network");
        assertThat(machine.run(Stream.concat(call.stream(), Stream.of("oracle")).toArray())
                        .calm()
                        .err())
                .contains("oracle")
                .contains("leave it out to ask all members");
    }

    @Test
    void theTraditionOfTheCorpusIsTakenIfItSaysOne() throws IOException {
        machine.write(
                "tunes/a.abc", "X:1\nT:One\nM:2/4\nL:1/8\nK:G\nGABc|d4|]\n\nX:2\nT:Short\nM:2/4\nL:1/8\nK:G\nG4|]\n");
        machine.write("tunes/corpus.json", """
                {"name":"ours","tradition":"hymn","licence":"CC0-1.0","source":"ourselves"}""");

        JsonNode json = done("evaluate", "tunes", "--task", "event", "--model", "melody-1", "--json")
                .json();

        assertThat(json.get("encoded").get("notes").asInt()).isEqualTo(5);
        assertThat(json.get("encoded").get("notesLeft").asInt()).isEqualTo(1);
        assertThat(json.get("encoded").get("stretchesLeft").asInt()).isEqualTo(1);
        assertThat(machine.run("evaluate", "tunes.jsonl", "--task", "event", "--model", "melody-1")
                        .calm()
                        .err())
                .contains("error: the corpus does not say of which tradition t0 is")
                .contains("hint: name one with --tradition: art-song, british-isles, china, hymn");
        assertThat(machine.run("evaluate", "tunes", "--task", "event", "--model", "melody-1", "--tradition", "polka")
                        .calm()
                        .err())
                .contains("error: the model melody-1 has not learned polka");
    }

    @ParameterizedTest
    @CsvSource({
        "--task pitches, accepted: pitch; pitch-given-rhythm; rhythm; event",
        "--task pitch --regime warm, accepted: online; frozen",
        "--task pitch --k 1, 10 folds are usual",
        "--task pitch --k 3 --folds f.json, leave one out",
        "--task pitch --members nobody, accepted: ",
        "--task pitch --threads 0, leave it out",
        "--task pitch --column a, --reference",
        "--task pitch --tradition hymn, learns from the corpus alone",
        "--task pitch --model melody-1, use --task pitch-given-rhythm",
        "--task event --model melody-1 --k 3, leave out --model",
        "--task event --model melody-1 --tradition Hymn!, --help",
        "--task pitch --seed x, --help"
    })
    void wordsThatDoNotFitTogetherAreRefusedBeforeAnythingIsRead(String words, String hint) {
        Machine.Result refused = machine.run((Object[]) ("evaluate missing.jsonl " + words).split(" "))
                .refused(ExitCode.USAGE);

        assertThat(refused.err()).contains(hint.replace(';', ','));
        assertThat(machine.home()).doesNotExist();
    }

    @Test
    void whatIsNoCorpusIsRefused() throws IOException {
        machine.write("texts/a.txt", "no music");
        machine.write("empty.jsonl", "");
        machine.write("bytes.jsonl", "\u00e4".getBytes(StandardCharsets.ISO_8859_1));
        machine.write("twins.jsonl", tunes(3, 1).replace("t1", "t0"));

        machine.run("evaluate", "missing", "--task", "pitch").refused(ExitCode.FAILED);
        machine.run("evaluate", "texts", "--task", "pitch").refused(ExitCode.FAILED);
        machine.run("evaluate", "empty.jsonl", "--task", "pitch").refused(ExitCode.FAILED);
        machine.run("evaluate", "bytes.jsonl", "--task", "pitch").refused(ExitCode.FAILED);
        assertThat(machine.run("evaluate", "twins.jsonl", "--task", "pitch")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("two melodies of twins are called t0");
        assertThat(failed("evaluate", "tunes.jsonl", "--task", "pitch", "--k", 13))
                .contains("13 folds need at least 13 melodies that are no versions of one another; tunes has 12");
        assertThat(failed("evaluate", "tunes.jsonl", "--task", "event", "--model", "nobody", "--tradition", "hymn"))
                .contains("there is no model nobody");
        machine.write("blocked", "a file");
        assertThat(failed("evaluate", "tunes.jsonl", "--task", "pitch", "--out", "blocked"))
                .contains("the results cannot be written");
    }
}
