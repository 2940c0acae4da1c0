package dev.stemma.studio.lessons;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code stemma train} of this installation in a process of its own, which ends at the latest when this one does. */
final class TrainingProcess {
    private static final String PROGRAM = "dev.stemma.studio.cli.Stemma";
    private static final Pattern EPOCH = Pattern.compile("epoch \\d+: (\\d+\\.\\d+) bits a note.*");
    private static final String PROBLEM = "error: ";

    private final Process process;
    private Optional<String> problem = Optional.empty();

    private TrainingProcess(Process process) {
        this.process = process;
    }

    /** @param password of the key that signs, if it has one; the process gets it where other users see nothing */
    static TrainingProcess start(Path home, Optional<String> password, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=4",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                PROGRAM,
                "train",
                "--until-input-ends"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.put("OMP_NUM_THREADS", "1");
        environment.put("STEMMA_HOME", home.toAbsolutePath().toString());
        environment.remove("STEMMA_PASSWORD_FILE");
        environment.remove("STEMMA_PASSWORD");
        password.ifPresent(typed -> environment.put("STEMMA_PASSWORD", typed));
        return new TrainingProcess(builder.start());
    }

    /**
     * Follows it to its end.
     *
     * @param epochs hears the bits a note after each
     * @return whether the model was made
     */
    boolean follow(DoubleConsumer epochs) throws IOException, InterruptedException {
        try (BufferedReader told = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                Matcher epoch = EPOCH.matcher(line);
                if (epoch.matches()) {
                    epochs.accept(Double.parseDouble(epoch.group(1)));
                } else if (line.startsWith(PROBLEM)) {
                    problem = Optional.of(line.substring(PROBLEM.length()));
                }
            }
        }
        return process.waitFor() == 0;
    }

    /** Why no model was made. */
    Optional<String> problem() {
        return problem;
    }

    void stop() {
        process.destroy();
    }
}
