package dev.stemma.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Commands run as from a shell, in wall time, with keys of their own in a folder that is removed at the end. */
final class Shell implements AutoCloseable {
    private final Path folder;

    Shell() throws IOException {
        folder = Files.createTempDirectory("stemma-benchmark");
    }

    /** Room for what the commands write. */
    Path folder() {
        return folder;
    }

    /**
     * Runs a command.
     *
     * @throws IllegalStateException if it fails, with what it said
     */
    double millis(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = process(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(folder.resolve("errors").toFile())
                .start();
        int code = process.waitFor();
        double millis = (System.nanoTime() - start) / 1e6;
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + code + ": "
                    + Files.readString(folder.resolve("errors")));
        }
        return millis;
    }

    ProcessBuilder process(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("STEMMA_HOME", folder.resolve("home").toString());
        return builder;
    }

    /** The Java that the launcher takes. */
    static String java() {
        String home = System.getenv("JAVA_HOME");
        return home == null || home.isEmpty() ? "java" : home + "/bin/java";
    }

    /** A row of milliseconds: least, median, most. */
    static void report(String name, Sample sample, ObjectNode json) {
        System.out.printf("%-24s %8.0f %8.0f %8.0f%n", name, sample.least(), sample.median(), sample.most());
        json.put("least", Math.round(sample.least()))
                .put("median", Math.round(sample.median()))
                .put("most", Math.round(sample.most()));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
