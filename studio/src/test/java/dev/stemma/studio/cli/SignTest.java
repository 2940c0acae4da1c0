package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are there are signed, whoever made them. */
class SignTest {
    private static final String ABC = "X:1\nT:Scale\nM:4/4\nL:1/4\nK:C\nCDEF|GABc|\n";

    private static Machine machine;

    @BeforeAll
    static void compose(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
        machine.run("compose", "--seed", 1, "--bars", 2, "--out", "made.mid", "--wav")
                .done();
        machine.run("strip", "made.mid", "--out", "plain.mid").done();
        machine.run("strip", "made.wav", "--out", "plain.wav").done();
    }

    @Test
    void aFileIsSignedInPlaceAndIsThenTrusted() throws Exception {
        machine.write("scale.abc", ABC);

        assertThat(machine.run("sign", "scale.abc").done().out()).matches("signed: .*scale\\.abc\\R");

        assertThat(machine.run("verify", "scale.abc").done().out()).startsWith("scale.abc: trusted");
        assertThat(Files.readString(machine.file("scale.abc"))).endsWith(ABC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.mid", "plain.wav"})
    void anotherFileIsWrittenWhereThatIsWanted(String name) throws Exception {
        byte[] before = machine.read(name);

        machine.run("sign", name, "--out", "signed-" + name).done();

        assertThat(machine.file(name)).hasBinaryContent(before);
        assertThat(machine.run("verify", "signed-" + name).done().out()).startsWith("signed-" + name + ": trusted");
        machine.run("sign", name, "--out", "signed-" + name).refused(ExitCode.FAILED);
        machine.run("sign", name, "--out", "signed-" + name, "--force").done();
    }

    @Test
    void whatCarriesNoCredentialsHasThemBesideIt() throws Exception {
        machine.write("letter.txt", "Dear Ann,");

        JsonNode json = machine.run("sign", "letter.txt", "--json").done().json();

        assertThat(json.at("/files/0/path").asText()).endsWith("letter.txt.c2pa");
        assertThat(json.at("/files/0/mediaType").asText()).isEqualTo("application/c2pa");
        assertThat(json.at("/files/0/sha256").asText()).hasSize(64);
        assertThat(machine.file("letter.txt")).hasContent("Dear Ann,");
        machine.run("verify", "letter.txt").done();
        machine.run("sign", "letter.txt").refused(ExitCode.FAILED);
    }

    @Test
    void credentialsThatAFileHasBecomeThoseOfItsParent() {
        machine.run("sign", "made.mid", "--out", "again.mid").done();

        JsonNode manifests =
                machine.run("inspect", "again.mid", "--json").done().json().get("manifests");

        assertThat(manifests).hasSize(2);
        assertThat(manifests.at("/0/generation/seed").asLong()).isEqualTo(1);
        assertThat(manifests.at("/1/ingredients/0/manifest")).isEqualTo(manifests.at("/0/label"));
        assertThat(manifests.at("/1/ingredients/0/relationship").asText()).isEqualTo("parentOf");
        machine.run("verify", "again.mid").done();
    }

    @Test
    void credentialsThatDoNotHoldAreNotSignedOver() throws Exception {
        byte[] changed = machine.read("made.mid");
        changed[60] = 0x41;
        machine.write("changed.mid", changed);

        assertThat(machine.run("sign", "changed.mid").refused(ExitCode.FAILED).err())
                .contains("do not hold", "stemma strip");
        assertThat(machine.file("changed.mid")).hasBinaryContent(changed);
    }

    @Test
    void linesThatAreAddedAreSignedByAFurtherCheckpoint() throws Exception {
        machine.write("log.jsonl", "{\"a\":1}\n{\"b\":2}\n");
        machine.run("sign", "log.jsonl").done();
        machine.run("verify", "log.jsonl").done();

        machine.write("log.jsonl", Files.readString(machine.file("log.jsonl")) + "{\"c\":3}\n");
        assertThat(machine.run("verify", "log.jsonl").exit()).isEqualTo(3);
        machine.run("sign", "log.jsonl").done();

        machine.run("verify", "log.jsonl").done();
    }

    @Test
    void ofSeveralFilesThoseAreSignedThatCanBe() throws Exception {
        machine.write("first.abc", ABC);
        machine.write("last.abc", ABC);

        Machine.Result result =
                machine.run("sign", "first.abc", "missing.abc", "last.abc").calm();

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).startsWith("error: ").contains("missing.abc", "\nhint: ");
        machine.run("verify", "first.abc", "last.abc").done();
    }

    @Test
    void aStampKeepsTheFileGoodAfterTheCertificateHasEnded() throws Exception {
        machine.write("stamped.abc", ABC);
        try (TestTsa tsa = new TestTsa(Clock.systemUTC())) {
            Path root = tsa.writeRoot(machine.file("root.pem"));
            machine.run("sign", "stamped.abc", "--tsa", tsa.url()).done();

            machine.after(Duration.ofDays(400))
                    .run("verify", "stamped.abc", "--trust-tsa", root)
                    .done();
        }
    }

    @Test
    void whatWasSignedBeforeIsStampedLaterWhereItsKindAllowsThat() throws Exception {
        machine.write("late.abc", ABC);
        machine.write("late.txt", "Dear Ann,");
        machine.run("sign", "late.abc", "late.txt").done();
        Machine later = machine.after(Duration.ofDays(400));
        try (TestTsa tsa = new TestTsa(Clock.systemUTC())) {
            Path root = tsa.writeRoot(machine.file("late-root.pem"));
            for (String file : new String[] {"late.abc", "late.txt"}) {
                assertThat(later.run("verify", file, "--trust-tsa", root).exit())
                        .isEqualTo(3);
                machine.run("sign", file, "--tsa", tsa.url()).done();
                assertThat(later.run("verify", file, "--trust-tsa", root).done().out())
                        .startsWith(file + ": trusted");
            }

            assertThat(machine.run("sign", "made.mid", "--tsa", tsa.url())
                            .refused(ExitCode.FAILED)
                            .err())
                    .contains("made.mid cannot be stamped", "length of the credentials", "stemma strip");
        }
    }

    @Test
    void aModelIsSignedAndStaysTheSameModel() throws Exception {
        Path models = machine.folder().resolveSibling("own-models");
        Path model = Files.createDirectories(models.resolve("melody-2"));
        try (Stream<Path> files = Files.list(machine.models().resolve("melody-2"))) {
            for (Path file : files.toList()) {
                Files.copy(file, model.resolve(file.getFileName()));
            }
        }

        machine.run("sign", "--model", model).done();

        machine.run("verify", model.resolve("model.safetensors")).done();
        JsonNode composed = machine.withModels(models)
                .run("compose", "--seed", 1, "--bars", 2, "--out", "by-signed-model.mid", "--json")
                .done()
                .json();
        assertThat(composed.at("/model/digest").asText())
                .isEqualTo(machine.run("inspect", "made.mid", "--json")
                        .done()
                        .json()
                        .at("/manifests/0/generation/model/digest")
                        .asText());
    }

    @Test
    void theListOfWorksBesideAModelIsTheOneThatItsCredentialsName() throws Exception {
        Path model = Files.createDirectories(
                machine.folder().resolveSibling("listed").resolve("melody-2"));
        try (Stream<Path> files = Files.list(machine.models().resolve("melody-2"))) {
            for (Path file : files.toList()) {
                Files.copy(file, model.resolve(file.getFileName()));
            }
        }
        Path weights = model.resolve("model.safetensors");
        Path list = model.resolve("dataset.json");
        machine.run("sign", "--dataset", model, "--model", model).done();
        assertThat(machine.run("verify", weights, "--require", "trusted,dataset")
                        .done()
                        .out())
                .contains("has the 1577 works of melody-2-works that the credentials name, under these terms: ");

        Files.copy(
                machine.models().resolve("melody-1").resolve("dataset.json"),
                list,
                StandardCopyOption.REPLACE_EXISTING);
        Machine.Result other = machine.run("verify", weights);
        assertThat(other.exit()).isEqualTo(ExitCode.REFUSED.number());
        assertThat(other.calm().out())
                .contains(
                        ": valid - ",
                        "but the list of works beside the model is not the one of which its credentials speak")
                .contains("fail    dataset");

        Files.writeString(list, "{}");
        assertThat(machine.run("verify", weights).calm().exit()).isEqualTo(ExitCode.REFUSED.number());

        Files.delete(list);
        assertThat(machine.run("verify", weights).done().out()).contains("skipped dataset");
        assertThat(machine.run("verify", weights, "--require", "dataset").exit())
                .isEqualTo(ExitCode.REFUSED.number());
    }

    @Test
    void callsThatMakeNoSenseAreMistakesOfTheCall() {
        machine.run("sign").refused(ExitCode.USAGE);
        machine.run("sign", "plain.mid", "plain.wav", "--out", "x").refused(ExitCode.USAGE);
        machine.run("sign", "plain.mid", "--tsa", "two words").refused(ExitCode.USAGE);
        machine.run("sign", "missing.mid").refused(ExitCode.FAILED);
        machine.run("sign", "plain.mid", "--as", "nobody").refused(ExitCode.FAILED);
    }
}
