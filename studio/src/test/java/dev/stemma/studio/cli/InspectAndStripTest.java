package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.generator.notation.MelodyFile;
import dev.stemma.generator.notation.ReadOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InspectAndStripTest {
    private static Machine machine;

    @BeforeAll
    static void compose(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
        machine.run("compose", "--seed", 1, "--bars", 2, "--out", "one.mid", "--wav", "--abc", "--musicxml")
                .done();
        machine.run("compose", "--seed", 1, "--bars", 2, "--out", "plain.mid", "--sidecar", "--title", "Melody 1")
                .done();
        machine.run("compose", "--seed", 1, "--bars", 2, "--out", "two.mid", "--midi-format", 1, "--title", "Melody 1")
                .done();
        machine.run(
                        "compose",
                        "--seed",
                        1,
                        "--bars",
                        2,
                        "--out",
                        "plain-two.mid",
                        "--midi-format",
                        1,
                        "--sidecar",
                        "--title",
                        "Melody 1")
                .done();
    }

    @Test
    void inspectShowsWhoMadeItHowAndFromWhat() {
        assertThat(machine.run("inspect", "one.mid").done().out())
                .startsWith("one.mid: trusted")
                .contains(
                        "signed by     CN=",
                        "c2pa.created (trainedAlgorithmicMedia)",
                        "model         melody-2",
                        "seed          1",
                        "bars          2",
                        "melody-2-works",
                        "dev.stemma.content-map",
                        "c2pa.hash.data");
    }

    @Test
    void inspectAsJson() {
        JsonNode json = machine.run("inspect", "one.wav", "--json").done().json();

        assertThat(json.get("state").asText()).isEqualTo("trusted");
        assertThat(json.get("manifests")).hasSize(2);
        JsonNode score = json.at("/manifests/0");
        assertThat(score.get("active").asBoolean()).isFalse();
        assertThat(json.at("/manifests/1/active").asBoolean()).isTrue();
        assertThat(score.at("/generation/seed").asLong()).isEqualTo(1);
        assertThat(score.at("/generation/model/id").asText()).isNotBlank();
        assertThat(score.at("/generation/request/bars").asText()).isEqualTo("2");
        assertThat(score.get("ingredients")).hasSize(2);
        assertThat(json.at("/manifests/1/ingredients/0/relationship").asText()).isEqualTo("parentOf");
    }

    @Test
    void inspectWarnsOfAFileThatWasChanged() throws Exception {
        byte[] changed = machine.read("one.mid");
        changed[60] = 0x41;
        machine.write("changed.mid", changed);

        assertThat(machine.run("inspect", "changed.mid").done().out())
                .startsWith("changed.mid: invalid")
                .contains("WARNING");
    }

    @Test
    void inspectRefusesWhereThereIsNothing() throws Exception {
        machine.write("bare.abc", "X:1\nK:C\nCDEF|\n");
        assertThat(machine.run("inspect", "bare.abc").refused(ExitCode.FAILED).err())
                .contains("bare.abc has no record");
        machine.run("inspect", "missing.mid").refused(ExitCode.FAILED);
        machine.run("inspect").refused(ExitCode.USAGE);
    }

    @ParameterizedTest
    @CsvSource({"one.mid, plain.mid", "two.mid, plain-two.mid"})
    void aStrippedFileIsTheMelodyAsItWasBeforeSigning(String signed, String plain) throws Exception {
        machine.run("strip", signed, "--out", "stripped.mid", "--force").done();

        assertThat(machine.file("stripped.mid")).hasSameBinaryContentAs(machine.file(plain));
        assertThat(machine.run("verify", "stripped.mid").out()).startsWith("stripped.mid: none");
    }

    @Test
    void aRenderingIsStrippedToo() throws Exception {
        String target = machine.run("strip", "one.wav", "--json")
                .done()
                .json()
                .get("path")
                .asText();

        assertThat(target).endsWith("one.plain.wav");
        byte[] plain = Files.readAllBytes(Path.of(target));
        assertThat(plain.length).isLessThan(machine.read("one.wav").length);
        assertThat(plain.length - 8)
                .isEqualTo(ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN).getInt(4));
        assertThat(machine.run("verify", "one.plain.wav").exit()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one.abc", "one.musicxml"})
    void aStrippedNotationIsTheSameMelody(String signed) throws Exception {
        machine.run("strip", signed, "--out", "stripped", "--force").done();

        assertThat(new String(machine.read("stripped"), StandardCharsets.UTF_8)).doesNotContain("C2PA");
        assertThat(MelodyFile.read(machine.read("stripped"), ReadOptions.DEFAULT)
                        .melody())
                .isEqualTo(MelodyFile.read(machine.read(signed), ReadOptions.DEFAULT)
                        .melody());
        assertThat(machine.run("verify", "stripped").exit()).isEqualTo(3);
    }

    @Test
    void strippingAPlainFileChangesNothing() throws Exception {
        machine.run("strip", "plain.mid", "--out", "same.mid").done();

        assertThat(machine.file("same.mid")).hasSameBinaryContentAs(machine.file("plain.mid"));
        assertThat(MelodyFile.read(machine.read("same.mid"), ReadOptions.DEFAULT)
                        .melody()
                        .notes())
                .isNotEmpty();
    }

    @Test
    void stripOverwritesOnlyWhenToldTo() throws Exception {
        machine.write("taken.mid", "precious");

        machine.run("strip", "one.mid", "--out", "taken.mid").refused(ExitCode.FAILED);
        assertThat(machine.file("taken.mid")).hasContent("precious");
        machine.write("letter.txt", "Dear Ann,");
        machine.run("strip", "letter.txt").refused(ExitCode.FAILED);
        machine.run("strip", "missing.mid").refused(ExitCode.FAILED);
        machine.run("strip", "/").refused(ExitCode.FAILED);
        machine.run("strip").refused(ExitCode.USAGE);
    }
}
