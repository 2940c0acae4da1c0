package dev.stemma.studio.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stemma.studio.workbench.Workbench;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A class in a local network: pupils join by a code, have what is their own, and reach nothing else. */
class ClassroomTest {
    private static final Quota QUOTA = new Quota(4, 400 << 10, 600 << 10);

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Exception> accidents = new ArrayList<>();
    private final Later clock = new Later();

    @TempDir
    private Path temporary;

    private StudioServer server;
    private Classroom classroom;

    /** A clock that a test sets on. */
    private static final class Later extends Clock {
        private Instant now = Instant.parse("2026-11-23T08:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeEach
    void open() throws IOException {
        Path home = temporary.resolve("home");
        Workbench workbench = new Workbench(home, Studio.root().resolve("models"), Clock.systemUTC());
        classroom = Classroom.open(workbench, InetAddress.getByName("127.0.0.1"), clock, QUOTA, accidents::add);
        server = StudioServer.start(
                new StudioRoutes(workbench, Optional.empty(), Optional.of(classroom)),
                Intake.ofOwner(),
                home,
                OptionalInt.of(0),
                accidents::add);
    }

    @AfterEach
    void close() throws InterruptedException {
        server.close();
        for (Thread each : Thread.getAllStackTraces().keySet()) {
            if (each.getName().equals("recovering")) {
                each.join();
            }
        }
        assertThat(accidents).isEmpty();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder at(String path, String cookie) {
        return HttpRequest.newBuilder(classroom.address().resolve(path)).header("Cookie", cookie);
    }

    private HttpResponse<String> get(String path, String cookie) throws Exception {
        return send(at(path, cookie));
    }

    private HttpResponse<String> post(String path, String cookie, String document) throws Exception {
        return send(at(path, cookie)
                .header("Stemma-Request", "studio")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(document.replace('\'', '"'))));
    }

    private HttpResponse<String> tryToJoin(String name, String code) throws Exception {
        return post("/api/visit", "none=1", "{'name':'" + name + "','code':'" + code + "'}");
    }

    /** The cookie of somebody who joined. */
    private String join(String name) throws Exception {
        HttpResponse<String> joined = tryToJoin(name, classroom.code().text().orElseThrow());
        assertThat(joined.statusCode()).as(joined.body()).isEqualTo(201);
        String cookie = joined.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict");
        return cookie.split(";")[0];
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    private String begin(String cookie, String title) throws Exception {
        HttpResponse<String> begun = post("/api/pieces", cookie, "{'title':'" + title + "'}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
        return json(begun).path("id").asText();
    }

    private String ownerCookie() throws Exception {
        return send(HttpRequest.newBuilder(server.invitation()))
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";")[0];
    }

    private JsonNode asOwner() throws Exception {
        URI address = URI.create("http://127.0.0.1:" + server.port() + "/api/classroom");
        return json(send(HttpRequest.newBuilder(address).header("Cookie", ownerCookie())));
    }

    @Test
    void pupilsJoinByTheCodeComposeSignAndSeeTheirOwnPiecesOnly() throws Exception {
        String ann = join("Ann");
        String bo = join("李华");
        String piece = begin(ann, "Morning");
        String asked = "{'task':'compose','wish':{'bars':'4','tradition':'british-isles'},'seed':1,'count':1}";
        assertThat(post("/api/pieces/" + piece + "/requests", ann, asked).statusCode())
                .isEqualTo(200);
        assertThat(post("/api/pieces/" + piece + "/files", ann, "{'kinds':['midi']}")
                        .body())
                .startsWith("MThd");
        assertThat(json(get("/api/pieces", bo)).path("total").asInt()).isZero();
        assertThat(json(get("/api/library", bo)).path("total").asInt()).isZero();
        for (String path : List.of("", "/history", "/versions/0")) {
            assertThat(get("/api/pieces/" + piece + path, bo).statusCode()).isEqualTo(404);
        }
        assertThat(post("/api/pieces/" + piece + "/files", bo, "{'kinds':['midi']}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(post("/api/pieces/" + piece + "/operations", bo, "{'operations':[{'op':'annotate','text':'x'}]}")
                        .statusCode())
                .isEqualTo(404);
        JsonNode seen = asOwner();
        assertThat(seen.path("pupils").findValuesAsText("name")).containsExactly("Ann", "李华");
        assertThat(seen.at("/pupils/0/titles/0").asText()).isEqualTo("Morning");
        assertThat(json(get("/api/visit", bo)).path("name").asText()).isEqualTo("李华");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/status", "/api/pieces", "/api/library", "/api/openapi.yaml", "/api/visit/", "//api/visit"})
    void whoHasNotJoinedGetsNothingButThePages(String path) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + classroom.address().getPort() + path);
        assertThat(send(HttpRequest.newBuilder(address)).statusCode()).isIn(400, 401);
        assertThat(json(get("/api/visit", "none=1")).path("role").asText()).isEqualTo("guest");
    }

    @Test
    void whatIsTheOwnersDoesNotExistForPupils() throws Exception {
        String ann = join("Ann");
        for (String path : List.of("/api/classroom", "/api/events")) {
            assertThat(get(path, ann).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(post("/api/classroom/code", ann, "{}").statusCode()).isEqualTo(404);
        assertThat(json(get("/api/status", ann)).at("/identities").findValuesAsText("name"))
                .containsExactly("local");
        String asOther = "{'kinds':['midi'],'as':'owner','password':'x'}";
        assertThat(post("/api/pieces/" + begin(ann, "x") + "/files", ann, asOther)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void sessionsAndTokensOfOneServerAreNothingOnTheOther() throws Exception {
        String session = ownerCookie().split("=", 2)[1];
        int port = classroom.address().getPort();
        assertThat(get("/api/status", "stemma-" + port + "=" + session).statusCode())
                .isEqualTo(401);
        assertThat(send(HttpRequest.newBuilder(classroom
                                .address()
                                .resolve("/?" + server.invitation().getQuery())))
                        .headers()
                        .firstValue("Set-Cookie"))
                .isEmpty();
        String ann = join("Ann").split("=", 2)[1];
        URI owners = URI.create("http://127.0.0.1:" + server.port() + "/api/classroom");
        assertThat(send(HttpRequest.newBuilder(owners).header("Cookie", "stemma-" + server.port() + "=" + ann))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aCodeThatIsGuessedLetsNobodyInAndManyTriesAreNotAnswered() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(json(tryToJoin("Eve", "AAA-AA" + i)).path("code").asText())
                    .isEqualTo("code");
        }
        String right = classroom.code().text().orElseThrow();
        assertThat(json(tryToJoin("Eve", right)).path("code").asText())
                .as("who tried too often waits")
                .isEqualTo("wait");
        clock.now = clock.now.plus(Duration.ofMinutes(2));
        assertThat(tryToJoin("Eve", right.toLowerCase().replace("-", " ")).statusCode())
                .isEqualTo(201);
    }

    @Test
    void aCodeIsOverAfterAnHourAfterManyWrongOnesAndWhenThereIsAnother() throws Exception {
        String first = classroom.code().text().orElseThrow();
        clock.now = clock.now.plus(Duration.ofHours(1));
        assertThat(json(tryToJoin("Ann", first)).path("code").asText()).isEqualTo("over");
        classroom.code().renew();
        assertThat(json(tryToJoin("Ann", first)).path("code").asText()).isEqualTo("code");
        for (int i = 0; i < 99; i++) {
            int machine = i;
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> classroom.code().require("", "10.0.0." + machine))
                    .isInstanceOf(Refusal.class);
        }
        assertThat(classroom.code().text()).isEmpty();
    }

    @Test
    void aNameIsTakenOnce() throws Exception {
        join("Ann");
        String code = classroom.code().text().orElseThrow();
        assertThat(json(tryToJoin("ann ", code)).path("code").asText()).isEqualTo("taken");
        assertThat(json(tryToJoin(" ", code)).path("code").asText()).isEqualTo("name");
        assertThat(json(tryToJoin("a".repeat(41), code)).path("code").asText()).isEqualTo("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rebound.example", "localhost:PORT", "127.0.0.1", "127.0.0.1:1"})
    void aForeignNameIsNotAnsweredTo(String host) throws Exception {
        String name = host.replace("PORT", String.valueOf(classroom.address().getPort()));
        try (java.net.Socket socket =
                new java.net.Socket("127.0.0.1", classroom.address().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("GET /api/visit HTTP/1.1\r\nHost: " + name + "\r\nConnection: close\r\n\r\n").getBytes());
            assertThat(new String(socket.getInputStream().readAllBytes())).startsWith("HTTP/1.1 421");
        }
    }

    @Test
    void aPageOfAnotherOriginCannotJoinOrAsk() throws Exception {
        String body = "{\"name\":\"Eve\",\"code\":\"" + classroom.code().text().orElseThrow() + "\"}";
        assertThat(send(at("/api/visit", "none=1")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body)))
                        .statusCode())
                .as("without the header of our pages")
                .isEqualTo(403);
        assertThat(send(at("/api/visit", "none=1")
                                .header("Stemma-Request", "studio")
                                .header("Origin", "http://rebound.example")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(classroom.pupils().all()).isEmpty();
    }

    @Test
    void aPupilKeepsSoManyPiecesAndNoMore() throws Exception {
        String ann = join("Ann");
        for (int i = 0; i < QUOTA.pieces(); i++) {
            begin(ann, "Piece " + i);
        }
        HttpResponse<String> refused = post("/api/pieces", ann, "{'title':'One more'}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("code").asText()).isEqualTo("quota");
        assertThat(json(get("/api/pieces", ann)).path("total").asInt()).isEqualTo(QUOTA.pieces());
        begin(join("Bo"), "Of somebody else");
    }

    @Test
    void whatAPupilSendsFillsNeitherTheDiskNorTheRoomOfTheOthersButCanBeHandedIn() throws Exception {
        String ann = join("Ann");
        String piece = begin(ann, "Notes");
        String asked = "{'task':'compose','wish':{'bars':'4','tradition':'british-isles'},'seed':1,'count':1}";
        assertThat(post("/api/pieces/" + piece + "/requests", ann, asked).statusCode())
                .isEqualTo(200);
        HttpResponse<String> last = writeUntilRefused(ann, piece);
        assertThat(last.statusCode()).isEqualTo(422);
        assertThat(json(last).path("error").asText()).isEqualTo("there is no room for more of yours");
        HttpResponse<String> signed = post("/api/pieces/" + piece + "/files", ann, "{'kinds':['abc']}");
        assertThat(signed.statusCode()).as(signed.body()).isEqualTo(200);
        String bo = join("Bo");
        HttpResponse<String> ofClass = writeUntilRefused(bo, begin(bo, "More"));
        assertThat(json(ofClass).path("error").asText()).isEqualTo("there is no room for more of this class");
    }

    private HttpResponse<String> writeUntilRefused(String cookie, String piece) throws Exception {
        String remark = "{'operations':[{'op':'annotate','text':'" + "la ".repeat(600) + "'}]}";
        HttpResponse<String> answer = post("/api/pieces/" + piece + "/operations", cookie, remark);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        for (int i = 0; i < 500 && answer.statusCode() == 200; i++) {
            answer = post("/api/pieces/" + piece + "/operations", cookie, remark);
        }
        return answer;
    }
}
