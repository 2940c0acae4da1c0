package dev.stemma.studio.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EventsTest {
    @TempDir
    private Path temporary;

    @Test
    void aPageThatListensHearsWhatGoesOn() throws Exception {
        UUID piece = UUID.randomUUID();
        try (Studio studio = Studio.in(temporary);
                BufferedReader lines = listen(studio)) {
            studio.server().events().progress("t1", 3, 10);
            studio.server().events().changed(piece);
            assertThat(next(lines)).isEqualTo("data: {\"kind\":\"progress\",\"task\":\"t1\",\"done\":3.0,\"of\":10.0}");
            assertThat(next(lines)).isEqualTo("data: {\"kind\":\"piece\",\"piece\":\"" + piece + "\"}");
        }
    }

    @Test
    void theServerStopsThoughPagesListen() throws Exception {
        Studio studio = Studio.in(temporary);
        try (BufferedReader lines = listen(studio)) {
            studio.close();
            assertThat(lines.lines().allMatch(String::isBlank)).isTrue();
        }
    }

    @Test
    void whoDoesNotKeepUpIsLetGoAndNobodyWaitsForThem() throws Exception {
        Events events = new Events();
        Events.Listener idle = events.listen().orElseThrow();
        for (int i = 0; i < 100_000; i++) {
            events.progress("t", i, 100_000);
        }
        assertThat(catchThrowable(() -> idle.next(0))).isInstanceOf(Events.Ended.class);
    }

    @Test
    void onlySoManyPagesListenAtOnceAndOneThatLeavesMakesRoom() {
        Events events = new Events();
        List<Events.Listener> listeners = new ArrayList<>();
        while (listeners.size() < 1000) {
            Optional<Events.Listener> next = events.listen();
            if (next.isEmpty()) {
                break;
            }
            listeners.add(next.get());
        }
        assertThat(listeners).hasSizeBetween(6, 40);
        listeners.get(0).close();
        assertThat(events.listen()).isPresent();
    }

    private static BufferedReader listen(Studio studio) throws IOException, InterruptedException {
        HttpResponse<InputStream> response =
                studio.client().send(studio.request("/api/events").build(), BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        BufferedReader lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        assertThat(lines.readLine()).startsWith(":");
        return lines;
    }

    private static String next(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line.isEmpty() || line.startsWith(":")) {
            line = lines.readLine();
        }
        return line;
    }
}
