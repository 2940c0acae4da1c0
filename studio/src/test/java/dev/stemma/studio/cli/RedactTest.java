package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A copy of a signed file that says less, to be given away. */
@Timeout(60)
class RedactTest {
    private static final String GENERATION = "dev.stemma.generation";

    private static Machine composer;
    private Machine machine;

    @BeforeAll
    static void compose(@TempDir Path temporary) throws Exception {
        composer = Machine.in(temporary);
        composer.run("compose", "--seed", 1, "--bars", 2, "--out", "one.mid", "--wav", "--abc", "--musicxml")
                .done();
        composer.run("compose", "--seed", 1, "--bars", 2, "--out", "beside.mid", "--sidecar")
                .done();
    }

    @BeforeEach
    void open(@TempDir Path temporary) throws Exception {
        machine = composer.inside(Machine.in(temporary).folder());
        for (String name : composer.names()) {
            machine.write(name, composer.read(name));
        }
    }

    @Test
    void theCopySaysLessAndVerifiesLikeTheOriginal() throws Exception {
        byte[] original = machine.read("one.mid");

        String said = machine.run("redact", "one.mid", "--assertion", GENERATION)
                .done()
                .out();

        assertThat(said)
                .containsPattern("taken out: self#jumbf=/c2pa/urn:c2pa:[-0-9a-f]+/c2pa.assertions/" + GENERATION)
                .containsPattern("signed: .*one\\.redacted\\.mid");
        assertThat(machine.read("one.mid")).isEqualTo(original);
        assertThat(text("one.mid").contains("longestRun")).isTrue();
        assertThat(text("one.redacted.mid").contains("longestRun")).isFalse();
        assertThat(machine.run("verify", "one.redacted.mid", "--require", "trusted")
                        .done()
                        .out())
                .startsWith("one.redacted.mid: trusted");
        assertThat(machine.run("inspect", "one.redacted.mid", "--tree").done().out())
                .containsSubsequence("action c2pa.opened", "action c2pa.redacted: ", GENERATION, "c2pa.PII.present");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one.wav", "one.abc", "one.musicxml", "beside.mid"})
    void whateverTheFileItsEarlierGenerationsAreRedactedToo(String name) throws Exception {
        JsonNode json = machine.run(
                        "redact",
                        name,
                        "--assertion",
                        GENERATION,
                        "--assertion",
                        "c2pa.ai-disclosure",
                        "--reason",
                        "trade-secret",
                        "--out",
                        "given-" + name,
                        "--json")
                .done()
                .json();

        assertThat(json.get("redacted")).hasSize(2);
        assertThat(json.at("/files/0/path").asText()).endsWith("given-" + name);
        machine.run("verify", "given-" + name, "--require", "trusted").done();
        assertThat(machine.run("inspect", "given-" + name).done().out())
                .contains("c2pa.trade-secret.present")
                .doesNotContain("longestRun");
    }

    @Test
    void theFileMayBeReplacedAndRedactedOnceMore() throws Exception {
        machine.run("redact", "one.abc", "--assertion", GENERATION, "--out", "one.abc")
                .refused(ExitCode.FAILED);
        machine.run("redact", "one.abc", "--assertion", GENERATION, "--out", "one.abc", "--force")
                .done();
        machine.run("redact", "one.abc", "--assertion", "cawg.training-mining", "--out", "one.abc", "--force")
                .done();

        assertThat(machine.run("verify", "one.abc").done().out()).startsWith("one.abc: trusted");
    }

    @Test
    void whatMustStayIsRefusedWithTheClause() {
        for (String label : List.of("c2pa.actions.v2", "c2pa.hash.data")) {
            assertThat(machine.run("redact", "one.mid", "--assertion", label)
                            .refused(ExitCode.FAILED)
                            .err())
                    .contains(label + " must stay", "C2PA 2.5, 6.8");
        }
        assertThat(machine.run("redact", "one.mid", "--assertion", "dev.stemma.poem")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("no assertion dev.stemma.poem", "there are ", GENERATION);
    }

    @Test
    void whatIsNotSignedOrNotValidIsRefused() throws Exception {
        byte[] changed = machine.read("one.mid");
        changed[changed.length - 30] ^= 1;
        machine.write("changed.mid", changed);
        machine.write("letter.txt", "a letter");

        machine.run("redact", "changed.mid", "--assertion", GENERATION).refused(ExitCode.FAILED);
        machine.run("redact", "letter.txt", "--assertion", GENERATION).refused(ExitCode.FAILED);
        machine.run("redact", "missing.mid", "--assertion", GENERATION).refused(ExitCode.FAILED);
        machine.run("redact", "one.mid").refused(ExitCode.USAGE);
        machine.run("redact", "one.mid", "--assertion", GENERATION, "--reason", "shame")
                .refused(ExitCode.USAGE);
        machine.run("redact", "one.mid", "--assertion", GENERATION, "--manifest", "urn:c2pa:other")
                .refused(ExitCode.FAILED);
        assertThat(machine.names()).noneMatch(name -> name.contains("redacted"));
    }

    private String text(String file) throws Exception {
        return new String(machine.read(file), StandardCharsets.ISO_8859_1);
    }
}
