package dev.stemma.studio.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.provenance.identity.IdentityStore;
import dev.stemma.provenance.identity.Passwords;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import dev.stemma.provenance.identity.StorePassword;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whose key has a password types it before the network learns, not after it has learnt in vain. */
class TrainingPasswordTest {
    private static final String PASSWORD = "correct horse";

    @TempDir
    private Path temporary;

    @BeforeEach
    void protectTheKey() {
        IdentityStore.at(temporary.resolve("home"), Passwords.always(StorePassword.of(PASSWORD.toCharArray())))
                .openOrCreate("local", SignatureAlgorithm.ED25519, Clock.systemUTC(), new SecureRandom());
    }

    @Test
    void aWrongPasswordIsRefusedAtOnceInTheLanguageOfThePage() throws Exception {
        try (Studio studio = Studio.in(temporary)) {
            for (String given : new String[] {"", ",'password':'wrong'"}) {
                JsonNode english = begun(studio, "en", given).refused(422);
                JsonNode chinese = begun(studio, "zh", given).refused(422);

                assertThat(english.path("code").asText()).isEqualTo("password");
                assertThat(english.path("hint").asText()).isEqualTo("type the password of local");
                assertThat(chinese.path("code").asText()).isEqualTo("password");
                assertThat(chinese.path("error").asText()).containsPattern("\\p{IsHan}");
                assertThat(chinese.path("hint").asText()).containsPattern("\\p{IsHan}");
            }
            assertThat(studio.get("/api/trainings").done().path("trainings")).isEmpty();
        }
    }

    @Test
    void theModelIsSignedWithThePasswordWhichIsNotKept() throws Exception {
        try (Studio studio = Studio.in(temporary)) {
            String id = begun(studio, "en", ",'password':'" + PASSWORD + "'")
                    .done()
                    .path("id")
                    .asText();

            JsonNode training = TrainingTest.ended(studio, id);

            assertThat(training.path("stage").asText()).as(training.toString()).isEqualTo("done");
            assertThat(training.toString()).doesNotContain(PASSWORD);
        }
        try (Stream<Path> kept = Files.walk(temporary)) {
            assertThat(kept.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .doesNotContain(PASSWORD));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProgramThatLooksAtCommandLinesDoesNotSeeThePassword() throws Exception {
        try (Studio studio = Studio.in(temporary)) {
            String id = begun(studio, "en", ",'password':'" + PASSWORD + "'")
                    .done()
                    .path("id")
                    .asText();
            String command = awaitTraining();
            studio.post("/api/trainings/" + id + "/stop", "{}").done();

            assertThat(command).contains("class-room").doesNotContain(PASSWORD);
        }
    }

    private String awaitTraining() throws Exception {
        for (int i = 0; i < 600; i++) {
            for (ProcessHandle child : ProcessHandle.current().children().toList()) {
                String command = Files.readString(Path.of("/proc", String.valueOf(child.pid()), "cmdline"));
                if (command.contains(temporary.toString())) {
                    return command;
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no training begins");
    }

    private static Studio.Answer begun(Studio studio, String language, String password) {
        String document = "{'title':'Ours','traditions':['british-isles']" + password + "}";
        return studio.send(studio.changing("/api/trainings")
                .header("Accept-Language", language)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(document.replace('\'', '"'))));
    }
}
