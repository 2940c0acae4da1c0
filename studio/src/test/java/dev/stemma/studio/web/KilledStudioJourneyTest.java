package dev.stemma.studio.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stemma.studio.cli.Stemma;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed while somebody works, and nothing is lost. */
@InBrowser
class KilledStudioJourneyTest {
    @TempDir
    private Path temporary;

    private Process server;

    @AfterEach
    void stop() throws InterruptedException {
        server.destroy();
        server.waitFor();
    }

    @Journey
    void whatWasDoneIsKeptAndWhatWasNotKeptIsSentAgain(String language) throws Exception {
        URI first = start(0);
        try (Visitor visitor = Visitor.of(first, language)) {
            visitor.compose(5);
            visitor.keep(2);
            visitor.cursor().focus();
            visitor.type("ArrowUp");
            assertThat(visitor.edited()).hasCount(1);
            visitor.page().locator("p.kept").waitFor();

            server.destroyForcibly().waitFor();
            visitor.type("ArrowRight", "ArrowUp");
            visitor.read("Not kept yet", "尚未保存");
            visitor.look("server-gone");
            assertThat(visitor.browser().takeFaults()).isNotEmpty().allMatch(fault -> fault.contains("ERR_CONNECTION"));

            visitor.browser().visit(start(first.getPort()));
            visitor.press("Send again", "重新发送");
            assertThat(visitor.edited()).hasCount(2);
            assertThat(visitor.page().locator(".complaint")).hasCount(0);
            List<String> melody = visitor.melody();

            visitor.page().reload();
            assertThat(visitor.edited()).hasCount(2);
            assertThat(visitor.melody()).isEqualTo(melody);
            visitor.unfold("Versions", "版本");
            assertThat(visitor.page().locator("[role=treeitem]")).hasCount(7);
        }
    }

    /** Starts the command as a process of its own; its first word is its address. */
    private URI start(int port) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dstemma.models=" + Studio.root().resolve("models"),
                "-cp",
                System.getProperty("java.class.path"),
                Stemma.class.getName(),
                "studio",
                "--no-browser",
                "--json",
                "--port",
                String.valueOf(port));
        Map<String, String> environment = builder.environment();
        environment.put("STEMMA_HOME", temporary.resolve("home").toString());
        environment.remove("JAVA_TOOL_OPTIONS");
        server = builder.redirectError(temporary.resolve("err").toFile()).start();
        try (MappingIterator<JsonNode> told =
                new ObjectMapper().readerFor(JsonNode.class).readValues(server.getInputStream())) {
            return URI.create(told.nextValue().path("address").asText());
        }
    }
}
