package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A piece is made by a model and a person in turns, and its files tell so, checkable by anybody who has the model. */
class JournalledWorkTest {
    private static final String EVERYTHING = "trusted,journal,lineage,replay";

    private Machine machine;
    private byte[] composed;

    @BeforeEach
    void makeKeysAndAMelody(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
        assertThat(machine.run("key", "new", "ann").exit()).isZero();
        machine.run("compose", "--seed", 42, "--out", "tune.mid", "--as", "ann").done();
        composed = machine.read("tune.mid");
    }

    private List<String> origins(String file) {
        List<String> origins = new ArrayList<>();
        notes(file).forEach(note -> origins.add(note.get("origin").asText()));
        return origins;
    }

    private JsonNode notes(String file) {
        return machine.run("inspect", file, "--json").json().get("notes");
    }

    private List<String> history(String file) {
        List<String> operations = new ArrayList<>();
        machine.run("history", file, "--json")
                .done()
                .json()
                .get("entries")
                .forEach(entry -> operations.add(entry.get("operation").asText()));
        return operations;
    }

    private void requireEverything(String... files) {
        for (String file : files) {
            Machine.Result verified = machine.run("verify", file, "--require", EVERYTHING);
            assertThat(verified.exit()).as(verified.out()).isZero();
        }
    }

    @Test
    void aPieceGoesThroughManyHandsAndEveryStepIsOnRecord() throws Exception {
        machine.write(
                "ops.json",
                "[{\"op\":\"set-pitch\",\"note\":\"n3\",\"pitch\":67},{\"op\":\"remove\",\"note\":\"n4\"},"
                        + "{\"op\":\"lock\",\"bars\":\"1-2\"},{\"op\":\"annotate\",\"text\":\"bar 1 as it should be\"}]");

        machine.run("edit", "tune.mid", "--ops", "ops.json", "--as", "ann").done();
        machine.run("fill", "tune.mid", "--bars", "3-4", "--seed", 7, "--count", 4, "--out", "f.mid", "--as", "ann")
                .done();
        machine.run("choose", "f-2.mid", "--as", "ann").done();
        machine.run(
                        "continue",
                        "f-2.mid",
                        "--bars",
                        2,
                        "--seed",
                        9,
                        "--out",
                        "long.mid",
                        "--wav",
                        "--abc",
                        "--as",
                        "ann")
                .done();

        requireEverything("tune.mid", "f-1.mid", "f-2.mid", "long.mid", "long.wav", "long.abc");
        assertThat(history("long.mid"))
                .startsWith("begun", "requested", "offered", "exported", "signed", "note-pitched", "note-removed")
                .containsSubsequence(
                        "locked",
                        "annotated",
                        "exported",
                        "signed",
                        "requested",
                        "offered",
                        "offered",
                        "offered",
                        "offered",
                        "chosen",
                        "requested",
                        "offered");
        assertThat(origins("long.mid")).contains("model", "edited");
        assertThat(notes("long.mid").get(2).get("id").asText()).isEqualTo("n3");
        assertThat(notes("long.mid").get(2).get("locked").asBoolean()).isTrue();
    }

    @Test
    void whoHasOnlyTheFileChecksItAllAndTheNamesOfPeopleAreInIt() throws Exception {
        Machine stranger = machine.withHome("stranger");

        assertThat(stranger.run("verify", "tune.mid", "--require", "journal,lineage,replay,dataset")
                        .exit())
                .isZero();
        assertThat(stranger.run("history", "tune.mid").done().out())
                .contains("ann")
                .contains("offered candidate 1");
        assertThat(machine.run("history", "tune.mid").done().out())
                .contains("+  3")
                .contains("signed it: urn:c2pa:");
    }

    @Test
    void aModelThatIsNotAtHandIsSaidToBeMissingAndIsFoundWhereOneSays() throws Exception {
        Machine without = machine.withModels(machine.folder().resolve("no-models"));

        Machine.Result verified = without.run("verify", "tune.mid");
        assertThat(verified.exit()).isZero();
        assertThat(without.run("verify", "tune.mid", "--require", "replay").exit())
                .isEqualTo(3);
        assertThat(without.run("replay", "tune.mid").out()).contains("--model-dir");
        assertThat(without.run("replay", "tune.mid").exit()).isEqualTo(3);
        Path models = Machine.root().resolve("models");
        assertThat(without.run("verify", "tune.mid", "--require", "replay", "--model-dir", models)
                        .exit())
                .isZero();
        assertThat(without.run("replay", "tune.mid", "--model-dir", models.resolve("melody-2"))
                        .done()
                        .out())
                .contains("bit for bit");
    }

    @Test
    void anEditThatCannotBeDoneIsNamedAndNothingIsDone() throws Exception {
        String before = machine.run("history", "tune.mid").out();
        String[][] refusals = {
            {"[{\"op\":\"remove\",\"note\":\"n1\"},{\"op\":\"remove\",\"note\":\"n999\"}]", "operation 2", "n999"},
            {"[{\"op\":\"fly\"}]", "operation 1", "\"fly\""},
            {"[{\"op\":\"move\",\"note\":\"n1\",\"onset\":\"x\"}]", "operation 1", "\"3/2\""},
            {"[{\"op\":\"remove\",\"note\":\"n1\",\"bars\":\"1\"}]", "operation 1", "\"bars\""},
            {"[{\"op\":\"set-pitch\",\"note\":1,\"pitch\":128}]", "operation 1", "128"},
            {"{}", "list", "list"},
            {"[]", "no operation", "no operation"},
        };
        for (String[] refusal : refusals) {
            machine.write("ops.json", refusal[0]);

            assertThat(machine.run("edit", "tune.mid", "--ops", "ops.json", "--as", "ann")
                            .refused(ExitCode.FAILED)
                            .err())
                    .contains(refusal[1], refusal[2]);
        }
        assertThat(machine.read("tune.mid")).isEqualTo(composed);
        assertThat(machine.run("history", "tune.mid").out()).isEqualTo(before);
    }

    @Test
    void whatWasDoneIsTakenBackAndStaysOnRecord() throws Exception {
        machine.write("ops.json", "[{\"op\":\"transpose\",\"semitones\":2}]");
        machine.run("edit", "tune.mid", "--ops", "ops.json", "--as", "ann", "--out", "up.mid")
                .done();
        assertThat(origins("up.mid")).containsOnly("rule");

        machine.run("undo", "up.mid", "--as", "ann", "--abc").done();

        assertThat(origins("up.mid")).containsOnly("model");
        assertThat(history("up.mid")).containsSubsequence("transposed", "undone");
        requireEverything("up.mid", "up.abc");
        machine.run("undo", "up.mid", "--to", 5, "--as", "ann", "--out", "again.abc")
                .done();
        assertThat(origins("again.abc")).containsOnly("rule");
        machine.run("undo", "up.mid", "--to", 900, "--as", "ann").refused(ExitCode.FAILED);
    }

    @Test
    void aFileWithoutAJournalIsBroughtIn() throws Exception {
        machine.write("mine.abc", "X:1\nT:Mine\nM:4/4\nL:1/4\nK:C\nCDEF|GABc|\n");
        machine.write("ops.json", "[{\"op\":\"add\",\"onset\":\"8\",\"duration\":\"2\",\"pitch\":\"C5\"}]");

        machine.run("edit", "mine.abc", "--ops", "ops.json", "--as", "ann").done();

        assertThat(Files.readString(machine.file("mine.abc"))).contains("T:Mine");
        assertThat(origins("mine.abc")).containsOnly("imported", "human").endsWith("human");
        assertThat(history("mine.abc")).startsWith("begun", "imported", "note-added");
        assertThat(machine.run("inspect", "mine.abc").out())
                .contains("humanEdits")
                .doesNotContain("oversight");
        assertThat(machine.run("verify", "mine.abc", "--require", "journal,lineage")
                        .exit())
                .isZero();
    }

    @Test
    void whatWasEditedElsewhereIsTakenOverAsInferred() throws Exception {
        machine.run("strip", "tune.mid", "--out", "elsewhere.mid").done();
        byte[] edited = machine.read("elsewhere.mid");
        for (int i = 0; i < edited.length - 2; i++) {
            if ((edited[i] & 0xff) == 0x90) {
                byte pitch = edited[i + 1];
                for (int k = i; k < edited.length - 2 && k < i + 8; k++) {
                    edited[k + 1] = edited[k + 1] == pitch ? (byte) (pitch + 1) : edited[k + 1];
                }
                break;
            }
        }
        machine.write("elsewhere.mid", edited);

        machine.run("adopt", "elsewhere.mid", "--from", "tune.mid", "--as", "ann", "--out", "adopted.mid")
                .done();

        assertThat(history("adopted.mid")).containsSubsequence("offered", "signed", "note-pitched");
        assertThat(machine.run("history", "adopted.mid").out()).contains("(inferred)");
        assertThat(origins("adopted.mid").get(0)).isEqualTo("edited");
        machine.run("strip", "adopted.mid", "--out", "stripped.mid").done();
        assertThat(machine.read("stripped.mid")).isEqualTo(edited);
        requireEverything("adopted.mid");
    }

    @Test
    void signingAFileAgainKeepsItsJournal() throws Exception {
        machine.run("sign", "tune.mid", "--as", "ann").done();

        assertThat(history("tune.mid")).startsWith("begun", "requested", "offered", "exported", "signed", "exported");
        requireEverything("tune.mid");
    }

    @Test
    void thePieceIsWorkedOnAtTwoPlacesAndBothHistoriesStay() throws Exception {
        machine.write("ops.json", "[{\"op\":\"remove\",\"note\":\"n1\"}]");
        Machine elsewhere = machine.withHome("elsewhere");
        elsewhere
                .run("edit", "tune.mid", "--ops", "ops.json", "--out", "theirs.mid")
                .done();
        machine.run("edit", "tune.mid", "--ops", "ops.json", "--as", "ann", "--out", "ours.mid")
                .done();

        machine.run("vary", "theirs.mid", "--seed", 5, "--out", "joint.mid", "--as", "ann")
                .done();

        requireEverything("ours.mid", "joint.mid");
        try (Stream<Path> journals = Files.list(machine.home().resolve("journals"))) {
            assertThat(journals.map(path -> path.getFileName().toString())).anyMatch(name -> name.endsWith("-2.jsonl"));
        }
    }

    @Test
    void theJournalOnThisMachineIsSignedOnRequest() throws Exception {
        String out = machine.run("history", "tune.mid", "--checkpoint", "--as", "ann")
                .done()
                .out();

        Path journal =
                Path.of(out.substring(out.indexOf("signed up to here: ") + 19).strip());
        assertThat(machine.run("verify", journal).done().out()).contains("trusted");
        machine.write("ops.json", "[{\"op\":\"remove\",\"note\":\"n1\"}]");
        machine.run("edit", "tune.mid", "--ops", "ops.json", "--as", "ann", "--out", "more.mid")
                .done();
        requireEverything("more.mid");
        machine.run("history", "more.mid", "--checkpoint", "--as", "ann").done();
        assertThat(machine.run("verify", journal).done().out()).contains("trusted");
    }

    @Test
    void aTimeStampedJournalCoversTheWorkUpToThere() throws Exception {
        try (TestTsa tsa = new TestTsa(Clock.systemUTC())) {
            Path root = tsa.writeRoot(machine.file("tsa.pem"));
            machine.run("history", "tune.mid", "--checkpoint", "--as", "ann", "--tsa", tsa.url())
                    .done();
            machine.write("ops.json", "[{\"op\":\"remove\",\"note\":\"n1\"}]");
            machine.run("edit", "tune.mid", "--ops", "ops.json", "--as", "ann").done();

            assertThat(history("tune.mid")).containsSubsequence("signed", "time-stamped", "note-removed");
            assertThat(machine.run("verify", "tune.mid", "--trust-tsa", root, "--json")
                            .done()
                            .out())
                    .containsPattern("entries 0 to 4 of \\d+ existed on");
            requireEverything("tune.mid");
        }
    }

    @Test
    void aJournalTooLongForTheFileLiesBesideIt() throws Exception {
        String remarks = "{\"op\":\"annotate\",\"text\":\"to be thought over\"},".repeat(500);
        machine.write("ops.json", "[" + remarks + "{\"op\":\"undo\",\"to\":2}]");
        machine.run("edit", "tune.mid", "--ops", "ops.json", "--out", "long.mid", "--as", "ann")
                .done();
        Path beside = machine.file("long.mid.journal");
        assertThat(beside).isNotEmptyFile();
        requireEverything("long.mid");

        Files.move(beside, machine.file("elsewhere"));

        Machine.Result verified = machine.run("verify", "long.mid", "--require", "trusted,lineage");
        assertThat(verified.exit()).as(verified.out()).isZero();
        assertThat(machine.run("verify", "long.mid", "--require", "journal").exit())
                .isEqualTo(3);
        assertThat(machine.run("replay", "long.mid").out()).contains("do not lie here");
        machine.run("sign", "long.mid", "--as", "ann").done();
        requireEverything("long.mid");
    }

    @Test
    void aCandidateIsChosenOnce() {
        machine.run("vary", "tune.mid", "--count", 2, "--seed", 3, "--out", "v.mid", "--as", "ann")
                .done();
        machine.run("choose", "v-2.mid", "--as", "ann").done();

        assertThat(machine.run("choose", "v-2.mid", "--as", "ann")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("no candidate");
        machine.run("choose", "tune.mid", "--as", "ann").refused(ExitCode.FAILED);
        assertThat(machine.run("inspect", "v-2.mid").done().out()).contains("chosen among several");
    }

    @Test
    void idsOfAllThatIsPrintedAreThoseOfTheJournal() {
        JsonNode filled = machine.run(
                        "fill",
                        "tune.mid",
                        "--bars",
                        "3",
                        "--seed",
                        5,
                        "--out",
                        "f.mid",
                        "--json",
                        "--explain",
                        "--as",
                        "ann")
                .done()
                .json();

        List<String> ids = new ArrayList<>();
        filled.get("notes").forEach(note -> ids.add(note.get("id").asText()));
        List<String> explained = new ArrayList<>();
        filled.get("explanations")
                .forEach(note -> explained.add(note.get("note").asText()));
        assertThat(ids).containsAll(explained).doesNotHaveDuplicates();
        assertThat(filled.get("notes")).isEqualTo(notes("f.mid"));
        assertThat(machine.run("inspect", "f.mid", "--notes").done().out())
                .contains("origin")
                .contains(ids.get(ids.size() - 1));
    }

    @Test
    void aJournalThatIsDamagedOnThisMachineIsNotWrittenTo() throws Exception {
        Path journal;
        try (Stream<Path> journals = Files.list(machine.home().resolve("journals"))) {
            journal = journals.filter(path -> !path.toString().contains("openings"))
                    .findFirst()
                    .orElseThrow();
        }
        List<String> lines = Files.readAllLines(journal);
        lines.set(1, lines.get(1).replace("requested", "rejected"));
        Files.write(journal, lines);

        assertThat(machine.run("vary", "tune.mid", "--seed", 3, "--out", "v.mid", "--as", "ann")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("is damaged, line 2");
    }
}
