package dev.stemma.studio.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many at once, slow ones, and those who leave in the middle. */
class CrowdTest {
    private final List<Integer> uploads = new CopyOnWriteArrayList<>();

    @TempDir
    private Path temporary;

    private Studio studio;

    @BeforeEach
    void start() throws IOException {
        studio = Studio.with(
                temporary,
                api -> api.post("/file", context -> {
                    uploads.add(Bodies.upload(context).length);
                    context.status(204);
                }));
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    @Test
    void twoHundredRequestsAtOnceAreAllAnswered() {
        List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            answers.add(studio.client()
                    .sendAsync(
                            i % 2 == 0
                                    ? studio.request("/api/status").build()
                                    : studio.changing("/api/file")
                                            .header("Content-Type", "application/octet-stream")
                                            .POST(BodyPublishers.ofByteArray(new byte[i]))
                                            .build(),
                            BodyHandlers.ofByteArray()));
        }
        for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
            assertThat(answer.orTimeout(60, TimeUnit.SECONDS).join().statusCode())
                    .isIn(200, 204);
        }
        assertThat(uploads).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void anUploadThatBreaksOffCountsForNothingAndTheNextIsTaken() throws Exception {
        for (int i = 0; i < 5; i++) {
            try (Wire wire = upload(1000)) {
                wire.write(new byte[500]);
            }
        }
        assertThat(studio.upload("/api/file", new byte[1000]).status()).isEqualTo(204);
        assertThat(uploads).containsExactly(1000);
    }

    @Test
    void thoseWhoSendNothingDoNotKeepTheOthersWaiting() throws Exception {
        List<Wire> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                slow.add(new Wire(studio).write("GET / HTTP/1.1\r\nHost: ".getBytes()));
            }
            for (int i = 0; i < 20; i++) {
                slow.add(upload(1000).write(new byte[1]));
            }
            assertThat(studio.get("/api/status").status()).isEqualTo(200);
            assertThat(uploads).isEmpty();
        } finally {
            for (Wire each : slow) {
                each.close();
            }
        }
    }

    private Wire upload(int length) throws IOException {
        return new Wire(studio)
                .say(
                        "POST /api/file HTTP/1.1",
                        "Host: 127.0.0.1:" + studio.server().port(),
                        "Cookie: " + studio.cookie(),
                        "Stemma-Request: studio",
                        "Content-Type: application/octet-stream",
                        "Content-Length: " + length);
    }
}
