package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.provenance.c2pa.StatusCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyTest {
    private static final Set<String> CHECKS = Set.of(
            "binding",
            "signature",
            "certificate",
            "trust",
            "time",
            "claim",
            "ingredients",
            "journal",
            "lineage",
            "replay",
            "dataset",
            "label",
            "log",
            "watermark",
            "fingerprint");

    private static Machine machine;
    private static Machine stranger;
    private static Path authority;

    @BeforeAll
    static void compose(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
        stranger = machine.withHome("stranger");
        machine.run("compose", "--seed", 1, "--bars", 2, "--out", "inside.mid", "--wav")
                .done();
        machine.run("compose", "--seed", 2, "--bars", 2, "--out", "beside.mid", "--sidecar")
                .done();
        authority = Path.of(
                machine.run("key", "list", "--json").done().json().get("ca").asText());
        machine.run("strip", "inside.mid", "--out", "plain.mid").done();
        byte[] changed = machine.read("inside.mid");
        changed[60] = 0x41;
        machine.write("changed.mid", changed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inside.mid", "inside.wav", "beside.mid"})
    void ownFilesAreTrustedOnTheOwnMachineAndValidOnAnother(String file) {
        assertThat(machine.run("verify", file).done().out()).startsWith(file + ": trusted - ");
        assertThat(stranger.run("verify", file).done().out()).startsWith(file + ": valid - ");
        assertThat(stranger.run("verify", file, "--trust", authority).done().out())
                .startsWith(file + ": trusted");
    }

    @Test
    void aChangedFileIsInvalidAndTheAnswerSaysWhatFailed() {
        Machine.Result result = machine.run("verify", "changed.mid").calm();

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).startsWith("changed.mid: invalid").containsPattern("(?m)^  fail    binding +\\S");
        assertThat(result.err()).isEmpty();
        JsonNode binding =
                check(machine.run("verify", "changed.mid", "--json").json().at("/files/0"), "binding", "fail");
        assertThat(binding.get("code").asText()).isEqualTo(StatusCode.DATA_HASH_MISMATCH);
    }

    @Test
    void aFileWithoutCredentialsHasNone() {
        Machine.Result result = machine.run("verify", "plain.mid", "--json").calm();

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.json().at("/files/0/state").asText()).isEqualTo("none");
    }

    @Test
    void jsonSaysAllThatTheContractPromises() {
        JsonNode files = machine.run("verify", "--json", "inside.mid", "inside.wav", "beside.mid")
                .done()
                .json()
                .get("files");

        assertThat(files).hasSize(3);
        for (JsonNode file : files) {
            assertThat(file.get("path").asText()).isIn("inside.mid", "inside.wav", "beside.mid");
            assertThat(file.get("state").asText()).isEqualTo("trusted");
            assertThat(file.get("checks")).isNotEmpty();
            for (JsonNode check : file.get("checks")) {
                assertThat(check.get("name").asText()).isIn(CHECKS);
                assertThat(check.get("outcome").asText()).isIn("pass", "fail", "skipped");
                assertThat(check.get("code").asText()).isNotBlank();
                assertThat(check.get("detail").asText()).isNotBlank();
            }
        }
    }

    private static JsonNode check(JsonNode file, String name, String outcome) {
        for (JsonNode check : file.get("checks")) {
            if (check.get("name").asText().equals(name)
                    && check.get("outcome").asText().equals(outcome)) {
                return check;
            }
        }
        throw new AssertionError("no check " + name + " with " + outcome + " in " + file);
    }

    @Test
    void theWorstOfSeveralFilesCounts() {
        assertThat(machine.run("verify", "inside.mid", "beside.mid").exit()).isZero();
        assertThat(machine.run("verify", "inside.mid", "plain.mid").exit()).isEqualTo(3);
        assertThat(machine.run("verify", "changed.mid", "inside.mid").exit()).isEqualTo(3);
        Machine.Result missing = machine.run("verify", "changed.mid", "missing.mid", "inside.mid", "--json");
        assertThat(missing.exit()).isEqualTo(1);
        assertThat(missing.err()).startsWith("error: ").contains("missing.mid", "\nhint: ");
        assertThat(missing.json().get("files")).hasSize(2);
    }

    @Test
    void whatCannotBeOpenedIsAFailure() throws Exception {
        machine.run("verify", "missing.mid").refused(ExitCode.FAILED);
        machine.run("verify", "").refused(ExitCode.FAILED);
        Files.createDirectories(machine.file("folder.mid"));
        machine.run("verify", "folder.mid").refused(ExitCode.FAILED);
        machine.run("verify", "inside.mid", "--trust", "missing.pem").refused(ExitCode.FAILED);
        machine.run("verify", "plain.mid", "--manifest", "missing.c2pa").refused(ExitCode.FAILED);
    }

    @Test
    void aFileWithoutRightsToReadItIsAFailure() throws Exception {
        Path secret = machine.write("secret.mid", machine.read("inside.mid"));
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        assumeTrue(!Files.isReadable(secret), "this user may read everything");

        machine.run("verify", "secret.mid").refused(ExitCode.FAILED);
    }

    @Test
    void requiredChecksMustPass() {
        machine.run("verify", "inside.mid", "--require", "binding,signature,certificate,trusted,time,claim")
                .done();
        machine.run("verify", "inside.wav", "--require", "ingredients").done();
        Machine.Result unmet =
                stranger.run("verify", "inside.mid", "--require", "trust").calm();
        assertThat(unmet.exit()).isEqualTo(3);
        assertThat(unmet.out()).contains("valid", "required, not met: trust");
        stranger.run("verify", "inside.mid", "--require", "trusted", "--trust", authority)
                .done();
    }

    @Test
    void everyNameOfTheContractCanBeRequired() {
        List<String> names = new ArrayList<>(CHECKS);
        names.addAll(List.of("trusted", "logged"));
        for (String name : names) {
            Machine.Result result =
                    machine.run("verify", "inside.mid", "--require", name).calm();
            assertThat(result.exit()).as(name).isIn(0, 3);
            assertThat(result.err()).as(name).isEmpty();
        }
        assertThat(machine.run("verify", "inside.mid", "--require", "journal,lineage,replay")
                        .exit())
                .isZero();
        assertThat(machine.run("verify", "inside.mid", "--require", "watermark").exit())
                .isEqualTo(3);
    }

    @Test
    void callsThatMakeNoSenseAreMistakesOfTheCall() {
        assertThat(machine.run("verify", "inside.mid", "--require", "luck")
                        .refused(ExitCode.USAGE)
                        .err())
                .contains("no check \"luck\"", "fingerprint");
        machine.run("verify", "inside.mid", "--require", "").refused(ExitCode.USAGE);
        machine.run("verify").refused(ExitCode.USAGE);
        machine.run("verify", "inside.mid", "--lenient").refused(ExitCode.USAGE);
        machine.run("verify", "inside.mid", "beside.mid", "--manifest", "beside.mid.c2pa")
                .refused(ExitCode.USAGE);
    }

    @Test
    void aSidecarIsFoundBesideTheFileOrNamed() throws Exception {
        machine.write("moved/tune.mid", machine.read("beside.mid"));
        machine.write("moved/tune.c2pa", machine.read("beside.mid.c2pa"));
        machine.run("verify", "moved/tune.mid").done();
        Files.move(machine.file("moved/tune.c2pa"), machine.file("store"), StandardCopyOption.REPLACE_EXISTING);

        assertThat(machine.run("verify", "moved/tune.mid").exit()).isEqualTo(3);
        machine.run("verify", "moved/tune.mid", "--manifest", "store").done();
        assertThat(machine.run("verify", "plain.mid", "--manifest", "store").exit())
                .isEqualTo(3);
        machine.run("inspect", "moved/tune.mid", "--manifest", "store").done();
    }

    @Test
    void aStoreTooLongToReadMakesTheFileInvalid() throws IOException {
        machine.write("long.mid", machine.read("plain.mid"));
        SparseFiles.make(machine.file("long.mid.c2pa"), machine.read("beside.mid.c2pa"));

        Machine.Result result = machine.run("verify", "long.mid").calm();

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).startsWith("long.mid: invalid");
    }

    @Test
    void wordsThatBeginWithAnAtSignAreNotReadAsFilesOfWords() throws Exception {
        machine.write("@inside.mid", machine.read("inside.mid"));

        assertThat(machine.run("verify", "@inside.mid").done().out()).startsWith("@inside.mid: trusted");
    }
}
