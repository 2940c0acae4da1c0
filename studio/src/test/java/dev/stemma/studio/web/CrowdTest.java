package dev.stemma.studio.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many at once, slow ones, and those who leave in the middle. */
class CrowdTest {
    private final List<Integer> uploads = new CopyOnWriteArrayList<>();

    private final CountDownLatch answering = new CountDownLatch(1);

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

    private void restart(Intake intake) throws IOException {
        studio.close();
        studio = Studio.with(
                temporary,
                api -> api.post("/file", context -> {
                    uploads.add(Bodies.upload(context).length);
                    answering.await();
                    context.status(204);
                }),
                intake);
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

    /** Memory for three of them: from when they arrive until they are answered, whoever sends them. */
    @Test
    void uploadsTakeNoMoreMemoryTogetherThanThereIsForThem() throws Exception {
        int size = 1 << 20;
        restart(new Intake(size, 3 * size + (1 << 19), Intake.Pace.USUAL));
        List<Wire> answered = new ArrayList<>();
        List<Wire> waiting = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                waiting.add(upload(size).write(new byte[size]));
            }
            while (uploads.size() < 3) {
                Thread.sleep(10);
            }
            for (int i = 0; i < 8; i++) {
                answered.add(upload(size).write(new byte[size / 2 + 1]));
            }
            for (Wire each : answered) {
                assertThat(each.head()).startsWith("HTTP/1.1 503 ").contains("Retry-After: 5");
            }
            assertThat(studio.get("/api/status").status()).isEqualTo(200);
            assertThat(uploads).hasSize(3);
            answering.countDown();
            for (Wire each : waiting) {
                assertThat(each.head()).startsWith("HTTP/1.1 204 ");
            }
            for (int i = 0; i < 8; i++) {
                assertThat(studio.upload("/api/file", new byte[size]).status()).isEqualTo(204);
            }
        } finally {
            for (Wire each : waiting) {
                each.close();
            }
            for (Wire each : answered) {
                each.close();
            }
        }
    }

    @Test
    void whoSendsTooSlowlyIsNotWaitedFor() throws Exception {
        answering.countDown();
        restart(new Intake(1 << 20, 1 << 20, new Intake.Pace(Duration.ofMillis(500), 1 << 10)));
        long begun = System.nanoTime();
        try (Wire wire = upload(1 << 20)) {
            String head = "";
            for (int i = 0; i < 100 && head.isEmpty(); i++) {
                wire.write(new byte[10]);
                head = wire.hasAnswer() ? wire.head() : "";
                Thread.sleep(50);
            }
            assertThat(head).startsWith("HTTP/1.1 408 ");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofMillis(500), Duration.ofSeconds(4));
        assertThat(studio.upload("/api/file", new byte[1 << 19]).status()).isEqualTo(204);
        assertThat(uploads).containsExactly(1 << 19);
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
