package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysAndTrustTest {
    private Machine machine;

    @BeforeEach
    void open(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
    }

    @Test
    void anIdentityIsMadeAndListed() {
        Machine.Result made = machine.run("key", "new", "studio", "--algorithm", "es256", "--subject", "A Studio");
        machine.run("key", "new", "practice").calm();

        assertThat(made.exit()).isZero();
        assertThat(made.out()).startsWith("made").contains("studio  claims  es256  to ", "CN=A Studio");
        assertThat(made.err()).startsWith("note: ").contains("CN=A Studio", "cannot be taken back");
        JsonNode json = machine.run("key", "list", "--json").done().json();
        assertThat(Path.of(json.get("ca").asText())).isRegularFile();
        assertThat(json.get("identities")).hasSize(2);
        for (JsonNode identity : json.get("identities")) {
            assertThat(identity.get("name").asText()).isIn("studio", "practice");
            assertThat(identity.get("algorithm").asText()).isIn("ed25519", "es256");
            assertThat(identity.get("certificate").asText()).startsWith("CN=");
            assertThat(Instant.parse(identity.get("notAfter").asText()))
                    .isAfter(Instant.now().plus(300, ChronoUnit.DAYS));
        }
        assertThat(machine.run("key", "list").done().out())
                .startsWith("authority: ")
                .contains("studio", "practice");
    }

    @Test
    void beforeFirstUseNothingIsMade() {
        assertThat(machine.run("key", "list").done().out()).startsWith("no identities yet");
        assertThat(machine.run("key", "list", "--json").done().json().get("identities"))
                .isEmpty();
        assertThat(machine.run("trust", "list").done().out()).startsWith("nobody yet");
        assertThat(machine.home()).doesNotExist();
    }

    @Test
    void keysAreForTheirOwnerAlone() throws Exception {
        machine.run("key", "new", "studio").calm();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(machine.home())))
                .isEqualTo("rwx------");
    }

    @Test
    void requestsAndCertificatesAreShownOrWritten() throws Exception {
        machine.run("key", "new", "studio").calm();

        assertThat(machine.run("key", "csr", "studio").done().out())
                .startsWith("-----BEGIN CERTIFICATE REQUEST-----\n")
                .endsWith("-----END CERTIFICATE REQUEST-----\n");
        String chain = machine.run("key", "export", "studio").done().out();
        assertThat(chain).startsWith("-----BEGIN CERTIFICATE-----\n").doesNotContain("PRIVATE");
        assertThat(machine.run("key", "export", "studio", "--json")
                        .done()
                        .json()
                        .get("text")
                        .asText())
                .isEqualTo(chain);
        assertThat(machine.run("key", "export", "studio", "--out", "chain.pem")
                        .done()
                        .out())
                .contains("chain.pem");
        assertThat(machine.file("chain.pem")).hasContent(chain);
        assertThat(machine.run("key", "csr", "studio", "--out", "request.pem", "--json")
                        .done()
                        .json()
                        .get("path")
                        .asText())
                .endsWith("request.pem");
        assertThat(machine.run("key", "csr", "studio", "--out", "chain.pem")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("exists already");
        assertThat(machine.file("chain.pem")).hasContent(chain);
    }

    @Test
    void certificatesAreImportedForTheirOwnKeyOnly() {
        machine.run("key", "new", "studio").calm();
        machine.run("key", "new", "practice").calm();
        machine.run("key", "export", "studio", "--out", "chain.pem").done();

        assertThat(machine.run("key", "import", "studio", "chain.pem").done().out())
                .startsWith("imported");
        machine.run("key", "import", "practice", "chain.pem").refused(ExitCode.FAILED);
        machine.run("key", "import", "nobody", "chain.pem").refused(ExitCode.FAILED);
        machine.run("key", "import", "studio", "missing.pem").refused(ExitCode.FAILED);
    }

    @Test
    void anIdentityIsRenewedForTheSameKey() {
        machine.run("key", "new", "studio").calm();
        machine.run("compose", "--seed", 1, "--bars", 1, "--as", "studio").done();

        JsonNode renewed =
                machine.run("key", "renew", "studio", "--json").done().json();

        assertThat(renewed.get("name").asText()).isEqualTo("studio");
        assertThat(Instant.parse(renewed.get("notAfter").asText()))
                .isAfter(Instant.now().plus(300, ChronoUnit.DAYS));
        machine.run("verify", "melody-1.mid").done();
    }

    @Test
    void whatCannotBeDoneWithAnIdentityIsToldPlainly() {
        machine.run("key", "new", "studio").calm();

        machine.run("key", "new", "studio").refused(ExitCode.FAILED);
        machine.run("key", "new", "").refused(ExitCode.USAGE);
        machine.run("key", "new", "x".repeat(61)).refused(ExitCode.FAILED);
        for (String command : new String[] {"csr", "export", "renew"}) {
            assertThat(machine.run("key", command, "nobody")
                            .refused(ExitCode.FAILED)
                            .err())
                    .contains("nobody");
            machine.run("key", command).refused(ExitCode.USAGE);
        }
        machine.run("key", "new", "a", "--algorithm", "rsa").refused(ExitCode.USAGE);
        machine.run("key", "new", "a", "--country", "Wales").refused(ExitCode.USAGE);
        machine.run("key", "new", "a", "--subject", " ").refused(ExitCode.USAGE);
        machine.run("key").refused(ExitCode.USAGE);
        machine.run("key", "destroy").refused(ExitCode.USAGE);
    }

    @Test
    void aKeyFileThatIsDamagedIsRefusedAndKept() throws Exception {
        machine.run("key", "new", "local").calm();
        Path key;
        try (var files = Files.walk(machine.home())) {
            key = files.filter(file -> file.toString().endsWith("local.p12"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.write(key, "damaged".getBytes(StandardCharsets.UTF_8));

        machine.run("compose", "--seed", 1, "--bars", 1).refused(ExitCode.FAILED);

        assertThat(key).hasContent("damaged");
        assertThat(machine.names()).isEmpty();
    }

    @Test
    void anAuthorityIsTrustedUntilItIsRemoved() {
        machine.run("compose", "--seed", 1, "--bars", 1).done();
        Machine colleague = machine.withHome("colleague");
        Path authority = authority();

        JsonNode added = colleague
                .run("trust", "add", authority, "--name", "ann", "--json")
                .done()
                .json();

        assertThat(added.at("/authorities/0/subject").asText()).startsWith("CN=Stemma local CA");
        assertThat(colleague.run("verify", "melody-1.mid").done().out()).contains(": trusted");
        assertThat(colleague.run("trust", "list").done().out()).startsWith("ann  CN=Stemma local CA");
        JsonNode listed = colleague.run("trust", "list", "--json").done().json();
        assertThat(listed.at("/authorities/0/name").asText()).isEqualTo("ann");
        assertThat(listed.at("/authorities/0/notAfter").asText()).contains("T");
        assertThat(colleague.run("trust", "remove", "ann").done().out())
                .isEqualTo("removed: ann" + System.lineSeparator());
        assertThat(colleague.run("verify", "melody-1.mid").done().out()).contains(": valid");
    }

    private Path authority() {
        return Path.of(
                machine.run("key", "list", "--json").done().json().get("ca").asText());
    }

    @Test
    void theHomeMayBeNamedInAnyWay() {
        machine.run("key", "new", "studio").calm();
        Machine roundabout = new Machine(
                machine.folder(), machine.folder().resolve("../roundabout"), machine.models(), machine.clock(), false);

        roundabout.run("trust", "add", authority(), "--name", "ann").done();

        roundabout.run("trust", "remove", "ann", "--json").done().json();
    }

    @Test
    void theOwnAuthorityIsAlwaysTrusted() {
        machine.run("key", "new", "studio").calm();

        assertThat(machine.run("trust", "list").done().out()).startsWith("own  CN=Stemma local CA");
        machine.run("trust", "remove", "own").refused(ExitCode.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "../up", "", ".hidden", "a/b"})
    void aNameThatCannotBeAFileIsRefused(String name) {
        machine.run("key", "new", "studio").calm();

        assertThat(machine.run("trust", "add", authority(), "--name", name)
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("--name");
        machine.run("trust", "remove", name).refused(ExitCode.FAILED);
    }

    @Test
    void onlyAuthoritiesCanBeTrusted() {
        machine.run("key", "new", "studio").calm();
        machine.run("key", "export", "studio", "--out", "leaf.pem").done();

        assertThat(machine.run("trust", "add", "leaf.pem")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("no authority");
        machine.run("trust", "add", "missing.pem").refused(ExitCode.FAILED);
        machine.run("trust", "add", authority()).done();
        assertThat(machine.run("trust", "add", authority())
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("stemma trust remove ca");
        machine.run("trust").refused(ExitCode.USAGE);
    }
}
