package dev.stemma.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * From the shell to the signed file: {@code ./stemma compose --seed N --out FILE}, beside the start of the same Java
 * ({@code java -version}), in turns. Wall time, as somebody waits for it. The build and the first run, which makes the keys,
 * come before. Then tells which native libraries a run loads.
 *
 * <pre>
 *     benchmarks/run compose [--runs N]
 * </pre>
 */
public final class ComposeBenchmark {
    private static final Path PROGRAM = Path.of("studio", "target", "stemma", "stemma.jar");

    private final Shell shell;

    private ComposeBenchmark(Shell shell) {
        this.shell = shell;
    }

    public static void main(String[] arguments) throws Exception {
        int runs = 20;
        if (arguments.length == 2 && arguments[0].equals("--runs")) {
            runs = Integer.parseInt(arguments[1]);
        } else if (arguments.length != 0) {
            throw new IllegalArgumentException("accepted: --runs N; found " + String.join(" ", arguments));
        }
        try (Shell shell = new Shell()) {
            new ComposeBenchmark(shell).measure(runs);
        }
    }

    private void measure(int runs) throws IOException, InterruptedException {
        String java = Shell.java();
        shell.millis(compose(0));
        double[] compose = new double[runs];
        double[] start = new double[runs];
        for (int run = 0; run < runs; run++) {
            start[run] = shell.millis(List.of(java, "-version"));
            compose[run] = shell.millis(compose(run + 1));
        }
        Sample ours = new Sample(compose);
        Sample jvm = new Sample(start);
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("benchmark", "compose")
                .put("java", System.getProperty("java.version"))
                .put("runs", runs);
        System.out.printf("%-24s %8s %8s %8s%n", "wall time, ms", "least", "median", "most");
        Shell.report("stemma compose", ours, json.putObject("composeMillis"));
        Shell.report("java -version", jvm, json.putObject("javaVersionMillis"));
        double ratio = ours.median() / jvm.median();
        System.out.printf("ratio of medians: %.2f%n", ratio);
        json.put("ratio", Math.round(100 * ratio) / 100.0);
        if (LoadedLibraries.canBeTold()) {
            reportLibraries(java, json);
        } else {
            System.out.println("native libraries: not told by this system (no /proc/self/maps)");
        }
        System.out.println(new ObjectMapper().writeValueAsString(json));
    }

    private void reportLibraries(String java, ObjectNode json) throws IOException, InterruptedException {
        String own = System.getProperty("java.class.path");
        String classes = own.substring(0, own.indexOf(System.getProperty("path.separator")));
        List<String> asLaunched = List.of(java, "-XX:+UseSerialGC", "-Dstemma.models=models", "-cp");
        List<String> composing = new ArrayList<>(asLaunched);
        composing.add(classes + System.getProperty("path.separator") + PROGRAM);
        composing.add(LoadedLibraries.class.getName());
        composing.addAll(words(-1));
        List<String> control = new ArrayList<>(asLaunched);
        control.addAll(List.of(own, LoadedLibraries.class.getName(), "deeplearning4j"));
        List<String> loaded = libraries(composing);
        int seen = libraries(control).size();
        System.out.println("native libraries outside the JDK and the C library, stemma compose: "
                + (loaded.isEmpty() ? "none" : String.join(", ", loaded)) + "; one network of Deeplearning4j: " + seen);
        loaded.forEach(json.putArray("nativeLibraries")::add);
        json.put("nativeLibrariesOfDeeplearning4j", seen);
    }

    private List<String> words(int seed) {
        return List.of(
                "compose",
                "--seed",
                Integer.toString(seed),
                "--out",
                shell.folder().resolve(seed + ".mid").toString());
    }

    private List<String> compose(int seed) {
        List<String> command = new ArrayList<>(List.of("./stemma"));
        command.addAll(words(seed));
        return command;
    }

    private List<String> libraries(List<String> command) throws IOException, InterruptedException {
        Process process = shell.process(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        int code = process.waitFor();
        if (code != 0) {
            throw new IllegalStateException(
                    String.join(" ", command) + " ended with " + code + ": " + String.join("\n", lines));
        }
        return lines.stream()
                .filter(line -> line.startsWith(LoadedLibraries.PREFIX))
                .map(line -> line.substring(LoadedLibraries.PREFIX.length()))
                .toList();
    }
}
