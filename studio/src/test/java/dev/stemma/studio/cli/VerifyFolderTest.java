package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.studio.documents.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder stands for the files in it that carry credentials, or could. */
class VerifyFolderTest {
    private static Machine machine;
    private static byte[] signed;
    private static byte[] changed;
    private static byte[] plain;

    @BeforeAll
    static void compose(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
        machine.run("compose", "--seed", 1, "--bars", 2, "--out", "made/inside.mid", "--wav")
                .done();
        machine.run("compose", "--seed", 2, "--bars", 2, "--out", "made/beside.mid", "--sidecar")
                .done();
        machine.run("strip", "made/inside.mid", "--out", "made/plain.mid").done();
        signed = machine.read("made/inside.mid");
        plain = machine.read("made/plain.mid");
        changed = signed.clone();
        changed[60] = 0x41;
    }

    @Test
    void allThatCarriesCredentialsIsVerifiedInOrderOfName() throws Exception {
        machine.write("all/b/tune.mid", signed);
        machine.write("all/b/tune.wav", machine.read("made/inside.wav"));
        machine.write("all/a.mid", machine.read("made/beside.mid"));
        machine.write("all/a.mid.c2pa", machine.read("made/beside.mid.c2pa"));
        machine.write("all/c.mid", signed);

        Machine.Result result = machine.run("verify", "all").done();

        assertThat(result.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("all/a.mid: trusted"),
                        line -> assertThat(line).startsWith("all/b/tune.mid: trusted"),
                        line -> assertThat(line).startsWith("all/b/tune.wav: trusted"),
                        line -> assertThat(line).startsWith("all/c.mid: trusted"),
                        line -> assertThat(line).isEqualTo("4 files: 4 trusted"));
        assertThat(paths(machine.run("verify", "all", "--json").done().json()))
                .containsExactly("all/a.mid", "all/b/tune.mid", "all/b/tune.wav", "all/c.mid");
    }

    @Test
    void whatIsHiddenLinkedOrOfAnotherKindIsPassedOver() throws Exception {
        machine.write("mixed/tune.mid", signed);
        machine.write("mixed/notes.txt", "Dear Ann,");
        machine.write("mixed/.git/tune.mid", changed);
        machine.write("mixed/.hidden.mid", changed);
        machine.write("outside/changed.mid", changed);
        Files.createSymbolicLink(machine.file("mixed/link.mid"), machine.file("outside/changed.mid"));
        Files.createSymbolicLink(machine.file("mixed/around"), machine.file("mixed"));

        Machine.Result result = machine.run("verify", "mixed").done();

        assertThat(result.out()).contains("mixed/tune.mid: trusted", "1 file: 1 trusted", "passed over: 3 files");
        JsonNode summary =
                machine.run("verify", "mixed", "--json").done().json().get("summary");
        assertThat(summary.get("skipped").asInt()).isEqualTo(3);
        assertThat(summary.get("verified").asInt()).isEqualTo(1);
    }

    @Test
    void aFileSpoiledBeyondRecognitionDoesNotSlipThrough() throws Exception {
        machine.write("spoiled/good.mid", signed);
        byte[] spoiled = signed.clone();
        spoiled[0] ^= 1;
        machine.write("spoiled/worse.MID", spoiled);

        Machine.Result result = machine.run("verify", "spoiled");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).contains("spoiled/worse.MID: none", "2 files: 1 trusted");
    }

    @Test
    void aFileOfAnotherKindCountsIfItIsNamedOrHasCredentialsBesideIt() throws Exception {
        machine.write("kinds/notes.txt", "Dear Ann,");
        machine.write("kinds/tune.mid", signed);
        assertThat(machine.run("verify", "kinds", "kinds/notes.txt").exit()).isEqualTo(3);

        machine.write("kinds/notes.txt.c2pa", machine.read("made/beside.mid.c2pa"));
        Machine.Result result = machine.run("verify", "kinds").calm();

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).contains("kinds/notes.txt: invalid");
    }

    @Test
    void aLinkToAFolderIsFollowedWhereItIsNamed() throws Exception {
        machine.write("real/tune.mid", signed);
        Files.createSymbolicLink(machine.file("named"), machine.file("real"));

        assertThat(machine.run("verify", "named").done().out()).startsWith("named/tune.mid: trusted");
    }

    @Test
    void ofManyFilesThoseThatAreNotAcceptedAreTold() throws Exception {
        for (int i = 0; i < 300; i++) {
            machine.write(String.format("many/%03d.mid", i), i == 17 ? changed : i == 170 ? plain : signed);
        }

        Machine.Result result = machine.run("verify", "many").calm();

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .containsSubsequence(
                        "many/017.mid: invalid",
                        "  fail    binding",
                        "many/170.mid: none",
                        "300 files: 298 trusted, 1 invalid, 1 without credentials")
                .doesNotContain("many/018.mid", "pass ");
        JsonNode json = machine.run("verify", "many", "--json").json();
        assertThat(json.get("files")).hasSize(300);
        assertThat(json.at("/files/17/state").asText()).isEqualTo("invalid");
        assertThat(json.get("summary"))
                .isEqualTo(Json.object()
                        .put("verified", 300)
                        .put("accepted", 298)
                        .put("trusted", 298)
                        .put("valid", 0)
                        .put("invalid", 1)
                        .put("none", 1)
                        .put("unopened", 0)
                        .put("skipped", 0));
    }

    @Test
    void aRequirementThatSomeFilesMissIsToldWithTheFiles() throws Exception {
        machine.write("required/a.mid", signed);
        machine.write("required/a.wav", machine.read("made/inside.wav"));

        Machine.Result result =
                machine.run("verify", "required", "--require", "ingredients").calm();

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out())
                .containsSubsequence("required/a.mid", "required, not met: ingredients", "2 trusted; 1 not accepted");
    }

    @Test
    void aFolderWithNothingToVerifyIsAFailureSoThatNobodyTakesItForSuccess() throws Exception {
        Files.createDirectories(machine.file("empty"));
        machine.write("words/notes.txt", "Dear Ann,");

        for (String folder : List.of("empty", "words")) {
            assertThat(machine.run("verify", folder).refused(ExitCode.FAILED).err())
                    .contains("nothing to verify", folder);
            machine.run("verify", folder, "--json").refused(ExitCode.FAILED);
        }
        machine.run("verify", "").refused(ExitCode.FAILED);
    }

    @Test
    void whatCannotBeOpenedInAFolderIsAFailureAndTheRestIsVerified() throws Exception {
        machine.write("secrets/a.mid", signed);
        Path secret = machine.write("secrets/b/c.mid", signed).getParent();
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        boolean readable = Files.isReadable(secret);
        Machine.Result result = machine.run("verify", "secrets").calm();
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rwx------"));
        assumeTrue(!readable, "this user may read everything");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).contains("secrets/a.mid: trusted", "1 could not be opened");
        assertThat(result.err()).contains("error: the folder secrets/b cannot be listed");
    }

    @Test
    void aStoreNamedBelongsToAFileNotToAFolder() throws Exception {
        machine.write("one/a.mid", plain);

        machine.run("verify", "one", "--manifest", "made/beside.mid.c2pa").refused(ExitCode.USAGE);
    }

    @Test
    void aFileNameCannotForgeALineOrSteerTheScreen() throws Exception {
        String name = "ok.mid: trusted\n\u001b[2Kforged\u202e.mid";
        machine.write("names/" + name, changed);

        Machine.Result text = machine.run("verify", "names").calm();
        Machine.Result json = machine.run("verify", "names", "--json").calm();
        Machine.Result missing = machine.run("verify", name + "!").refused(ExitCode.FAILED);

        for (Machine.Result result : List.of(text, json, missing)) {
            assertThat(result.out() + result.err()).doesNotContain("\u001b", "\u202e", "trusted\n");
        }
        assertThat(paths(json.json())).containsExactly("names/" + name);
    }

    private static List<String> paths(JsonNode document) {
        List<String> paths = new ArrayList<>();
        document.get("files").forEach(file -> paths.add(file.get("path").asText()));
        return paths;
    }
}
