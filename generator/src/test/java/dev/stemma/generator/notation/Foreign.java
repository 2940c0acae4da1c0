package dev.stemma.generator.notation;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs and data that we did not write. Where they are absent the test is skipped and says what it needs. */
public final class Foreign {
    private Foreign() {}

    /** The folder that holds LICENSE. */
    public static Path projectRoot() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder.getParent() != null && !Files.exists(folder.resolve("LICENSE"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** A folder or file of the shared corpora. */
    public static Path corpus(String name) {
        Path corpus = projectRoot().resolveSibling("shared").resolve("corpora").resolve(name);
        assumeTrue(Files.exists(corpus), "the corpus " + name + " is not here");
        return corpus;
    }

    /** A tool of {@code src/test/js}, with its packages installed. */
    public static Path script(String name) {
        Path folder = projectRoot().resolve("generator/src/test/js");
        assumeTrue(Files.exists(folder.resolve("node_modules")), "needs `npm ci` in generator/src/test/js");
        return folder.resolve(name);
    }

    /** The first of these programs that is installed. */
    public static String program(String... names) {
        for (String name : names) {
            for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
                if (Files.isExecutable(Path.of(folder, name))) {
                    return name;
                }
            }
        }
        return abort("needs one of " + Arrays.toString(names));
    }

    /** Runs a program and returns its output; it must end with 0 within two minutes. */
    public static String run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(Map.of("QT_QPA_PLATFORM", "offscreen", "XDG_RUNTIME_DIR", folder.toString()));
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(command.get(0) + " did not end");
        }
        String text = Files.readString(output);
        if (process.exitValue() != 0) {
            throw new AssertionError(command + " failed: " + text);
        }
        return text;
    }
}
