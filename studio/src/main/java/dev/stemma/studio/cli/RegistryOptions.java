package dev.stemma.studio.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Which registry is meant. */
final class RegistryOptions {
    @Option(
            names = "--registry",
            paramLabel = "URL",
            description = "Such as jdbc:postgresql://localhost/stemma?user=me; that in STEMMA_HOME if nothing is said.")
    private Optional<String> address = Optional.empty();

    Optional<String> address() {
        return address;
    }
}
