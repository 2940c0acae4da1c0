package dev.stemma.studio.cli;

import dev.stemma.generator.notation.ReadOptions;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which melody of a file is meant. */
final class SourceOptions {
    @Option(
            names = "--voice",
            paramLabel = "NAME",
            description = "Which voice, where the file has several; without it the likeliest melody is taken.")
    private Optional<String> voice = Optional.empty();

    @Option(names = "--top-notes", description = "Take the highest notes where several sound at once.")
    private boolean topNotes;

    ReadOptions reading() {
        return new ReadOptions(voice, topNotes);
    }
}
