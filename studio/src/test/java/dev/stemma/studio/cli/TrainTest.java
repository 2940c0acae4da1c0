package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainTest {
    private static final String TERMS =
            "{\"name\": \"my-tunes\", \"tradition\": \"my-village\", \"licence\": \"CC0-1.0\", \"source\": \"ourselves\"}";

    private Machine machine;

    @BeforeEach
    void open(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
        for (int i = 0; i < 6; i++) {
            machine.write("tunes/" + i + ".abc", tune(i));
        }
    }

    private static String tune(int number) {
        return "X:1\nT:Tune " + number + "\nM:2/4\nL:1/8\nK:G\n" + "GABc|dBGB|".repeat(number + 1) + "A2 F2|G4|]\n";
    }

    @Test
    void aFolderOfTunesBecomesAModelThatComposes() throws Exception {
        machine.write("tunes/corpus.json", TERMS);

        Machine.Result trained = machine.run(
                        "train", "tunes", "--out", "models/mine", "--hidden", 8, "--epochs", 1, "--title", "Mine")
                .calm();

        assertThat(trained.exit()).as(trained.err()).isZero();
        assertThat(trained.out()).startsWith("# Mine").contains("written: ");
        assertThat(trained.err())
                .contains("training on 5 works, 1 held out", "epoch 1: ")
                .doesNotContain("NaN");
        try (var files = Files.list(machine.file("models/mine"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "card.md",
                            "config.json",
                            "dataset.json",
                            "dataset.json.c2pa",
                            "model.safetensors",
                            "training.json");
        }
        assertThat(machine.run("verify", "models/mine/model.safetensors").done().out())
                .contains("trusted");
        assertThat(machine.run("verify", "models/mine/dataset.json").done().out())
                .contains("trusted");
        assertThat(machine.run("inspect", "models/mine/model.safetensors", "--tree")
                        .done()
                        .out())
                .as("the model's record leads to that of its data set")
                .containsSubsequence(
                        "from mine-works, inputTo", "mine-works  urn:c2pa:", "action c2pa.created (dataDrivenMedia)");
        Machine ours = machine.withModels(machine.file("models"));
        JsonNode composed = ours.run("compose", "--model", "mine", "--tradition", "my-village", "--bars", 2, "--json")
                .done()
                .json();
        assertThat(composed.get("experimental").asBoolean()).isTrue();
        assertThat(ours.run("compose", "--bars", 2, "--seed", 1, "--out", "a.mid")
                        .done()
                        .out())
                .contains("experimental: ");
        ours.run("verify", "a.mid").done();
    }

    @Test
    void jsonNamesTheModelAndItsWorksAndTheSameTuneCountsOnce() throws IOException {
        machine.write("tunes/corpus.json", TERMS);
        machine.write("more/again.abc", tune(3));
        machine.write("more/corpus.json", TERMS);

        Machine.Result trained = machine.run(
                        "train", "tunes", "more", "--out", "mine", "--hidden", 8, "--epochs", 1, "--json")
                .calm();

        assertThat(trained.exit()).as(trained.err()).isZero();
        assertThat(trained.err()).contains("left out: my-tunes/again");
        JsonNode json = trained.json();
        assertThat(json.get("path").asText()).endsWith("mine");
        assertThat(json.get("works").asInt()).isEqualTo(6);
        assertThat(json.get("digest").asText()).matches("[0-9a-f]{64}");
        assertThat(json.get("datasetRoot").asText()).matches("[0-9a-f]{64}");
    }

    @Test
    void tunesWithoutALicenceAreRefused() throws IOException {
        Machine.Result refused = machine.run("train", "tunes", "--out", "mine", "--hidden", 8, "--epochs", 1);

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.calm().err()).containsPattern("error: the licence of .* does not allow training");
        assertThat(machine.names()).containsExactly("tunes");
    }

    @Test
    void tunesWhoseTermsForbidTrainingAreRefused() throws IOException {
        machine.write("tunes/corpus.json", TERMS.replace("CC0-1.0", "all rights reserved"));

        assertThat(machine.run("train", "tunes", "--out", "mine").exit()).isEqualTo(1);
        assertThat(machine.names()).containsExactly("tunes");
    }

    @Test
    void aModelThatIsThereIsKept() throws IOException {
        machine.write("tunes/corpus.json", TERMS);
        machine.write("mine/card.md", "precious");

        assertThat(machine.run("train", "tunes", "--out", "mine")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("exists already");
        assertThat(machine.file("mine/card.md")).hasContent("precious");
    }

    @ParameterizedTest
    @CsvSource({
        "--out, My Model",
        "--out, Models/../Mine",
        "--hidden, 7",
        "--hidden, 2000",
        "--epochs, 0",
        "--epochs, many",
        "--seed, x"
    })
    void anOptionThatMakesNoSenseIsAMistakeOfTheCallFoundBeforeTraining(String option, String value)
            throws IOException {
        machine.write("tunes/corpus.json", TERMS);
        if (option.equals("--out")) {
            machine.run("train", "tunes", "--out", value).refused(ExitCode.USAGE);
        } else {
            machine.run("train", "tunes", "--out", "mine", option, value).refused(ExitCode.USAGE);
        }
        assertThat(machine.names()).containsExactly("tunes");
    }

    @Test
    void whatIsNoCorpusIsRefused() throws IOException {
        machine.write("texts/a.txt", "no music");
        machine.write("broken/a.abc", tune(1));
        machine.write("broken/corpus.json", "{\"name\": ");
        machine.write("few/a.abc", tune(1));
        machine.write("few/corpus.json", TERMS);

        machine.run("train", "tunes", "--out", "/").refused(ExitCode.FAILED);
        machine.run("train", "missing", "--out", "mine").refused(ExitCode.FAILED);
        machine.run("train", "texts", "--out", "mine").refused(ExitCode.FAILED);
        machine.run("train", "broken", "--out", "mine").refused(ExitCode.FAILED);
        machine.run("train", "tunes", "--descriptors", "texts/a.txt", "--out", "mine")
                .refused(ExitCode.FAILED);
        Machine.Result few = machine.run("train", "few", "--out", "mine").calm();
        assertThat(few.exit()).as(few.err()).isEqualTo(1);
        assertThat(few.err()).contains("error: found 1 work, expected works of at least two");
        assertThat(machine.file("mine")).doesNotExist();
    }

    @Test
    void aFolderOfAllSortsTrainsOnTheGoodFilesAndReportsEachOther() throws IOException {
        machine.write("tunes/corpus.json", TERMS);
        machine.write("tunes/again.abc", tune(2));
        machine.write(
                "tunes/higher.abc",
                tune(2).replace("T:Tune 2", "T:By Another Name")
                        .replace("K:G", "K:A")
                        .replace("GABc|dBGB|", "ABcd|ecAc|")
                        .replace("A2 F2|G4|]", "B2 G2|A4|]"));
        machine.write("tunes/broken.mid", new byte[] {'M', 'T', 'h', 'd', 0, 0});
        machine.write("tunes/empty.abc", "");
        machine.write("tunes/silent.abc", "X:1\nT:Silence\nM:2/4\nL:1/8\nK:G\nz4|z4|]\n");
        machine.write("tunes/notes.txt", "no music");
        machine.write("tunes/chords.musicxml", polyphonic());

        Machine.Result trained = machine.run("train", "tunes", "--out", "mine", "--hidden", 8, "--epochs", 1, "--json")
                .calm();

        assertThat(trained.exit()).as(trained.err()).isZero();
        assertThat(trained.json().get("works").asInt()).isEqualTo(6);
        assertThat(trained.err())
                .contains("0.abc: 1 taken, 0 left (terms: my-tunes)")
                .containsPattern("(?m)^  .*again.*|^  .*: the same bytes as my-tunes/2")
                .contains("left out: my-tunes/higher/1 has the same notes as my-tunes/2/1 (Tune 2), 2 semitones higher")
                .containsPattern("broken.mid: 0 taken, 1 left")
                .containsPattern("empty.abc: 0 taken, 1 left")
                .containsPattern("silent.abc: 0 taken, 1 left")
                .containsPattern("notes.txt: 0 taken, 1 left")
                .containsPattern("chords.musicxml: 0 taken, 1 left");
    }

    private static String polyphonic() {
        String note = "<note>%s<pitch><step>%s</step><octave>4</octave></pitch><duration>1</duration></note>";
        return "<score-partwise version=\"4.0\"><part-list><score-part id=\"P1\"><part-name/></score-part></part-list>"
                + "<part id=\"P1\"><measure number=\"1\"><attributes><divisions>1</divisions></attributes>"
                + note.formatted("", "C") + note.formatted("<chord/>", "E") + note.formatted("", "D")
                + note.formatted("<chord/>", "F") + "</measure></part></score-partwise>";
    }

    @Test
    void aWorkThatStaysThoughItsMelodyIsToBeForgottenIsNamed() throws IOException {
        machine.write("tunes/corpus.json", TERMS);
        machine.write(
                "tunes/shorter.abc", tune(2).replace("T:Tune 2", "T:Shorter").replace("A2 F2|", "Az F2|"));

        Machine.Result trained = machine.run(
                        "train", "tunes", "--out", "mine", "--hidden", 8, "--epochs", 1, "--without", "my-tunes/2/1")
                .calm();

        assertThat(trained.exit()).as(trained.err()).isZero();
        assertThat(trained.err())
                .contains("note: my-tunes/shorter/1 (Shorter) has the melody of a work left out, and stays");
    }

    @Test
    void aPresetForClassIsNamedAndAnOtherIsAMistake() throws IOException {
        machine.write("tunes/corpus.json", TERMS);
        machine.run("train", "tunes", "--out", "mine", "--preset", "lecture-hall")
                .refused(ExitCode.USAGE);
        Machine.Result trained = machine.run("train", "tunes", "--out", "mine", "--preset", "class-room", "--epochs", 1)
                .calm();
        assertThat(trained.exit()).as(trained.err()).isZero();
        assertThat(trained.out()).contains("1 layers with 96 units");
    }

    @Test
    void aLicenceThatForbidsTrainingIsTakenOnTheTrainersWord() throws IOException {
        machine.write("tunes/corpus.json", TERMS.replace("CC0-1.0", "CC-BY-SA-4.0"));
        machine.run("train", "tunes", "--out", "mine", "--hidden", 8, "--epochs", 1)
                .calm();
        assertThat(machine.file("mine")).doesNotExist();
        Machine.Result trained = machine.run(
                "train", "tunes", "--out", "mine", "--hidden", 8, "--epochs", 1, "--allow-licence", "cc-by-sa-4.0");
        assertThat(trained.exit()).as(trained.err()).isZero();
        assertThat(trained.out()).contains("CC-BY-SA-4.0 (6 works)");
        assertThat(machine.file("mine/dataset.json")).content().contains("\"licence\":\"CC-BY-SA-4.0\"");
    }
}
