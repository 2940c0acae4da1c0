package dev.stemma.studio.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.studio.registry.Registry;
import dev.stemma.studio.workbench.Desk;
import dev.stemma.studio.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A studio that is closed holds nothing any more. */
class ClosingTest {
    @TempDir
    private Path temporary;

    @Test
    void piecesAndRegistryAreFreeForOthers() throws Exception {
        Studio studio = Studio.in(temporary);
        UUID piece = UUID.fromString(
                studio.post("/api/pieces", "{'title':'Air'}").done().at("/id").asText());
        Workbench other = new Workbench(studio.home(), Studio.root().resolve("models"), Clock.systemUTC());

        studio.close();

        assertThat(studio.home().resolve("registry.db")).exists();
        assertThat(files(studio.home())).noneMatch(file -> file.toString().endsWith("-wal"));
        try (Registry registry = other.archive().openRegistry(Optional.empty());
                Desk desk = other.archive().desk(registry)) {
            assertThat(desk.describe(piece, Optional.of("Jig"), Optional.empty())
                            .row()
                            .title())
                    .isEqualTo("Jig");
        }
    }

    @Test
    void nothingIsWrittenToTheHomeOfOneThatWasClosedAtOnce() throws Exception {
        for (int i = 0; i < 10; i++) {
            Studio studio = Studio.in(temporary.resolve(String.valueOf(i)));
            studio.close();
            List<Path> left = files(studio.home());
            Thread.sleep(100);
            assertThat(files(studio.home())).isEqualTo(left);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }
}
