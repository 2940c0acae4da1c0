package dev.stemma.provenance.c2pa;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The folder of tools and samples that may lie beside the project. Tests that need it are skipped where it is absent. */
final class Shared {
    private Shared() {}

    /** How a program ended: its exit code, and all that it printed. */
    record Run(int exit, String output) {}

    static Path validator() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("LICENSE"))) {
            folder = folder.getParent();
        }
        assumeTrue(folder != null, "the root of the project was not found");
        Path validator = folder.resolveSibling("shared").resolve("tools/c2pa-validator");
        assumeTrue(
                Files.isDirectory(validator), "the independent validator is not here: ../shared/tools/c2pa-validator");
        return validator;
    }

    static void assumeProgram(String name) {
        boolean found = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
        assumeTrue(found, name + " is not on the PATH");
    }

    static Run run(Map<String, String> environment, Object... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        for (Object word : command) {
            words.add(word.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }
}
