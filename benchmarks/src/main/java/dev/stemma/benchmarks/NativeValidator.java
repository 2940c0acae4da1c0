package dev.stemma.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** c2pa-rs, which we did not write, timed by its own script in a process of its own. */
final class NativeValidator {
    /** Milliseconds of one piece of work. */
    record Times(double least, double median, double most) {}

    private static final Pattern LINE =
            Pattern.compile("(\\S.*?) +median ([0-9.]+) ms +min ([0-9.]+) +max ([0-9.]+)\\s*");

    private final Path folder;
    private final Path modules;

    private NativeValidator(Path folder, Path modules) {
        this.folder = folder;
        this.modules = modules;
    }

    /**
     * The validator in the folder.
     *
     * @throws IllegalStateException if it is not there, or was not installed by a first call of {@code c2pa-validate}
     */
    static NativeValidator in(Path folder) throws IOException {
        if (!Files.isRegularFile(folder.resolve("bench.mjs"))) {
            throw new IllegalStateException("no validator to compare with in " + folder + "; name it by --validator");
        }
        String cache = System.getenv()
                .getOrDefault(
                        "C2PA_VALIDATOR_CACHE",
                        Path.of(System.getProperty("user.home"), ".cache", "stemma-c2pa-validator")
                                .toString());
        try (Stream<Path> installed = Files.list(Path.of(cache))) {
            Path modules = installed
                    .filter(each -> each.getFileName().toString().startsWith("lock-"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "nothing installed in " + cache + "; run " + folder.resolve("c2pa-validate") + " once"));
            return new NativeValidator(folder.toAbsolutePath(), modules);
        }
    }

    /** A throwaway authority and a signer under it: {@code root.pem}, {@code leaf.pem} and {@code leaf.key}. */
    void makeAuthority(Path target) throws IOException, InterruptedException {
        run(List.of(folder.resolve("make-test-ca.sh").toString(), target.toString()));
    }

    /** Validates one file from the shell. */
    List<String> command(Path anchors, Path file) {
        return List.of(
                folder.resolve("c2pa-validate").toString(),
                "--summary",
                "--engine",
                "native",
                "--anchors",
                anchors.toString(),
                file.toString());
    }

    /** Times by label: {@code validate native 0.91.0}, {@code sign es256 ...}. */
    Map<String, Times> measure(Path signed, Path authority, int runs, List<String> signing)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("node", folder.resolve("bench.mjs").toString()));
        command.addAll(List.of("--asset", signed.toString()));
        command.addAll(List.of("--anchors", authority.resolve("root.pem").toString()));
        command.addAll(List.of("--runs", Integer.toString(runs)));
        command.addAll(signing);
        Map<String, Times> times = new TreeMap<>();
        for (String line : run(command).split("\n")) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                times.put(
                        matcher.group(1).toLowerCase(Locale.ROOT),
                        new Times(number(matcher, 3), number(matcher, 2), number(matcher, 4)));
            }
        }
        return times;
    }

    private static double number(Matcher matcher, int group) {
        return Double.parseDouble(matcher.group(group));
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("C2PA_VALIDATOR_MODULES", modules.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed: " + output);
        }
        return output;
    }
}
