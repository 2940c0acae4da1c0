package dev.stemma.studio.cli;

import dev.stemma.studio.lessons.StarterTunes;
import dev.stemma.studio.workbench.WorkbenchException;
import dev.stemma.studio.workbench.WorksAtHand;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the notes of a model's works are. */
final class CorpusOptions {
    @Option(
            names = "--corpus",
            paramLabel = "PATH",
            description = "A file or folder of melodies, to find the works of the model in; may be repeated.")
    private List<Path> corpora = List.of();

    @Option(
            names = "--descriptors",
            paramLabel = "DIR",
            description = "A folder of descriptors that state tradition, source and licence of files.")
    private Optional<Path> descriptors = Optional.empty();

    /** What these and the corpora that come with the program hold. */
    WorksAtHand gather(Terminal terminal) throws WorkbenchException {
        StarterTunes starter = new StarterTunes(terminal.home().resolve("lessons/starter"));
        return WorksAtHand.gather(
                starter.works(), corpora.stream().map(terminal::resolve).toList(), descriptors.map(terminal::resolve));
    }
}
