package dev.stemma.studio.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no proper client would say: foreign names, paths that lead elsewhere, no requests at all. */
@ExtendWith(StudioOfClass.class)
class WireAttackTest {
    private final Studio studio;

    WireAttackTest(Studio studio) {
        this.studio = studio;
    }

    /** DNS rebinding: a page of a foreign name that is pointed at this machine asks under its own name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rebound.example",
                "rebound.example:PORT",
                "127.0.0.1.rebound.example:PORT",
                "localhost.:PORT",
                "127.0.0.1",
                "127.0.0.1:1",
                "0.0.0.0:PORT",
                "user@127.0.0.1:PORT",
                "127.0.0.1:PORT, rebound.example",
                ""
            })
    void aForeignNameIsNotAnsweredTo(String host) throws IOException {
        String name = host.replace("PORT", String.valueOf(studio.server().port()));
        for (String path : List.of("/", "/api/status")) {
            assertThat(answer("GET " + path, name))
                    .matches("(?s)HTTP/1.1 4(21|00) .*")
                    .doesNotContain("<html", "melody-2");
        }
    }

    @Test
    void aForeignNameInTheRequestLineIsNotAnsweredToEither() throws IOException {
        assertThat(answer("GET http://rebound.example/api/status", studio.host()))
                .matches("(?s)HTTP/1.1 4(21|00) .*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:", "127.0.0.1:", "[::1]:", "LOCALHOST:"})
    void theNamesOfThisMachineAreAnsweredTo(String host) throws IOException {
        assertThat(answer("GET /api/status", host + studio.server().port())).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../LICENSE",
                "/..%2f..%2fLICENSE",
                "/%2e%2e/%2e%2e/LICENSE",
                "/..;/LICENSE",
                "/.%00./x.js",
                "/web/index.html",
                "/..\\x.js",
                "/..%5cx.js",
                "/META-INF/MANIFEST.MF",
                "/dev/stemma/studio/web/Gate.class",
                "/api/../../LICENSE",
                "/api/..%2fweb%2findex.html",
                "/api/%2e%2e%2fweb%2fstudio.yaml",
                "/api/logback.xml",
                "/api/file:%2f%2f%2fetc%2fpasswd"
            })
    void noPathLeadsToAFile(String path) throws IOException {
        assertThat(answer("GET " + path, studio.host()))
                .matches("(?s)HTTP/1.1 4\\d\\d .*")
                .doesNotContain("Apache License", "<script", "root:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b",
                "GET /%zz HTTP/1.1\r\nHost: HOST",
                "\u0001\u0002",
                "GET / HTTP/9"
            })
    void whatIsNoRequestIsAnsweredShortly(String request) throws IOException {
        try (Wire wire = new Wire(studio)) {
            wire.say(request.replace("HOST", studio.host()) + "\r\nConnection: close");
            assertThat(wire.rest()).matches("(?s)HTTP/1.1 (400|505) .*").doesNotContain("jetty", "Jetty", "\tat ");
        }
    }

    /** A connection that is closed with something unread in it breaks: the one who sends never sees the answer. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/pieces", "/api/pieces/file", "/api/nothing", "/nothing"})
    void whoIsRefusedBeforeAllIsSentIsTold(String path) throws IOException {
        for (int i = 0; i < 20; i++) {
            try (Wire wire = new Wire(studio)) {
                wire.say(
                        "POST " + path + " HTTP/1.1",
                        "Host: " + studio.host(),
                        "Stemma-Request: studio",
                        "Content-Type: application/json",
                        "Content-Length: " + (3 << 20));
                for (int sent = 0; sent < 3 << 20; sent += 1 << 16) {
                    wire.write(new byte[1 << 16]);
                }
                assertThat(wire.rest()).startsWith("HTTP/1.1 401 ").contains("Connection: close", "\r\n\r\n{");
            }
        }
    }

    /** All that comes back to somebody who has the cookie and asks for a host of this name. */
    private String answer(String request, String host) throws IOException {
        try (Wire wire = new Wire(studio)) {
            wire.say(request + " HTTP/1.1", "Host: " + host, "Cookie: " + studio.cookie(), "Connection: close");
            return wire.rest();
        }
    }
}
