package dev.stemma.provenance.log;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program around a library that we did not write; the tests with it are left out where it is not at hand. */
record OtherChecker(Path folder, List<String> command) {
    /** Where Debian's golang-golang-x-mod-dev puts its sources. */
    private static final Path GO_SOURCES = Path.of("/usr/share/gocode");

    /** How a program ended, and what it printed. */
    record Run(int exit, String output) {}

    /** Go's sumdb packages. */
    static OtherChecker go(Path folder) throws IOException, InterruptedException {
        assumeTrue(
                Files.isDirectory(GO_SOURCES.resolve("src/golang.org/x/mod/sumdb/tlog")),
                "needs Debian's golang-golang-x-mod-dev");
        assumeTrue(isProgram("go"), "needs go");
        Path program = folder.resolve("sumdb");
        Path source = tests().resolve("go/sumdb.go");
        OtherChecker compiler =
                new OtherChecker(folder, List.of("go", "build", "-o", program.toString(), source.toString()));
        Run built = compiler.run(Path.of("/dev/null"));
        if (built.exit() != 0) {
            throw new AssertionError(built.output());
        }
        return new OtherChecker(folder, List.of(program.toString()));
    }

    /** A script around a package of npm. */
    static OtherChecker npm(Path folder, String script) {
        Path scripts = tests().resolve("js");
        assumeTrue(Files.isDirectory(scripts.resolve("node_modules")), "needs `npm ci` in provenance/src/test/js");
        assumeTrue(isProgram("node"), "needs node");
        return new OtherChecker(folder, List.of("node", scripts.resolve(script).toString()));
    }

    private static boolean isProgram(String name) {
        for (String path : System.getenv().getOrDefault("PATH", "").split(":")) {
            if (Files.isExecutable(Path.of(path, name))) {
                return true;
            }
        }
        return false;
    }

    private static Path tests() {
        Path root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.exists(root.resolve("LICENSE"))) {
            root = root.getParent();
        }
        return root.resolve("provenance/src/test");
    }

    /** Runs it for two minutes at most. */
    Run run(Path input, Object... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(command);
        for (Object argument : arguments) {
            words.add(argument.toString());
        }
        Path output = Files.createTempFile(folder, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile());
        builder.environment()
                .putAll(Map.of(
                        "GO111MODULE", "off",
                        "GOPATH", GO_SOURCES.toString(),
                        "GOCACHE", folder.resolve("go-cache").toString(),
                        "GOFLAGS", "",
                        "CGO_ENABLED", "0"));
        Process process = builder.start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(words.get(0) + " did not end");
        }
        return new Run(process.exitValue(), Files.readString(output));
    }
}
