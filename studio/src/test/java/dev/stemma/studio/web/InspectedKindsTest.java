package dev.stemma.studio.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.studio.workbench.VerificationOptions;
import dev.stemma.studio.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of all kinds, those of others too, get in the inspector the verdict that they get from the command line. */
class InspectedKindsTest {
    private static Studio studio;
    private static Workbench workbench;

    @BeforeAll
    static void begin(@TempDir Path temporary) throws IOException {
        studio = Studio.in(temporary);
        workbench = new Workbench(studio.home(), Studio.root().resolve("models"), Clock.systemUTC());
    }

    @AfterAll
    static void end() {
        studio.close();
    }

    @ParameterizedTest
    @CsvSource({
        "samples/co-created/co-created.mid, audio/midi, valid",
        "samples/corpora/china.abc, text/vnd.abc, none",
        "models/melody-1/model.safetensors, , none",
        "samples/corpora/CHINA.md, , none",
        "LICENSE, , none"
    })
    void everyKindOfFileIsLookedInto(String path, String mediaType, String state) throws IOException {
        Path file = Studio.root().resolve(path);
        assumeTrue(Files.exists(file), path + " is not here");
        JsonNode found = studio.upload("/api/inspections?name=" + file.getFileName(), Files.readAllBytes(file))
                .done();
        assertThat(found.path("state").asText()).isEqualTo(state);
        if (mediaType != null) {
            assertThat(found.path("mediaType").asText()).isEqualTo(mediaType);
        }
    }

    @Test
    void filesOfOthersHaveTheVerdictOfTheCommandLine() throws Exception {
        Path cases = Studio.root().resolveSibling("shared").resolve("c2pa-cases");
        assumeTrue(Files.isDirectory(cases), "not here: the foreign cases, ../shared/c2pa-cases");
        try (Stream<Path> folders = Files.list(cases)) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                List<Path> stores = ending(folder, ".c2pa");
                if (!stores.isEmpty()) {
                    Path asset = asset(folder, stores.get(0));
                    Verdict.State expected = workbench
                            .inspecting()
                            .verify(asset, VerificationOptions.withStore(Optional.of(stores.get(0))))
                            .state();
                    assertThat(state(asset, stores.get(0)))
                            .as(folder.getFileName().toString())
                            .isEqualToIgnoringCase(expected.name());
                }
            }
        }
    }

    private static Path asset(Path folder, Path store) throws IOException {
        return ending(folder, "").stream()
                .filter(file -> !file.equals(store) && !file.endsWith("expected.json"))
                .findFirst()
                .orElseThrow();
    }

    private static String state(Path asset, Path store) throws IOException {
        JsonNode alone = studio.upload("/api/inspections?name=" + asset.getFileName(), Files.readAllBytes(asset))
                .done();
        String path = "/api/inspections/" + alone.path("id").asText() + "/companions?kind=store";
        return studio.upload(path, Files.readAllBytes(store))
                .done()
                .path("state")
                .asText();
    }

    private static List<Path> ending(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
