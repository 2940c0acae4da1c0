package dev.stemma.generator.corpus;

import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.notation.midi.MidiReader;
import dev.stemma.generator.notation.musicxml.XmlScores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A kind of file that a corpus is read from, told by its name. */
enum MusicFile {
    TUNEBOOK(".abc") {
        @Override
        List<Found> read(byte[] file, String path) throws NotationException {
            return AbcReadings.read(file, path);
        }

        @Override
        int atMost(byte[] file) {
            return lines(file, "X:");
        }
    },
    JSON_LINES(".jsonl") {
        @Override
        List<Found> read(byte[] file, String path) throws IOException, NotationException {
            return JsonLinesReadings.read(file);
        }

        @Override
        int atMost(byte[] file) {
            return lines(file, "");
        }
    },
    MIDI(".mid", ".midi") {
        @Override
        List<Found> read(byte[] file, String path) throws NotationException {
            return ScoreReadings.of(MidiReader.read(file, ReadOptions.DEFAULT), file, path);
        }
    },
    SCORE(".musicxml", ".mxl", ".xml", ".mscx", ".mscz") {
        @Override
        List<Found> read(byte[] file, String path) throws NotationException {
            return ScoreReadings.of(XmlScores.read(file, ReadOptions.DEFAULT), file, path);
        }
    };

    static final String ACCEPTED =
            Arrays.stream(values()).flatMap(kind -> kind.endings.stream()).collect(Collectors.joining(", "));

    private final List<String> endings;

    MusicFile(String... endings) {
        this.endings = List.of(endings);
    }

    static Optional<MusicFile> of(Path file) {
        return named(file.getFileName().toString());
    }

    /** What a file is by its name. */
    static Optional<MusicFile> named(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind.endings.stream().anyMatch(name::endsWith))
                .findFirst();
    }

    /**
     * The tunes of a file.
     *
     * @param path of the file within the corpus, without its ending, with which the names of its tunes begin
     */
    abstract List<Found> read(byte[] file, String path) throws IOException, NotationException;

    /** How many tunes a file may hold, told without reading them. */
    int atMost(byte[] file) {
        return 1;
    }

    /** How many lines begin so; empty ones do not count. */
    private static int lines(byte[] file, String start) {
        int lines = 0;
        boolean atStart = true;
        for (int i = 0; i < file.length; i++) {
            boolean ends = file[i] == '\n' || file[i] == '\r';
            lines += atStart && !ends && startsAt(file, i, start) ? 1 : 0;
            atStart = ends;
        }
        return Math.max(1, lines);
    }

    private static boolean startsAt(byte[] file, int at, String start) {
        for (int i = 0; i < start.length(); i++) {
            if (at + i == file.length || file[at + i] != start.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
