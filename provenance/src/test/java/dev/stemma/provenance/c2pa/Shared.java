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
        return folder("tools/c2pa-validator", "the independent validator");
    }

    /** Files that other programs signed, each with the verdict of another validator. */
    static Path cases() {
        return folder("c2pa-cases", "the foreign cases");
    }

    private static Path folder(String path, String what) {
        Path root = Path.of("").toAbsolutePath();
        while (root != null && !Files.exists(root.resolve("LICENSE"))) {
            root = root.getParent();
        }
        assumeTrue(root != null, "the root of the project was not found");
        Path folder = root.resolveSibling("shared").resolve(path);
        assumeTrue(Files.isDirectory(folder), "not here: " + what + ", ../shared/" + path);
        return folder;
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
