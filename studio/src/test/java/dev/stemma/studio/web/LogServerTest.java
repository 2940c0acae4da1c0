package dev.stemma.studio.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.provenance.log.Checkpoint;
import dev.stemma.provenance.log.HttpWitness;
import dev.stemma.provenance.log.LogException;
import dev.stemma.provenance.log.NoteKey;
import dev.stemma.provenance.log.SignatureType;
import dev.stemma.provenance.log.SignedNote;
import dev.stemma.provenance.log.TransparencyLog;
import dev.stemma.provenance.log.Witness;
import dev.stemma.provenance.log.WitnessRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogServerTest {
    private final NoteKey key = NoteKey.generate("stemma.example/log", SignatureType.ED25519, new SecureRandom());
    private final List<Exception> accidents = Collections.synchronizedList(new ArrayList<>());
    private TransparencyLog log;
    private Witness witness;

    @BeforeEach
    void open(@TempDir Path temporary) {
        log = TransparencyLog.create(temporary.resolve("log"), key);
        witness = Witness.open(
                temporary.resolve("witness"),
                NoteKey.generate("w.example/1", SignatureType.COSIGNATURE, new SecureRandom()),
                List.of(key.verifier()),
                Clock.systemUTC());
        grow(300);
    }

    private void grow(int entries) {
        List<byte[]> batch = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            batch.add(("entry " + (log.size() + i)).getBytes(StandardCharsets.UTF_8));
        }
        log.append(batch);
    }

    @AfterEach
    void close() {
        log.close();
        witness.close();
        assertThat(accidents).isEmpty();
    }

    private LogServer ofLog() throws IOException {
        return LogServer.of(log.reader(), 0, accidents::add);
    }

    private static HttpResponse<byte[]> get(LogServer server, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.address() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void aLogIsShownAsItLiesOnTheDisk() throws Exception {
        try (LogServer server = ofLog()) {
            HttpResponse<byte[]> checkpoint = get(server, "checkpoint");
            assertThat(checkpoint.statusCode()).isEqualTo(200);
            assertThat(checkpoint.body()).isEqualTo(log.checkpoint().encode());
            assertThat(checkpoint.headers().firstValue("Content-Type")).hasValue("text/plain;charset=utf-8");
            HttpResponse<byte[]> full = get(server, "tile/0/000");
            assertThat(full.body()).hasSize(8192);
            assertThat(full.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
            HttpResponse<byte[]> part = get(server, "tile/0/001.p/44");
            assertThat(part.body()).hasSize(44 * 32);
            assertThat(part.headers().firstValue("Cache-Control").orElseThrow()).doesNotContain("immutable");
            assertThat(get(server, "tile/entries/001.p/1").body()).containsExactly("\0\11entry 256".getBytes());
        }
    }

    @Test
    void nothingElseIsShown() throws Exception {
        try (LogServer server = ofLog()) {
            for (String path : List.of(
                    "",
                    "state/lock",
                    "tile/0/002",
                    "tile/0/001.p/45",
                    "tile/0/000.p/0",
                    "tile/0/00",
                    "tile/00/000",
                    "tile/0/..%2f..%2fstate%2flock",
                    "tile/%2e%2e/state/lock",
                    "tile/0/000/..",
                    "checkpoint/x")) {
                assertThat(get(server, path).statusCode()).as(path).isBetween(400, 404);
            }
            assertThat(post(server, "checkpoint", new byte[0]).statusCode()).isBetween(400, 405);
            assertThat(raw(server, "GET /checkpoint HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                    .as("another name that was pointed at this machine")
                    .startsWith("HTTP/1.1 421");
            assertThat(raw(
                            server,
                            "GET /tile/../state/lock HTTP/1.1\r\nHost: 127.0.0.1:"
                                    + server.address().getPort() + "\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 4");
        }
    }

    private static String raw(LogServer server, String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static HttpResponse<byte[]> post(LogServer server, String path, byte[] body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.address() + path))
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> ask(LogServer server, WitnessRequest request) throws Exception {
        return post(server, "add-checkpoint", request.encode());
    }

    @Test
    void aWitnessAnswersAsItsSpecificationSays() throws Exception {
        try (LogServer server = LogServer.of(witness, 0, accidents::add)) {
            HttpResponse<byte[]> first = ask(server, WitnessRequest.of(log.reader(), 0));
            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(new String(first.body(), StandardCharsets.UTF_8)).startsWith("\u2014 w.example/1 ");
            HttpResponse<byte[]> again = ask(server, WitnessRequest.of(log.reader(), 0));
            assertThat(again.statusCode()).isEqualTo(409);
            assertThat(again.headers().firstValue("Content-Type")).hasValue("text/x.tlog.size");
            assertThat(new String(again.body(), StandardCharsets.UTF_8)).isEqualTo("300\n");
            grow(5);
            WitnessRequest honest = WitnessRequest.of(log.reader(), 300);
            assertThat(ask(server, new WitnessRequest(300, List.of(new byte[32]), honest.checkpoint()))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(ask(server, new WitnessRequest(306, List.of(), honest.checkpoint()))
                            .statusCode())
                    .isEqualTo(400);
            String text = new Checkpoint("other.example/log", 1, new byte[32]).text();
            assertThat(ask(
                                    server,
                                    new WitnessRequest(
                                            0,
                                            List.of(),
                                            new SignedNote(
                                                    text, honest.checkpoint().signatures())))
                            .statusCode())
                    .isEqualTo(404);
            NoteKey forger = NoteKey.generate("stemma.example/log", SignatureType.ED25519, new SecureRandom());
            String ours = honest.checkpoint().text();
            assertThat(ask(server, new WitnessRequest(300, List.of(), new SignedNote(ours, List.of(forger.sign(ours)))))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(post(server, "add-checkpoint", "old x".getBytes()).statusCode())
                    .isEqualTo(400);
            assertThat(ask(server, honest).statusCode()).isEqualTo(200);
        }
    }

    /** C2SP tlog-witness, monitor retrieval. */
    @Test
    void aWitnessShowsWhatItSignedLast() throws Exception {
        byte[] sha256 =
                MessageDigest.getInstance("SHA-256").digest("stemma.example/log".getBytes(StandardCharsets.UTF_8));
        String path = HexFormat.of().formatHex(sha256) + "/checkpoint";
        try (LogServer server = LogServer.of(witness, 0, accidents::add)) {
            assertThat(get(server, path).statusCode()).isEqualTo(404);
            assertThat(ask(server, WitnessRequest.of(log.reader(), 0)).statusCode())
                    .isEqualTo(200);
            HttpResponse<byte[]> shown = get(server, path);
            assertThat(shown.statusCode()).isEqualTo(200);
            assertThat(shown.headers().firstValue("Content-Type")).hasValue("text/plain;charset=utf-8");
            assertThat(SignedNote.parse(shown.body()).verify(List.of(key.verifier(), witness.verifier())))
                    .hasSize(2);
            for (String other : List.of("lock", "../checkpoint", "%2e%2e/checkpoint", path.toUpperCase(Locale.ROOT))) {
                assertThat(get(server, other).statusCode()).as(other).isBetween(400, 404);
            }
        }
    }

    @Test
    void aRequestThatIsTooLargeIsNotTakenIn() throws Exception {
        try (LogServer server = LogServer.of(witness, 0, accidents::add)) {
            assertThat(raw(
                            server,
                            "POST /add-checkpoint HTTP/1.1\r\nHost: 127.0.0.1:"
                                    + server.address().getPort()
                                    + "\r\nContent-Length: 900000000\r\nConnection: close\r\n\r\nold 0"))
                    .startsWith("HTTP/1.1 413")
                    .contains("this is larger than 1005000 bytes");
        }
    }

    @Test
    void aLogAsksAWitnessOverTheNetwork() throws Exception {
        try (LogServer server = LogServer.of(witness, 0, accidents::add)) {
            HttpWitness asked = new HttpWitness(server.address());
            for (int round = 0; round < 3; round++) {
                SignedNote note = log.checkpoint().with(asked.cosign(log.reader()));
                assertThat(note.verify(List.of(witness.verifier()))).hasSize(1);
                grow(1);
            }
        }
    }

    @Test
    void aWitnessThatDoesNotAnswerOrAnswersNonsenseIsNamed() throws Exception {
        int nobody;
        try (ServerSocket taken = new ServerSocket(0)) {
            nobody = taken.getLocalPort();
        }
        assertThatThrownBy(() -> new HttpWitness(URI.create("http://127.0.0.1:" + nobody)).cosign(log.reader()))
                .isInstanceOf(LogException.class)
                .hasMessageContaining("nobody listens there");
        try (LogServer other = ofLog()) {
            assertThatThrownBy(() -> new HttpWitness(other.address()).cosign(log.reader()))
                    .isInstanceOf(LogException.class)
                    .hasMessageContaining("answered with HTTP status 4");
        }
        assertThatThrownBy(() -> new HttpWitness(URI.create("file:///etc/passwd")))
                .isInstanceOf(LogException.class)
                .hasMessageContaining("http or https");
    }
}
