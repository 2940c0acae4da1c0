package dev.stemma.studio.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * Where a command runs: its streams, its folder, its settings.
 *
 * @param home keys and other state ({@code STEMMA_HOME})
 * @param models folders of models
 * @param directory against which relative paths are resolved
 * @param interactive whether a person watches the error stream
 * @param screen whether the output stream is a person's screen, for colours and lines that fit
 * @param clock by which certificates are valid
 * @param secrets where passwords come from
 */
record Terminal(
        PrintStream out,
        PrintStream err,
        Path home,
        Path models,
        Path directory,
        boolean interactive,
        boolean screen,
        Clock clock,
        Secrets secrets) {
    /** That of this process. */
    static Terminal ofProcess() {
        Path home = Optional.ofNullable(System.getenv("STEMMA_HOME"))
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".stemma"));
        boolean interactive = Boolean.getBoolean("stemma.interactive");
        return new Terminal(
                utf8(System.out),
                utf8(System.err),
                home,
                Path.of(System.getProperty("stemma.models", "models")),
                Path.of(""),
                interactive,
                Boolean.getBoolean("stemma.screen"),
                Clock.systemUTC(),
                Secrets.ofProcess(interactive));
    }

    private static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, false, StandardCharsets.UTF_8);
    }

    Path resolve(Path path) {
        return directory.resolve(path);
    }
}
