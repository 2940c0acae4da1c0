package dev.stemma.studio.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a file goes that is signed as it is, and who signs. */
final class KeepingOptions {
    @Option(
            names = "--out",
            paramLabel = "PATH",
            description = "Where the signed file goes; the file itself if nothing is said.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private SigningOptions signing;

    @Option(names = "--force", description = "Replace another file that exists.")
    private boolean force;

    Optional<Path> out(Terminal terminal) {
        return out.map(terminal::resolve);
    }

    SigningOptions signing() {
        return signing;
    }

    boolean force() {
        return force;
    }
}
