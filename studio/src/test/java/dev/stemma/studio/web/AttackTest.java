package dev.stemma.studio.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.record.Language;
import dev.stemma.studio.web.Studio.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other pages and hostile files may try, and that it comes to nothing. */
class AttackTest {
    private static final AtomicInteger CHANGES = new AtomicInteger();

    @TempDir
    private static Path temporary;

    private static Studio studio;

    @BeforeAll
    static void start() throws IOException {
        studio = Studio.with(temporary, api -> {
            api.post("/document", context -> {
                Bodies.fields(context).only("title");
                CHANGES.incrementAndGet();
                context.json(new Problem("", "").json(Language.ENGLISH));
            });
            api.post("/file", context -> {
                CHANGES.addAndGet(Bodies.upload(context).length);
                context.json(new Problem("", "").json(Language.ENGLISH));
            });
            api.get("/accident", context -> {
                throw new IllegalStateException("the secret of /home/somebody");
            });
        });
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    private static HttpRequest.Builder stranger(String path) {
        return HttpRequest.newBuilder(studio.address(path));
    }

    @Test
    void theAddressLetsOneBrowserInAndThenSaysNothing() {
        URI invitation = studio.server().invitation();
        Answer first = studio.send(HttpRequest.newBuilder(invitation));
        assertThat(first.status()).isEqualTo(303);
        assertThat(first.header("Location")).isEqualTo("/");
        assertThat(first.header("Set-Cookie"))
                .startsWith("stemma-" + studio.server().port() + "=")
                .contains("HttpOnly", "SameSite=Strict", "Path=/")
                .doesNotContain(invitation.getQuery().substring("token=".length()));
        Answer second = studio.send(HttpRequest.newBuilder(invitation));
        assertThat(second.header("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0000000000000000000000000000000000000000000"})
    void aTokenThatIsGuessedLetsNobodyIn(String token) {
        assertThat(studio.send(stranger("/?token=" + token)).header("Set-Cookie"))
                .isEmpty();
        studio.send(stranger("/api/status")
                        .header("Cookie", "stemma-" + studio.server().port() + "=" + token))
                .refused(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/status",
                "/api/events",
                "/api/openapi.yaml",
                "/api/nothing",
                "/%61pi/status",
                "//api/status"
            })
    void whoBroughtNoTokenGetsNothingButThePages(String path) {
        assertThat(studio.send(stranger(path)).status()).isIn(400, 401);
        assertThat(studio.send(stranger("/")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1:PORT", "file://"})
    void aPageOfAnotherOriginIsRefused(String origin) {
        String named = origin.replace("PORT", String.valueOf(studio.server().port()));
        studio.send(studio.request("/api/status").header("Origin", named)).refused(403);
        studio.send(studio.changing("/api/document")
                        .header("Origin", named)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}")))
                .refused(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void whatAnotherPageHasTheBrowserAskForIsRefused(String site) {
        studio.send(studio.request("/api/status").header("Sec-Fetch-Site", site))
                .refused(403);
        assertThat(studio.send(studio.request("/api/status").header("Sec-Fetch-Site", "same-origin"))
                        .status())
                .isEqualTo(200);
    }

    /** A form of another page can send a cookie, but neither our header nor JSON. */
    @Test
    void aForgedFormChangesNothing() {
        int before = CHANGES.get();
        studio.send(studio.request("/api/document")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}")))
                .refused(403);
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
            studio.send(studio.changing("/api/document")
                            .header("Content-Type", type)
                            .POST(BodyPublishers.ofString("{}")))
                    .refused(415);
        }
        assertThat(CHANGES).hasValue(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS", "TRACE", "CONNECTION", "PROPFIND"})
    void nobodyIsPermittedToAskFromElsewhere(String method) {
        Answer answer = studio.send(studio.request("/api/document")
                .header("Origin", "http://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .method(method, BodyPublishers.noBody()));
        assertThat(answer.status()).isBetween(400, 501);
        assertThat(answer.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase().startsWith("access-control"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/studio.js", "/nothing.js", "/api/status", "/api/nothing", "/api/openapi.yaml"})
    void everyAnswerTellsTheBrowserToBeStrict(String path) {
        strict(studio.get(path));
        strict(studio.send(stranger(path)));
    }

    private static void strict(Answer answer) {
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'")
                .doesNotContain("unsafe", "http:", "*");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Permissions-Policy")).contains("midi=(self)", "camera=()");
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("Cache-Control")).matches("no-store|no-cache");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\":\"a\",\"title\":\"b\"}",
                "{\"title\":\"a\"} {}",
                "{\"title\":",
                "[]",
                "",
                "{\"titel\":\"a\"}",
                "{'title':'a'}",
                "{\"title\":NaN}"
            })
    void aDocumentThatIsNotAsItMustBeIsRefused(String document) {
        studio.send(studio.changing("/api/document")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(document)))
                .refused(400);
    }

    @Test
    void aDocumentThatIsTooDeepOrTooLargeIsRefused() {
        studio.post("/api/document", "{'title':" + "[".repeat(100_000) + "]".repeat(100_000) + "}")
                .refused(400);
        studio.post("/api/document", "{'title':[" + "{},".repeat(600_000) + "{}]}")
                .refused(400);
        studio.post("/api/document", "{'title':1" + "0".repeat(100_000) + "}").refused(400);
        studio.post("/api/document", "{'title':'" + "a".repeat(3 << 20) + "'}").refused(413);
    }

    @Test
    void aFileThatIsTooLargeIsRefusedBeforeItIsSent() throws IOException {
        try (Wire wire = new Wire(studio)) {
            upload(wire, "Content-Length: " + (Intake.ofOwner().largestUpload() + 1L));
            assertThat(wire.head()).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void aFileThatDoesNotSayHowLargeItIsIsRefusedWhereItIsTooLarge() throws IOException {
        try (Wire wire = new Wire(studio)) {
            upload(wire, "Transfer-Encoding: chunked");
            byte[] chunk = ("100000\r\n" + "x".repeat(1 << 20) + "\r\n").getBytes();
            try {
                for (int i = 0; i <= Intake.ofOwner().largestUpload() >> 20; i++) {
                    wire.write(chunk);
                }
            } catch (IOException closedByTheServer) {
                return;
            }
            assertThat(wire.head()).startsWith("HTTP/1.1 413 ");
        }
    }

    private static void upload(Wire wire, String extent) throws IOException {
        wire.say(
                "POST /api/file HTTP/1.1",
                "Host: " + studio.host(),
                "Cookie: " + studio.cookie(),
                "Stemma-Request: studio",
                "Content-Type: application/octet-stream",
                extent);
    }

    /** Documents become trees, which take many times as much. */
    @Test
    void documentsThatAreLargeInMemoryTakeNoMoreOfItTogetherThanThereIs() {
        String document = "{'title':[" + "{'':{'':{'':{'':{}}}}},".repeat(14_000) + "{}]}";
        List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            answers.add(studio.client()
                    .sendAsync(
                            studio.changing("/api/document")
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(document.replace('\'', '"')))
                                    .build(),
                            BodyHandlers.ofByteArray()));
        }
        for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
            assertThat(answer.orTimeout(60, TimeUnit.SECONDS).join().statusCode())
                    .isIn(200, 503);
        }
        assertThat(studio.get("/api/status").status()).isEqualTo(200);
    }

    @Test
    void anAccidentIsToldToTheOwnerAndNotToThePage() {
        Answer answer = studio.get("/api/accident");
        answer.refused(500);
        assertThat(answer.text()).doesNotContain("secret", "/home");
        assertThat(studio.takeAccidents())
                .singleElement()
                .satisfies(accident -> assertThat(accident).hasMessageContaining("secret"));
    }
}
