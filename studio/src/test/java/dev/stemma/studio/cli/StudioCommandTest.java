package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stemma.studio.web.StudioServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code stemma studio} as a process of its own, from its first line to its end. */
@Timeout(180)
class StudioCommandTest {
    @TempDir
    private Path temporary;

    @BeforeEach
    void requirePages() {
        assumeTrue(StudioServer.hasPages(), "the pages are not built: npm is missing");
    }

    @Test
    void theStudioShowsItsAddressAnswersThereAndEndsWhenItIsToldTo() throws Exception {
        Process studio = start();
        URI address = address(studio);
        assertThat(address.getHost()).isEqualTo("127.0.0.1");
        assertThat(status(address)).isEqualTo(303);
        studio.destroy();
        assertThat(studio.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(temporary.resolve("err")).isEmptyFile();
        try (ServerSocket free = new ServerSocket()) {
            free.setReuseAddress(true);
            free.bind(new InetSocketAddress("127.0.0.1", address.getPort()));
        }
    }

    @Test
    void aSecondCallShowsANewAddressOfTheStudioThatRuns() throws Exception {
        Process studio = start();
        try {
            URI first = address(studio);
            URI second = address(start());
            assertThat(second.getPort()).isEqualTo(first.getPort());
            assertThat(second).isNotEqualTo(first);
            assertThat(status(second)).isEqualTo(303);
            URI third = address(start());
            assertThat(third).isNotEqualTo(second);
            assertThat(status(third)).isEqualTo(303);
        } finally {
            studio.destroy();
        }
    }

    @Test
    void afterAPowerCutTheNextOneStartsAsEver() throws Exception {
        Process studio = start();
        address(studio);
        studio.destroyForcibly().waitFor();
        Process next = start();
        try {
            assertThat(status(address(next))).isEqualTo(303);
            assertThat(next.isAlive()).isTrue();
        } finally {
            next.destroy();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theAddressForTheNextBrowserCanBeReadByItsOwnerOnly() throws Exception {
        Process studio = start();
        try {
            address(studio);
            Path kept = temporary.resolve("home/studio/address");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                    .isEqualTo("rw-------");
        } finally {
            studio.destroy();
        }
    }

    @Test
    void aPortThatIsTakenOrNoneIsRefused() throws Exception {
        Machine machine = Machine.in(temporary);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            machine.run("studio", "--no-browser", "--port", String.valueOf(taken.getLocalPort()))
                    .refused(ExitCode.FAILED);
        }
        machine.run("studio", "--no-browser", "--port", "70000").refused(ExitCode.USAGE);
        machine.run("studio", "--no-browser", "--port", "x").refused(ExitCode.USAGE);
    }

    private Process start() throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dstemma.models=" + Machine.root().resolve("models"),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Stemma.class.getName()));
        words.addAll(List.of("studio", "--no-browser", "--json", "--port", "0"));
        ProcessBuilder builder = new ProcessBuilder(words);
        Map<String, String> environment = builder.environment();
        environment.put("STEMMA_HOME", temporary.resolve("home").toString());
        environment.remove("JAVA_TOOL_OPTIONS");
        return builder.redirectError(temporary.resolve("err").toFile()).start();
    }

    private static URI address(Process studio) throws IOException {
        Optional<JsonNode> told;
        try (MappingIterator<JsonNode> documents =
                new ObjectMapper().readerFor(JsonNode.class).readValues(studio.getInputStream())) {
            told = documents.hasNextValue() ? Optional.of(documents.nextValue()) : Optional.empty();
        }
        return URI.create(told.orElseThrow().path("address").asText());
    }

    private static int status(URI address) throws IOException {
        HttpURLConnection visit = (HttpURLConnection) address.toURL().openConnection();
        visit.setInstanceFollowRedirects(false);
        return visit.getResponseCode();
    }
}
