package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several people answer for one file, each with a key of his or her own. */
class CoSignTest {
    private static final String ABC = "X:1\nT:Scale\nM:4/4\nL:1/4\nK:C\nCDEF|GABc|\n";

    private Machine machine;

    @BeforeEach
    void open(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
        for (String name : List.of("studio", "ann", "bo")) {
            machine.run("key", "new", name).calm();
        }
        machine.write("scale.abc", ABC);
    }

    @Test
    void twoPeopleAnswerForAFileThatAStudioSigns() {
        machine.run("sign", "scale.abc", "--as", "studio", "--co-sign", "ann", "--co-sign", "bo:editor,contributor")
                .done();

        Machine.Result verified = machine.run("verify", "scale.abc", "--require", "trusted", "--json")
                .done();
        assertThat(details(verified, "cawg.identity.trusted"))
                .satisfiesExactlyInAnyOrder(
                        ann -> assertThat(ann).contains("CN=ann", "answers for this content"),
                        bo -> assertThat(bo).contains("CN=bo", "answers for this content"));
        assertThat(roles("scale.abc"))
                .containsExactly(List.of("cawg.creator"), List.of("cawg.editor", "cawg.contributor"));
    }

    @Test
    void composedMelodiesAndTheirRenderingsAreCoSignedToo() {
        machine.run(
                        "compose",
                        "--seed",
                        1,
                        "--bars",
                        2,
                        "--out",
                        "duet.mid",
                        "--wav",
                        "--abc",
                        "--co-sign",
                        "ann:creator")
                .done();

        for (String file : List.of("duet.mid", "duet.wav", "duet.abc")) {
            Machine.Result verified = machine.run("verify", file, "--json").done();
            assertThat(details(verified, "cawg.identity.trusted"))
                    .as(file)
                    .singleElement()
                    .asString()
                    .contains("CN=ann");
        }
    }

    @Test
    void eachHasAKeyForItThatTheClaimIsNotSignedWith() {
        machine.run("sign", "scale.abc", "--as", "ann", "--co-sign", "ann").done();

        JsonNode list = machine.run("key", "list", "--json").done().json();
        JsonNode ann = list.get("identities").get(0);
        assertThat(ann.get("name").asText()).isEqualTo("ann");
        assertThat(ann.get("purpose").asText()).isEqualTo("claims");
        assertThat(ann.get("keys")).hasSize(2);
        assertThat(ann.at("/keys/1/purpose").asText()).isEqualTo("credentials");
        assertThat(ann.at("/keys/1/certificate").asText())
                .isEqualTo(ann.get("certificate").asText());
        assertThat(machine.run("key", "list").done().out()).containsPattern("ann  claims  .*\\R  credentials  ");
    }

    @Test
    void onAnotherMachineTheyArePersonsOnceTheirAuthorityIsTrustedForThat() {
        machine.run("sign", "scale.abc", "--as", "studio", "--co-sign", "ann").done();
        Machine stranger = machine.withHome("stranger");
        Path ca = machine.home().resolve("ca.pem");

        assertThat(stranger.run("verify", "scale.abc", "--trust", ca).done().out())
                .startsWith("scale.abc: valid");
        assertThat(stranger.run("verify", "scale.abc", "--trust", ca, "--trust-identities", ca)
                        .done()
                        .out())
                .startsWith("scale.abc: trusted");
    }

    @Test
    void whoIsStampedIsStampedWithEverybodysWord() throws Exception {
        try (TestTsa tsa = new TestTsa(Clock.systemUTC())) {
            Path root = tsa.writeRoot(machine.file("root.pem"));
            machine.run("sign", "scale.abc", "--as", "studio").done();
            machine.run("sign", "scale.abc", "--as", "studio", "--co-sign", "ann", "--tsa", tsa.url())
                    .done();

            Machine.Result verified = machine.after(Duration.ofDays(400))
                    .run("verify", "scale.abc", "--trust-tsa", root, "--json")
                    .done();
            assertThat(details(verified, "cawg.identity.trusted")).hasSize(1);
            assertThat(details(verified, "cawg.x509.time_stamp.trusted")).hasSize(1);
        }
    }

    @Test
    void namesAndRolesThatAreNoneAreToldPlainly() throws Exception {
        assertThat(machine.run("sign", "scale.abc", "--co-sign", "carol")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("there is no identity carol", "stemma key new carol");
        assertThat(machine.run("sign", "scale.abc", "--co-sign", "ann:author")
                        .refused(ExitCode.USAGE)
                        .err())
                .contains(
                        "--co-sign: there is no role \"author\"", "creator, contributor, editor, producer, publisher");
        assertThat(machine.run("sign", "scale.abc", "--co-sign", ":editor")
                        .refused(ExitCode.USAGE)
                        .err())
                .contains("a co-signer has a name");
        assertThat(machine.run("sign", "scale.abc", "--co-sign", "ann:editor,editor")
                        .refused(ExitCode.USAGE)
                        .err())
                .contains("ann has a role twice");
        assertThat(machine.run("sign", "scale.abc", "--co-sign", "ann:editor", "--co-sign", "ann:creator")
                        .refused(ExitCode.USAGE)
                        .err())
                .contains("ann is named twice", "ann:creator,editor");
        machine.run("sign", "scale.abc", "--co-sign", "ann:").refused(ExitCode.USAGE);
        assertThat(machine.file("scale.abc")).hasContent(ABC);
    }

    private static List<String> details(Machine.Result verified, String code) {
        List<String> details = new ArrayList<>();
        for (JsonNode check : verified.json().at("/files/0/checks")) {
            if (check.get("code").asText().equals(code)) {
                assertThat(check.get("outcome").asText()).isEqualTo("pass");
                details.add(check.get("detail").asText());
            }
        }
        return details;
    }

    private List<List<String>> roles(String file) {
        List<List<String>> all = new ArrayList<>();
        for (JsonNode role :
                machine.run("inspect", file, "--json", "--raw").done().json().findValues("role")) {
            List<String> roles = new ArrayList<>();
            role.forEach(each -> roles.add(each.asText()));
            all.add(roles);
        }
        return all;
    }
}
