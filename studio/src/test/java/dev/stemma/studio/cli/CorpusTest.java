package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.generator.corpus.DatasetManifest;
import dev.stemma.generator.corpus.DatasetProof;
import dev.stemma.generator.corpus.SortedRoots;
import dev.stemma.provenance.record.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorpusTest {
    private static final Path MODEL = Machine.root().resolve("models/melody-2");

    /** Its list of works names no melodies, and its configuration states no sorted root. */
    private static final Path FIRST_FORM = Machine.root().resolve("models/melody-1");

    private static final Path TUNES = Machine.root().resolve("samples/corpora/british-isles.abc");
    private static final String FREE =
            "{\"name\": \"club\", \"tradition\": \"reel\", \"licence\": \"CC0-1.0\", \"source\": \"our club\"}";

    private Machine machine;

    @BeforeEach
    void open(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
    }

    private static String tune(String title, int number) {
        return "X:1\nT:" + title + "\nC:Trad.\nM:2/4\nL:1/8\nK:G\n" + "GABc|dBGB|".repeat(number + 1) + "A2 F2|G4|]\n";
    }

    @Test
    void aWorkIsProvedToBeInADataSetOrNotToWhoeverHasTheModelOnly() throws Exception {
        machine.write("mine.abc", tune("Mine", 3));

        assertThat(machine.run("corpus", "prove", "--dataset", MODEL, "--work", "mine.abc", "--out", "mine.json")
                        .calm()
                        .out())
                .contains("by file: not in the data set", "written: mine.json");
        assertThat(machine.run("corpus", "check", "mine.json", "--model", MODEL)
                        .done()
                        .out())
                .contains("by file: not in the data set", "proved: against the model");
        assertThat(machine.run("corpus", "prove", "--dataset", MODEL, "--work", TUNES, "--tune", 20)
                        .calm()
                        .out())
                .contains("by file: IN the data set: ");
        machine.run("corpus", "prove", "--dataset", MODEL, "--work", TUNES).refused(ExitCode.FAILED);
    }

    @Test
    void theDefaultModelAnswersForTwentyWorks() throws Exception {
        int present = 0;
        for (int i = 0; i < 20; i++) {
            String name = "proof-" + i + ".json";
            Path work = i % 2 == 0 ? TUNES : machine.write("own.abc", tune("Own", i));
            JsonNode made = machine.run(
                            "corpus",
                            "prove",
                            "--dataset",
                            MODEL,
                            "--work",
                            work,
                            "--tune",
                            i % 2 == 0 ? 15 + i : 1,
                            "--out",
                            name,
                            "--json")
                    .calm()
                    .json();
            JsonNode checked = machine.run("corpus", "check", name, "--model", MODEL, "--json")
                    .done()
                    .json();
            assertThat(checked.get("holds").asBoolean()).isTrue();
            assertThat(checked.get("listRead").asBoolean()).isFalse();
            assertThat(checked.get("listed")).isEqualTo(made.get("listed"));
            assertThat(checked.get("byMelody").get(0).get("listed")).isEqualTo(made.get("listed"));
            present += made.get("listed").asBoolean() ? 1 : 0;
        }
        assertThat(present).isEqualTo(10);
    }

    @Test
    void ofAListOfTheFirstFormAnswersByFileAreStillProved() throws Exception {
        machine.write("mine.abc", tune("Mine", 3));
        for (Object[] work : new Object[][] {{"mine.abc", 1, false}, {TUNES, 20, true}}) {
            machine.run(
                            "corpus",
                            "prove",
                            "--dataset",
                            FIRST_FORM,
                            "--work",
                            work[0],
                            "--tune",
                            work[1],
                            "--out",
                            work[1] + ".json")
                    .calm();
            JsonNode checked = machine.run("corpus", "check", work[1] + ".json", "--model", FIRST_FORM, "--json")
                    .done()
                    .json();
            assertThat(checked.get("holds").asBoolean()).isTrue();
            assertThat(checked.get("listRead").asBoolean()).isTrue();
            assertThat(checked.get("listed").asBoolean()).isEqualTo(work[2]);
        }
    }

    @Test
    void aModelTrainedFromNowOnAnswersByMelodyFromItsConfigurationAlone() throws Exception {
        for (int i = 0; i < 6; i++) {
            machine.write("tunes/" + i + ".abc", tune("Tune " + i, i));
        }
        machine.write("tunes/corpus.json", FREE);
        Machine.Result trained = machine.run("train", "tunes", "--out", "mine", "--hidden", 8, "--epochs", 1);
        assertThat(trained.exit()).as(trained.err()).isZero();
        machine.write("other.abc", "X:1\nM:4/4\nL:1/4\nK:C\nCDEF|GFED|CCGG|AAG2|FFEE|DDC2|]\n");
        machine.write(
                "again.abc",
                tune("By another name", 2).replace("L:1/8", "L:1/16").replace("M:2/4", "M:1/4"));

        assertThat(machine.run("corpus", "prove", "--dataset", "mine", "--work", "again.abc", "--out", "again.json")
                        .done()
                        .out())
                .contains("by file: not in the data set", "by melody: IN the data set: \"Tune 2\" (club/2/1), CC0-1.0");
        machine.run("corpus", "prove", "--dataset", "mine", "--work", "other.abc", "--out", "other.json")
                .done();
        machine.write("card/config.json", machine.read("mine/config.json"));

        assertThat(machine.run("corpus", "check", "again.json", "--model", "card")
                        .done()
                        .out())
                .contains("by melody: IN the data set: \"Tune 2\"", "proved: against config.json");
        assertThat(machine.run("corpus", "check", "other.json", "--model", "mine")
                        .done()
                        .out())
                .contains(
                        "by melody: not in the data set, in any key and tempo",
                        "signed by somebody who is trusted here");
        assertThat(machine.run("corpus", "check", "other.json", "--model", "mine", "--work", "again.abc")
                        .calm()
                        .exit())
                .as("a proof of another work")
                .isEqualTo(3);
        assertThat(machine.run("corpus", "check", "other.json", "--model", MODEL)
                        .calm()
                        .out())
                .contains("REFUSED: the proof is about another data set");

        String roots = Files.readString(MODEL.resolve("config.json"));
        String forged = Files.readString(machine.file("mine/config.json"));
        for (String root : List.of("files", "melodies")) {
            forged = forged.replaceFirst(named(root), Matcher.quoteReplacement(find(named(root), roots)));
        }
        machine.write("forged/config.json", forged);
        machine.write("forged/model.safetensors", machine.read("mine/model.safetensors"));
        machine.run("corpus", "prove", "--dataset", MODEL, "--work", "again.abc", "--out", "false.json")
                .calm();
        Machine.Result refused = machine.run("corpus", "check", "false.json", "--model", "forged")
                .calm();
        assertThat(refused.exit())
                .as("roots that the model's credentials do not cover")
                .isEqualTo(3);
        assertThat(refused.out())
                .contains("REFUSED: the credentials in the model's weights do not hold for this config.json");

        machine.run("sign", "--dataset", "mine", "--force").done();
        assertThat(machine.run("verify", "mine/dataset.json").done().out())
                .as("the list of works has credentials of its own")
                .contains("trusted");

        byte[] proof = machine.read("other.json");
        for (int at = 0; at < proof.length; at += 97) {
            byte[] changed = proof.clone();
            changed[at] ^= 1;
            machine.write("changed.json", changed);
            Machine.Result result = machine.run("corpus", "check", "changed.json", "--model", "card")
                    .calm();
            assertThat(result.exit()).as("byte %d", at).isEqualTo(3);
            assertThat(result.out()).contains("REFUSED: ");
        }
    }

    private static String named(String root) {
        return "\"" + root + "\" : \"[0-9a-f]{64}\"";
    }

    private static String find(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).isTrue();
        return found.group();
    }

    @Test
    void whatLiesBesideAWorkDoesNotHideItsMelody() throws Exception {
        String tune = "X:1\nT:Irish Washerwoman\n" + music(20);
        machine.write("mine/tune.abc", tune);
        machine.write("mine/corpus.json", "{\"name\": 3");

        assertThat(machine.run("corpus", "prove", "--dataset", MODEL, "--work", "mine/tune.abc")
                        .calm()
                        .out())
                .contains("by file: not in the data set", "by melody: IN the data set: ");
    }

    /** Head and notes of a tune of the corpus, without its name. */
    private static String music(int number) throws Exception {
        String tune = find("(?ms)^X:" + number + "$.*?^$", Files.readString(TUNES));
        return find("(?ms)^M:.*", tune);
    }

    @Test
    void tunesOfABookAreNumberedWhetherTheyCanBeReadOrNot() throws Exception {
        machine.write("book.abc", "X:1\nT:Broken\nK:C\n\n" + "X:2\nT:Good\n" + music(20));

        assertThat(machine.run("corpus", "prove", "--dataset", MODEL, "--work", "book.abc", "--tune", 2)
                        .calm()
                        .out())
                .contains("by melody: IN the data set: ");
        assertThat(machine.run("corpus", "prove", "--dataset", MODEL, "--work", "book.abc", "--tune", 1)
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("tune 1 has no notes");
    }

    @Test
    void aWorkWithoutAMelodyIsLookedForByItsBytesAndTheReasonIsSaid() throws Exception {
        machine.write("chords.abc", "X:1\nM:2/4\nL:1/8\nK:G\n[GB][Ac][Bd][ce]|[dG][ce][Bd]2|\n");

        Machine.Result result = machine.run("corpus", "prove", "--dataset", MODEL, "--work", "chords.abc", "--json");

        assertThat(result.err()).contains("note: no melody can be read from the file");
        assertThat(result.calm().json().get("trouble").asText()).isNotBlank();
        assertThat(machine.run("corpus", "prove", "--dataset", MODEL, "--work", "chords.abc")
                        .calm()
                        .out())
                .contains("by melody: not answered");
    }

    @Test
    void aProofThatKeepsQuietAboutTheMelodyDoesNotAnswerForAWork() throws Exception {
        Path work = machine.write("tune.abc", "X:1\nT:By another name\n" + music(20));
        Digest bytes = Digest.of(Files.readString(work).strip().getBytes(StandardCharsets.UTF_8));
        DatasetProof silent = DatasetManifest.read(Files.readAllBytes(MODEL.resolve("dataset.json")))
                .proofs()
                .prove(bytes);
        machine.write("silent.json", silent.toJson());

        assertThat(machine.run("corpus", "check", "silent.json", "--model", MODEL)
                        .done()
                        .out())
                .contains("by file: not in the data set", "by melody: not answered");
        Machine.Result checked = machine.run("corpus", "check", "silent.json", "--model", MODEL, "--work", work)
                .calm();
        assertThat(checked.exit()).isEqualTo(3);
        assertThat(checked.out()).contains("REFUSED: the proof does not answer for this work and its melody");
        SortedRoots files = new SortedRoots(silent.roots().files(), Optional.empty());
        DatasetProof rootless = new DatasetProof(files, silent.work(), silent.file(), List.of(), List.of());
        machine.write("rootless.json", rootless.toJson());
        assertThat(machine.run("corpus", "check", "rootless.json", "--model", MODEL, "--work", work)
                        .calm()
                        .exit())
                .as("nor one that names no root by melody")
                .isEqualTo(3);
        assertThat(machine.run("corpus", "check", "silent.json")
                        .refused(ExitCode.USAGE)
                        .err())
                .contains("--model DIR, or --root HEX");
    }

    @Test
    void melodiesOfManyFilesBecomeOneFileWithTheirTerms() throws Exception {
        machine.write("in/corpus.json", FREE);
        machine.write("in/a.abc", tune("A", 1));
        machine.write("in/b.abc", tune("B", 2));
        machine.write("in/again.abc", tune("A again", 1));

        Machine.Result result =
                machine.run("corpus", "import", "in", "--source", "our club", "--out", "out/club.jsonl");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).contains("2 works, CC0-1.0, tradition reel", "written: out/club.jsonl");
        assertThat(result.err()).contains("left out: club/again/1: the same notes as club/a/1");
        JsonNode listed = machine.run("corpus", "list", "out", "--json").calm().json();
        assertThat(listed.get("works")).hasSize(2);
        assertThat(listed.at("/works/0/creators/0").asText()).isEqualTo("Trad.");
        assertThat(listed.at("/works/0/licence").asText()).isEqualTo("CC0-1.0");
        assertThat(listed.at("/works/0/melodies/0"))
                .isEqualTo(machine.run("corpus", "list", "in/a.abc", "--json")
                        .calm()
                        .json()
                        .at("/works/0/melodies/0"));
        machine.run("corpus", "import", "in", "--out", "out/club.jsonl").calm();
        assertThat(machine.run("corpus", "check", "out").calm().exit()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `"licence": "CC-BY-NC-4.0"`                                                    | not-for-training
            `"licence": "not stated"`                                                      | missing-terms
            `"licence": "ask the estate"`                                                  | unknown-licence
            `"licence": "CC0-1.0", "tdm-reservation": 1`                                   | opted-out
            `"licence": "CC-BY-NC-4.0", "trainingMining": {"cawg.ai_generative_training": {"use": "allowed"}}` | contradiction
            """)
    void termsThatStandAgainstTrainingAreNamedAndRefused(String terms, String finding) throws Exception {
        machine.write(
                "in/corpus.json", "{\"name\": \"in\", \"tradition\": \"reel\", \"source\": \"a book\", " + terms + "}");
        machine.write("in/a.abc", tune("A", 1));

        Machine.Result result = machine.run("corpus", "check", "in");

        assertThat(result.calm().exit()).as(result.err()).isEqualTo(3);
        assertThat(result.out()).contains(finding + ": ", "  in/a", "REFUSED: ");
        machine.write(
                "policy.json",
                "{\"accept\": [\"free\", \"non-commercial\", \"unknown\", \"opted-out\"], \"refuse\": []}");
        assertThat(machine.run("corpus", "check", "in", "--policy", "policy.json")
                        .exit())
                .isZero();
    }

    @Test
    void contradictoryTermsDoNotBecomeOneCorpus() throws Exception {
        machine.write(
                "strict/corpus.json", FREE.replace("CC0-1.0", "CC-BY-NC-4.0").replace("club", "strict"));
        machine.write("strict/a.abc", tune("A", 1));
        machine.write("free/corpus.json", FREE);
        machine.write("free/a.abc", tune("A", 1));
        machine.write("free/b.abc", tune("B", 2));

        Machine.Result both = machine.run("corpus", "import", "strict", "free", "--out", "both.jsonl");
        assertThat(both.exit()).isEqualTo(1);
        assertThat(both.err()).contains("found \"CC-BY-NC-4.0\" (strict/a/1) and \"CC0-1.0\" (club/a/1)");
        Machine.Result washed =
                machine.run("corpus", "import", "strict", "--licence", "CC0-1.0", "--out", "washed.jsonl");
        assertThat(washed.err()).contains("found \"CC0-1.0\" (you) and \"CC-BY-NC-4.0\" (strict/a/1)");
        assertThat(machine.names()).doesNotContain("both.jsonl", "washed.jsonl");
        assertThat(machine.run("corpus", "check", "strict", "free").calm().out())
                .contains(
                        "contradiction: one melody under terms that do not agree: free, non-commercial",
                        "strict/a/1, club/a/1");
    }

    @Test
    void aPieceOfAModelThatLearntFromStrictWorksSaysSo() throws Exception {
        machine.write("tunes/corpus.json", FREE.replace("CC0-1.0", "CC-BY-NC-4.0"));
        for (int i = 0; i < 6; i++) {
            machine.write("tunes/" + i + ".abc", tune("Tune " + i, i));
        }
        Machine.Result trained = machine.run(
                "train",
                "tunes",
                "--out",
                "models/strict",
                "--hidden",
                8,
                "--epochs",
                1,
                "--allow-licence",
                "CC-BY-NC-4.0");
        assertThat(trained.exit()).as(trained.err()).isZero();
        Machine ours = machine.withModels(machine.file("models"));
        ours.run("compose", "--bars", 2, "--seed", 1, "--out", "a.mid").done();

        assertThat(ours.run("inspect", "a.mid").done().out())
                .contains("inherits", "non-commercial: 6 works that the model learnt from, CC-BY-NC-4.0");
        JsonNode terms = ours.run("inspect", "a.mid", "--json").done().json().findValue("terms");
        assertThat(terms.at("/0/kind").asText()).isEqualTo("non-commercial");
        assertThat(ours.run("verify", "a.mid", "--require", "dataset").done().out())
                .contains("6 works of strict-works are behind the piece, under these terms: non-commercial (6)");
        assertThat(machine.run("verify", "a.mid", "--require", "dataset").exit())
                .as("without the model")
                .isEqualTo(ExitCode.REFUSED.number());

        JsonNode continued = machine.run(
                        "continue", "a.mid", "--bars", 2, "--tradition", "hymn", "--out", "b.mid", "--json")
                .done()
                .json();
        assertThat(continued.at("/terms/0/kind").asText())
                .as("terms of what another model went on with")
                .isEqualTo("non-commercial");
        assertThat(continued.at("/terms/0/works").asInt()).isEqualTo(6);
        assertThat(continued.at("/terms").findValuesAsText("kind")).contains("free");
        assertThat(machine.run("verify", "b.mid", "--require", "dataset").exit())
                .as("with one of both models")
                .isEqualTo(ExitCode.REFUSED.number());
        assertThat(machine.run("verify", "b.mid", "--require", "dataset", "--model-dir", machine.file("models"))
                        .done()
                        .out())
                .contains("non-commercial (6); ", "works of melody-2-works are behind the piece");
    }

    @Test
    void aFileThatReservesTrainingItselfIsNotLearntFrom() throws Exception {
        machine.write("tunes/corpus.json", FREE);
        machine.write(
                "tunes/signed.mid", Files.readAllBytes(Machine.root().resolve("samples/co-created/co-created.mid")));
        machine.write("tunes/a.abc", tune("A", 1));

        assertThat(machine.run("corpus", "check", "tunes").calm().out())
                .contains("opted-out: cawg.ai_generative_training is notAllowed", "  club/signed", "REFUSED: ");
        Machine.Result trained = machine.run("train", "tunes", "--out", "mine").calm();
        assertThat(trained.exit()).isEqualTo(1);
        assertThat(trained.err())
                .contains("club/signed", "cawg.ai_generative_training is notAllowed", "\"own-work: NAME\"");
    }

    @Test
    void whatIsNoProofNoPolicyAndNoCorpusIsRefused() throws Exception {
        machine.write("no.json", "{}");
        machine.write("a.abc", tune("A", 1));
        assertThat(machine.run("corpus", "check", "no.json", "--model", MODEL)
                        .calm()
                        .exit())
                .isEqualTo(3);
        machine.run("corpus", "check", "no.json", "--root", "abc").refused(ExitCode.USAGE);
        machine.run("corpus", "check", "absent.json", "--model", MODEL).refused(ExitCode.FAILED);
        machine.run("corpus", "check", "a.abc", "--policy", "no.json").refused(ExitCode.FAILED);
        machine.run("corpus", "prove", "--dataset", ".", "--work", "a.abc").refused(ExitCode.FAILED);
        machine.run("corpus").refused(ExitCode.USAGE);
        machine.write(
                "bad/dataset.json",
                Files.readString(FIRST_FORM.resolve("dataset.json"))
                        .replaceFirst("\"licence\":\"CC0-1.0\"", "\"licence\":\"MIT\""));
        assertThat(machine.run("corpus", "list", "bad").refused(ExitCode.FAILED).err())
                .containsPattern("that the list states\\R  stated   [0-9a-f]{64}\\R  computed [0-9a-f]{64}\\Rhint: ");
    }
}
