package dev.stemma.generator.corpus;

import dev.stemma.generator.notation.NotationException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A kind of file that a corpus is read from, told by its name. */
enum MusicFile {
    JSON_LINES(".jsonl") {
        @Override
        List<Reading> read(byte[] file, String path) throws IOException, NotationException {
            return JsonLinesReadings.read(file);
        }
    };

    static final String ACCEPTED =
            Arrays.stream(values()).flatMap(kind -> kind.endings.stream()).collect(Collectors.joining(", "));

    private final List<String> endings;

    MusicFile(String... endings) {
        this.endings = List.of(endings);
    }

    static Optional<MusicFile> of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind.endings.stream().anyMatch(name::endsWith))
                .findFirst();
    }

    /**
     * The tunes of a file.
     *
     * @param path of the file within the corpus, without its ending, for the names of tunes that have none; empty if
     *     the file is the corpus
     */
    abstract List<Reading> read(byte[] file, String path) throws IOException, NotationException;
}
