package dev.stemma.studio.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.stemma.studio.workbench.Workbench;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;

/** A studio that runs in a home of its own, and a client that it knows. Nothing must go wrong in it unnoticed. */
final class Studio implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final List<Exception> accidents = new CopyOnWriteArrayList<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final StudioServer server;
    private final Path home;
    private final String cookie;

    private Studio(Path home, List<Routes> further, Intake intake) throws IOException {
        this.home = home;
        Workbench workbench = new Workbench(home, root().resolve("models"), Clock.systemUTC());
        StudioRoutes routes = new StudioRoutes(workbench, Optional.empty(), Optional.empty());
        further.forEach(routes::and);
        server = StudioServer.start(routes, intake, home, OptionalInt.of(0), accidents::add);
        Answer admitted = send(HttpRequest.newBuilder(server.invitation()));
        assertThat(admitted.status()).isEqualTo(303);
        cookie = admitted.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    /** Starts one. */
    static Studio in(Path temporary) throws IOException {
        return new Studio(temporary.resolve("home"), List.of(), Intake.ofOwner());
    }

    /** Starts one that answers to more than the product does. */
    static Studio with(Path temporary, Routes further) throws IOException {
        return with(temporary, further, Intake.ofOwner());
    }

    /** The same, which takes so much in. */
    static Studio with(Path temporary, Routes further, Intake intake) throws IOException {
        return new Studio(temporary.resolve("home"), List.of(further), intake);
    }

    /** What came back. */
    record Answer(int status, HttpHeaders headers, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        JsonNode json() {
            try {
                return JSON.readTree(text());
            } catch (JsonProcessingException e) {
                throw new AssertionError("no JSON document: " + text(), e);
            }
        }

        /** The document of what was done. */
        JsonNode done() {
            assertThat(status).as(text()).isBetween(200, 201);
            return json();
        }

        /** The problem because of which it was not done, told as problems are. */
        JsonNode refused(int expected) {
            assertThat(status).as(text()).isEqualTo(expected);
            JsonNode problem = json();
            assertThat(problem.path("error").asText()).isNotBlank();
            assertThat(problem.path("hint").asText()).isNotBlank();
            assertThat(text()).doesNotContain("\tat ", "Exception", "java.");
            return problem;
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    /** Sends a JSON document. */
    Answer post(String path, JsonNode document) {
        return post(path, document.toString());
    }

    /** Sends a JSON document; single quotes stand for double ones. */
    Answer post(String path, String document) {
        return send(changing(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(document.replace('\'', '"'))));
    }

    Answer patch(String path, String document) {
        return send(changing(path)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(document.replace('\'', '"'))));
    }

    /** Sends a file. */
    Answer upload(String path, byte[] file) {
        return send(changing(path)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(file)));
    }

    /** A request of the studio's own page, to be refined. */
    HttpRequest.Builder changing(String path) {
        return request(path).header("Stemma-Request", "studio");
    }

    /** A request that brings the cookie, to be refined. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address(path)).header("Cookie", cookie);
    }

    /** Sends a request; the answer is one that the {@link Contract} allows. */
    Answer send(HttpRequest.Builder request) {
        try {
            HttpRequest sent = request.build();
            HttpResponse<byte[]> response = client.send(sent, BodyHandlers.ofByteArray());
            Answer answer = new Answer(response.statusCode(), response.headers(), response.body());
            String path = sent.uri().getRawPath();
            if (path.startsWith(Api.ROOT + "/")) {
                assertThat(Contract.THIS.faults(sent.method(), path.substring(Api.ROOT.length()), answer))
                        .as("%s", answer.text())
                        .isEmpty();
            }
            return answer;
        } catch (IOException e) {
            throw new AssertionError("the server did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    HttpClient client() {
        return client;
    }

    URI address(String path) {
        return URI.create("http://" + host() + path);
    }

    /** Its name and port, as a browser asks for it. */
    String host() {
        return "127.0.0.1:" + server.port();
    }

    /** What a browser that the studio knows sends along. */
    String cookie() {
        return cookie;
    }

    StudioServer server() {
        return server;
    }

    /** Keys, journals and all else that this studio keeps. */
    Path home() {
        return home;
    }

    /** The project: the folder that holds LICENSE. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("LICENSE"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** What should not have happened, once: it does not fail the test any more. */
    List<Exception> takeAccidents() {
        List<Exception> taken = List.copyOf(accidents);
        accidents.clear();
        return taken;
    }

    @Override
    public void close() {
        server.close();
        assertThat(accidents).as("what should not have happened").isEmpty();
    }
}
