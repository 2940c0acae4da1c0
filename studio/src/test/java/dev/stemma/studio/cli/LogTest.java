package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.provenance.log.LogReader;
import dev.stemma.provenance.merkle.MerkleTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTest {
    private Machine machine;
    private String key;

    @BeforeEach
    void keepALog(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
        machine.run("compose", "--seed", "42", "--bars", "2", "--out", "tune.mid")
                .done();
        key = machine.run("log", "init", "--name", "stemma.example/log", "--json")
                .done()
                .json()
                .get("key")
                .asText();
    }

    private Path log() {
        return machine.home().resolve("log");
    }

    private JsonNode check(JsonNode verification) {
        for (JsonNode check : verification.get("files").get(0).get("checks")) {
            if (check.get("name").asText().equals("log")) {
                return check;
            }
        }
        throw new AssertionError("no check log in " + verification);
    }

    @Test
    void whoeverHasTheFileTheProofAndTheKeyOfTheLogSeesThatItIsThere() {
        assertThat(machine.run("log", "append", "tune.mid").done().out())
                .contains("entry 1: output tune.mid", "the log stemma.example/log has 2 entries");
        assertThat(machine.run("log", "prove", "tune.mid").done().out())
                .contains("entry 1 of the 2", "written: ", "tune.mid.tlog-proof");
        Machine stranger = machine.withHome("stranger");

        Machine.Result verified =
                stranger.run("verify", "tune.mid", "--require", "logged", "--log-policy", key, "--json");

        assertThat(verified.done().exit()).isZero();
        assertThat(check(verified.json()).get("outcome").asText()).isEqualTo("pass");
        assertThat(check(verified.json()).get("code").asText()).isEqualTo("dev.stemma.log.match");
        assertThat(check(verified.json()).get("detail").asText())
                .contains("entry 1 of the 2 in the log stemma.example/log", "which no witness has seen");
        assertThat(machine.run("verify", "tune.mid", "--require", "log").done().out())
                .as("its own log is known to the machine that keeps it")
                .contains("entry 1 of the 2");
    }

    @Test
    void aFileWithoutAProofIsNotLoggedAndOneOfAnUnknownLogIsNot() {
        Machine.Result without = machine.run("verify", "tune.mid", "--json").done();
        assertThat(check(without.json()).get("outcome").asText()).isEqualTo("skipped");
        assertThat(machine.run("verify", "tune.mid", "--require", "logged").exit())
                .isEqualTo(3);
        machine.run("log", "append", "tune.mid").done();
        machine.run("log", "prove", "tune.mid", "--out", "elsewhere.tlog-proof").done();

        assertThat(machine.run("verify", "tune.mid", "--proof", "elsewhere.tlog-proof")
                        .done()
                        .exit())
                .isZero();
        Machine.Result unknown =
                machine.withHome("stranger").run("verify", "tune.mid", "--proof", "elsewhere.tlog-proof", "--json");
        assertThat(unknown.exit()).isEqualTo(3);
        assertThat(check(unknown.json()).get("code").asText()).isEqualTo("dev.stemma.log.untrusted");
    }

    @Test
    void aProofWithAnyByteChangedIsNotAccepted() throws Exception {
        machine.run("log", "append", "tune.mid").done();
        machine.run("log", "prove", "tune.mid").done();
        byte[] proof = machine.read("tune.mid.tlog-proof");
        for (int at = 0; at < proof.length; at += 17) {
            byte[] changed = proof.clone();
            changed[at] ^= 4;
            machine.write("tune.mid.tlog-proof", changed);
            assertThat(machine.run("verify", "tune.mid", "--require", "logged").exit())
                    .as("byte " + at)
                    .isEqualTo(3);
        }
        machine.write("tune.mid.tlog-proof", "c2sp.org/tlog-proof@v1\n");
        Machine.Result spoiled = machine.run("verify", "tune.mid", "--json");
        assertThat(spoiled.exit()).as("evidence that is there counts").isEqualTo(3);
        assertThat(spoiled.json().get("files").get(0).get("state").asText()).isEqualTo("valid");
    }

    @Test
    void aProofIsOfOneFileAndOfNoOther() throws Exception {
        machine.run("compose", "--seed", "43", "--bars", "2", "--out", "other.mid")
                .done();
        machine.run("log", "append", "tune.mid", "other.mid").done();
        machine.run("log", "prove", "tune.mid").done();

        Machine.Result other = machine.run("verify", "other.mid", "--proof", "tune.mid.tlog-proof", "--json");

        assertThat(other.exit()).isEqualTo(3);
        assertThat(check(other.json()).get("detail").asText()).contains("about something else");
        byte[] changed = machine.read("tune.mid");
        changed[changed.length - 6] ^= 1;
        machine.write("tune.mid", changed);
        Machine.Result tampered = machine.run("verify", "tune.mid", "--json");
        assertThat(check(tampered.json()).get("outcome").asText()).isEqualTo("skipped");
    }

    @Test
    void whatIsThereAlreadyIsNotEnteredAgainAndAFolderIsOneBatch() throws Exception {
        machine.run("compose", "--seed", "1", "--bars", "2", "--count", "4", "--out", "tunes/tune.mid")
                .done();
        JsonNode first = machine.run("log", "append", "tunes", "--json").done().json();
        assertThat(first.get("size").asLong()).isEqualTo(5);
        JsonNode second = machine.run("log", "append", "tunes", "tune.mid", "--json")
                .done()
                .json();

        assertThat(second.get("size").asLong()).isEqualTo(6);
        assertThat(second.get("entries")).hasSize(5);
        assertThat(second.get("entries").get(0).get("before").asBoolean()).isTrue();
        assertThat(second.get("entries").get(4).get("index").asLong()).isEqualTo(5);
        machine.write("tunes/unsigned.mid", Files.readAllBytes(machine.file("tune.mid")));
        machine.run("strip", "tunes/unsigned.mid", "--out", "bare.mid").calm();
        assertThat(machine.run("log", "append", "bare.mid")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("does not verify");
        assertThat(machine.run("log", "check").done().out()).contains("6 entries: intact", "log 1, output 5");
    }

    @Test
    void modelsDataSetsAndSessionsAreEnteredToo() {
        Path model = Machine.root().resolve("models/melody-1");
        JsonNode entered = machine.run("log", "append", model, model.resolve("dataset.json"), "--json")
                .done()
                .json();
        assertThat(entered.get("entries").get(0).get("kind").asText()).isEqualTo("model");
        assertThat(entered.get("entries").get(1).get("kind").asText()).isEqualTo("dataset");
        machine.run("log", "append", "tune.mid", "--session").done();

        machine.run("log", "prove", model, "--out", "model.tlog-proof").done();
        machine.run("log", "prove", "tune.mid", "--session", "--out", "session.tlog-proof")
                .done();

        assertThat(machine.run("log", "check", "model.tlog-proof").done().out())
                .contains("holds: entry 1", "model, sha256");
        assertThat(machine.run("log", "check", "session.tlog-proof").done().out())
                .contains("holds: entry 3", "session, sha256");
        assertThat(machine.run("verify", "tune.mid", "--proof", "session.tlog-proof")
                        .exit())
                .as("a session is not the file")
                .isEqualTo(3);
    }

    @Test
    void aWitnessHasToHaveSeenTheLogWhereAPolicyAsksForIt() throws Exception {
        machine.run("log", "append", "tune.mid").done();
        Machine witness = machine.withHome("witness");
        JsonNode signed = witness.run(
                        "log",
                        "witness",
                        "--log",
                        log(),
                        "--log-policy",
                        key,
                        "--name",
                        "w.example/1",
                        "--out",
                        "signed",
                        "--json")
                .done()
                .json();
        String witnessKey = signed.get("key").asText();
        machine.write("policy", "log " + key + "\nwitness w " + witnessKey + "\nquorum w\n");
        machine.run("log", "prove", "tune.mid").done();
        assertThat(machine.run("verify", "tune.mid", "--log-policy", "policy").exit())
                .as("the witness gave its signature to the asker, the log has not got it")
                .isEqualTo(3);

        assertThat(machine.run("log", "append", "--cosigned", "signed", "--log-policy", "policy")
                        .done()
                        .out())
                .contains("seen by w.example/1");
        machine.run("log", "prove", "tune.mid", "--force").done();
        machine.run("verify", "tune.mid", "--log-policy", "policy").done();

        machine.run("log", "witness", machine.file("own"), "--name", "w.example/own")
                .done();
        String own = Files.readString(machine.file("own/key")).strip();
        machine.write("policy", "log " + key + "\nwitness w " + own + "\nquorum w\n");
        machine.run("log", "prove", "tune.mid", "--force").done();

        assertThat(machine.run("verify", "tune.mid", "--log-policy", "policy")
                        .done()
                        .out())
                .contains("seen by w.example/own, first at 20");
        assertThat(machine.run("inspect", "tune.mid").done().out())
                .contains("in a log: entry 1 of the 2 in stemma.example/log");
        assertThat(machine.run("inspect", "tune.mid", "--json")
                        .done()
                        .json()
                        .get("log")
                        .get("index")
                        .asLong())
                .isEqualTo(1);
    }

    @Test
    void aTileThatWasChangedIsFound() throws Exception {
        machine.run("log", "append", "tune.mid").done();
        Path tile = log().resolve("tile/0/000.p/2");
        byte[] bytes = Files.readAllBytes(tile);
        bytes[4] ^= 1;
        Files.write(tile, bytes);

        Machine.Result found = machine.run("log", "check", "--json");

        assertThat(found.exit()).isEqualTo(3);
        assertThat(found.json().get("outcome").asText()).isEqualTo("damaged");
        assertThat(machine.run("log", "prove", "tune.mid")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("damaged");
    }

    @Test
    void whatIsNoCheckpointAndWhatIsNoProofDoesNotHold() throws Exception {
        machine.run("log", "append", "tune.mid").done();
        machine.run("log", "prove", "tune.mid").done();
        machine.write("spoiled.tlog-proof", "c2sp.org/tlog-proof@v1\nindex x\n\n");
        assertThat(machine.run("log", "check", "spoiled.tlog-proof").exit()).isEqualTo(3);
        JsonNode spoiled =
                machine.run("log", "check", "spoiled.tlog-proof", "--json").json();
        assertThat(spoiled.get("holds").asBoolean()).isFalse();
        assertThat(spoiled.get("detail").asText()).contains("place of the entry");
        byte[] whole = Files.readAllBytes(log().resolve("checkpoint"));
        Files.write(log().resolve("checkpoint"), Arrays.copyOf(whole, whole.length / 2));

        Machine.Result found = machine.run("log", "check", "--json");

        assertThat(found.exit()).isEqualTo(3);
        assertThat(found.json().get("outcome").asText()).isEqualTo("damaged");
        assertThat(machine.run("log", "append", "--revokes", "1")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("is damaged: its checkpoint is none");
        Files.write(log().resolve("checkpoint"), whole);
        assertThat(machine.run("log", "check").done().out()).contains("2 entries: intact");
    }

    @Test
    void whatWasBrokenOffWhileALogWasBegunIsBegunAgain() throws Exception {
        Path policy = machine.home().resolve("trust/log-policy");
        Files.delete(policy);
        Files.delete(log().resolve("checkpoint"));

        machine.run("log", "init", "--name", "stemma.example/log").done();

        assertThat(policy).content().contains(key);
        assertThat(machine.run("log", "check").done().out()).contains("1 entries: intact");
        machine.run("log", "append", "tune.mid").done();
        Files.delete(policy);
        assertThat(machine.run("log", "init", "--name", "stemma.example/log")
                        .refused(ExitCode.FAILED)
                        .err())
                .as("one that went on since is not begun again")
                .contains("there is a log in");
    }

    @Test
    void whatIsNamedAndIsNoneIsSaidByItsName() throws Exception {
        machine.write("note", "no checkpoint");
        assertThat(machine.run("log", "check", "--against", "note")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("note is no checkpoint: expected a signed note");
        assertThat(machine.run("log", "append", "--cosigned", "note")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("note is no checkpoint");
        assertThat(machine.run("log", "append", "--witness", "not a url")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("no witness with the address not a url is known")
                .doesNotContain("java.");
        assertThat(machine.run("log", "append", "--revokes", "9")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("the log has no entry 9; it has 1, counted from 0", "hint: name another entry");
    }

    @Test
    void aCorrectionNamesTheEntryThatIsThereAndNotItself() {
        machine.run("key", "new", "eve", "--algorithm", "es256").calm();
        machine.run("compose", "--seed", "5", "--bars", "2", "--as", "eve", "--out", "a.mid")
                .done();
        machine.run("compose", "--seed", "6", "--bars", "2", "--as", "eve", "--out", "b.mid")
                .done();
        machine.run("log", "append", "a.mid", "b.mid", "--as", "eve").done();
        assertThat(machine.run("log", "append", "a.mid", "--corrects", "1", "--as", "eve")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("entry 1 is that file itself");

        machine.run("log", "append", "b.mid", "--corrects", "1", "--as", "eve").done();

        List<byte[]> entries = new ArrayList<>();
        new LogReader(log()).readAll((index, entry) -> entries.add(entry));
        assertThat(entries).hasSize(4);
        assertThat(new String(entries.get(3), StandardCharsets.ISO_8859_1))
                .as("signatures of ES256 differ each time")
                .contains(new String(MerkleTree.leafHash(entries.get(1)), StandardCharsets.ISO_8859_1))
                .contains(new String(MerkleTree.leafHash(entries.get(2)), StandardCharsets.ISO_8859_1));
    }

    @Test
    void whatWasSaidIsTakenBackByAFurtherEntryAndItsReasonCanBeForgotten() throws Exception {
        machine.run("log", "append", "tune.mid").done();
        machine.run("compose", "--seed", "5", "--bars", "2", "--out", "better.mid")
                .done();
        JsonNode corrected = machine.run(
                        "log", "append", "better.mid", "--corrects", "1", "--note", "Ann played it wrong", "--json")
                .done()
                .json();
        assertThat(corrected.get("entries").get(1).get("kind").asText()).isEqualTo("correction");
        machine.run("log", "append", "--revokes", "2").done();

        assertThat(machine.run("log", "prove", "tune.mid").done().out())
                .contains("WARNING: entry 3 is a correction of it");
        assertThat(machine.run("log", "prove", "better.mid").done().out())
                .contains("WARNING: entry 4 is a revocation of it");
        assertThat(everything(log())).doesNotContain("Ann", "tune", "better", "local\n");
        assertThat(everything(machine.home().resolve("journals"))).contains("Ann played it wrong");
        machine.run("forget", "--person", "local").calm();
        assertThat(everything(machine.home().resolve("journals"))).doesNotContain("Ann played it wrong");
        assertThat(machine.run("log", "check").done().out()).contains("5 entries: intact");
        machine.run("log", "append", "--revokes", "0").refused(ExitCode.FAILED);
        machine.run("log", "append", "--revokes", "99").refused(ExitCode.FAILED);
    }

    /** All bytes in a folder, a character each. */
    private static String everything(Path folder) throws Exception {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void aStatementWithItsReceiptIsWrittenBesideTheProof() throws Exception {
        machine.run("log", "append", "tune.mid").done();

        machine.run("log", "prove", "tune.mid", "--receipt").done();

        assertThat(machine.names()).contains("tune.mid.tlog-proof", "tune.mid.scitt");
        assertThat(machine.run("key", "list").done().out()).contains("receipts", "log");
        String extra = new String(machine.read("tune.mid.tlog-proof"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("extra "))
                .findFirst()
                .orElseThrow();
        assertThat(Base64.getDecoder().decode(extra.substring(6))).hasSizeLessThan(1_000);
    }

    @Test
    void anIdentityKeepsOneLogAndAFolderHasOne() {
        machine.run("log", "init", "elsewhere").refused(ExitCode.FAILED);
        machine.run("key", "new", "bo").calm();
        machine.run("log", "init", log(), "--as", "bo").refused(ExitCode.FAILED);
        machine.run("log", "init", "elsewhere", "--as", "bo").done();
        machine.run("log", "append", "tune.mid", "--log", "elsewhere").done();
        machine.run("log", "append", "tune.mid", "--log", "nowhere").refused(ExitCode.FAILED);
        machine.run("log", "append", "nothing.mid").refused(ExitCode.FAILED);
        machine.run("log", "prove", "tune.mid", "--log", log()).refused(ExitCode.FAILED);
        machine.withHome("stranger")
                .run("log", "append", "tune.mid", "--log", log())
                .refused(ExitCode.FAILED);
        machine.run("log").refused(ExitCode.USAGE);
        machine.run("log", "append").refused(ExitCode.USAGE);
    }

    @Test
    void aLogThatCannotBeWrittenLosesNothing() throws Exception {
        machine.run("log", "append", "tune.mid").done();
        machine.run("compose", "--seed", "6", "--bars", "2", "--out", "more.mid")
                .done();
        Path entries = log().resolve("tile/entries/000.p");
        Path aside = log().resolve("aside");
        Files.move(entries, aside);
        Files.createFile(entries);

        assertThat(machine.run("log", "append", "more.mid")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("log");
        Files.delete(entries);
        Files.move(aside, entries);
        JsonNode again =
                machine.run("log", "append", "more.mid", "--json").done().json();

        assertThat(again.get("size").asLong()).isEqualTo(3);
        assertThat(machine.run("log", "check").done().out()).contains("3 entries: intact");
    }
}
