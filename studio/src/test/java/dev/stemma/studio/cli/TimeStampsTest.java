package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate lives a year; a time stamp keeps what it signed good after that. */
class TimeStampsTest {
    private static final Duration YEAR_AND_MORE = Duration.ofDays(400);

    private static Machine machine;
    private static TestTsa tsa;
    private static Path root;

    @BeforeAll
    static void compose(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
        tsa = new TestTsa(Clock.systemUTC());
        root = tsa.writeRoot(machine.file("tsa.pem"));
        machine.run("compose", "--seed", 1, "--bars", 2, "--out", "plain.mid").done();
        machine.run("compose", "--seed", 1, "--bars", 2, "--out", "stamped.mid", "--wav", "--tsa", tsa.url())
                .done();
    }

    @AfterAll
    static void close() {
        tsa.close();
    }

    @Test
    void aStampedFileIsStillGoodAfterTheCertificateHasEnded() {
        Machine later = machine.after(YEAR_AND_MORE);

        assertThat(later.run("verify", "plain.mid").exit()).isEqualTo(3);
        for (String file : new String[] {"stamped.mid", "stamped.wav"}) {
            assertThat(later.run("verify", file).exit()).as(file).isEqualTo(3);
            assertThat(later.run("verify", file, "--trust-tsa", root).done().out())
                    .startsWith(file + ": trusted");
            later.run("verify", file, "--trust-tsa", root, "--require", "time").done();
        }
        assertThat(later.run("inspect", "stamped.mid", "--tree").calm().out())
                .contains("the time stamp does not count: ");
    }

    @Test
    void aSpoiledStampShowsInItsCheckAndFailsWhereThatIsRequired() throws Exception {
        byte[] spoiled = machine.read("stamped.mid");
        String letters = new String(spoiled, StandardCharsets.ISO_8859_1);
        spoiled[letters.indexOf("\u0018\u000f20") + 5] ^= 1; // a digit of the year in the token's genTime
        machine.write("spoiled.mid", spoiled);

        JsonNode file = machine.run("verify", "spoiled.mid", "--trust-tsa", root, "--json")
                .done()
                .json()
                .at("/files/0");
        assertThat(file.get("state").asText()).isEqualTo("trusted");
        assertThat(file.get("checks")).anySatisfy(check -> {
            assertThat(check.get("name").asText()).isEqualTo("time");
            assertThat(check.get("outcome").asText()).isEqualTo("skipped");
            assertThat(check.get("code").asText()).startsWith("timeStamp.");
        });
        Machine.Result required = machine.run("verify", "spoiled.mid", "--trust-tsa", root, "--require", "time");
        assertThat(required.exit()).isEqualTo(3);
        assertThat(required.out()).contains("the time stamp does not count", "required, not met: time");
    }

    @Test
    void anAuthorityForTimesIsTrustedForGoodAndForNothingElse() {
        Machine colleague = machine.withHome("colleague");
        JsonNode added = colleague
                .run("trust", "add", root, "--for", "time-stamps", "--json")
                .done()
                .json();
        assertThat(added.at("/authorities/0/for").asText()).isEqualTo("time-stamps");
        assertThat(added.at("/authorities/0/sha256").asText()).hasSize(64);

        assertThat(colleague.run("trust", "list").done().out())
                .startsWith("tsa  CN=Test time root")
                .contains("  for time-stamps, until 20", "  sha256 ");
        assertThat(colleague
                        .run("verify", "stamped.mid", "--json")
                        .done()
                        .json()
                        .at("/files/0/checks"))
                .anySatisfy(check -> assertThat(check.get("code").asText()).isEqualTo("timeStamp.trusted"));
        colleague.run("trust", "remove", "tsa").done();
        colleague.run("trust", "add", root, "--for", "luck").refused(ExitCode.USAGE);
    }

    @Test
    void anAuthorityThatDoesNotAnswerIsToldAndNothingIsWritten() throws Exception {
        for (String url : new String[] {"http://127.0.0.1:1/", "ftp://127.0.0.1/"}) {
            assertThat(machine.run("compose", "--seed", 1, "--bars", 1, "--out", "never.mid", "--tsa", url)
                            .refused(ExitCode.FAILED)
                            .err())
                    .contains("time stamp", "--tsa");
        }
        machine.run("compose", "--seed", 1, "--out", "never.mid", "--tsa", "two words")
                .refused(ExitCode.USAGE);
        assertThat(machine.file("never.mid")).doesNotExist();
    }

    @Test
    void beforeACertificateEndsThereIsANoteAndRenewalEndsIt() {
        Machine other = machine.withHome("other");
        other.run("key", "new", "studio").calm();
        Machine soon = other.after(Duration.ofDays(340));

        assertThat(soon.run("key", "list").calm().err())
                .contains("note: the certificate of studio for claims ends on ", "renew");
        assertThat(soon.run("key", "list", "--json")
                        .calm()
                        .json()
                        .at("/identities/0/endsSoon")
                        .asBoolean())
                .isTrue();
        assertThat(soon.run("compose", "--seed", 1, "--bars", 1, "--out", "soon.mid", "--as", "studio")
                        .calm()
                        .err())
                .startsWith("note: the certificate of studio for claims ends on ")
                .contains("stemma key renew studio");
        soon.run("key", "renew", "studio").done();
        soon.run("key", "list").done();
        soon.run("compose", "--seed", 2, "--bars", 1, "--out", "renewed.mid", "--as", "studio")
                .done();
    }
}
