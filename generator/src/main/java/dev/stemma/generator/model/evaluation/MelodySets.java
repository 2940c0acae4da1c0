package dev.stemma.generator.model.evaluation;

import dev.stemma.generator.corpus.Corpus;
import dev.stemma.generator.corpus.CorpusDescriptor;
import dev.stemma.generator.corpus.CorpusException;
import dev.stemma.generator.corpus.CorpusImport;
import dev.stemma.generator.corpus.Work;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.jsonl.JsonLine;
import dev.stemma.generator.notation.jsonl.JsonLinesReader;
import dev.stemma.generator.notation.jsonl.JsonMelody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sets of melodies as read from a path.
 *
 * <ul>
 *   <li>A file of melody JSON Lines that no descriptor describes is a set, in the order of its lines, called like the file
 *       without {@code .jsonl}. A line that states no {@code ticksPerQuarter} counts 24 to a quarter note if all that
 *       names it is {@code name}, else 480. Melodies of one {@code group} are versions of one another.
 *   <li>A folder that holds such files and no {@code corpus.json} is a set for each; what else lies there is not read.
 *   <li>Anything else is one set, read as {@link Corpus#load} does.
 * </ul>
 *
 * @param notes for people, what was read and what was left out with the reason
 */
public record MelodySets(List<MelodySet> sets, List<String> notes) {
    private static final String LINES = ".jsonl";
    private static final int SHORT_TICKS = 24;

    public MelodySets {
        sets = List.copyOf(sets);
        notes = List.copyOf(notes);
    }

    /**
     * Reads the sets of a path.
     *
     * @param descriptors the terms of files, before any {@code corpus.json}
     */
    public static MelodySets read(Path path, List<CorpusDescriptor> descriptors)
            throws IOException, CorpusException, EvaluationException {
        List<MelodySet> sets = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Path file : lineFiles(path)) {
            if (isDescribed(file, descriptors)) {
                sets.add(imported(file, descriptors, notes));
            } else {
                sets.add(lines(file, notes));
            }
        }
        if (sets.isEmpty()) {
            sets.add(imported(path, descriptors, notes));
        }
        return new MelodySets(sets, notes);
    }

    private static List<Path> lineFiles(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return isLines(path) ? List.of(path) : List.of();
        }
        if (Files.exists(path.resolve(CorpusDescriptor.FILE_NAME))) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(MelodySets::isLines).sorted().toList();
        }
    }

    private static boolean isLines(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.endsWith(LINES) && !name.startsWith(".") && Files.isRegularFile(path);
    }

    private static boolean isDescribed(Path file, List<CorpusDescriptor> descriptors) {
        return descriptors.stream().anyMatch(descriptor -> descriptor.describes(file))
                || Files.exists(file.resolveSibling(CorpusDescriptor.FILE_NAME));
    }

    private static MelodySet imported(Path path, List<CorpusDescriptor> descriptors, List<String> notes)
            throws IOException, CorpusException, EvaluationException {
        CorpusImport taken = Corpus.load(path, descriptors);
        notes.addAll(taken.report().lines());
        List<SetMelody> melodies = new ArrayList<>();
        for (Work work : taken.corpus().works()) {
            for (int i = 0; i < work.melodies().size(); i++) {
                String name = work.entry().id() + (i == 0 ? "" : "#" + (i + 1));
                boolean stated = !work.entry().tradition().equals(CorpusDescriptor.UNSTATED);
                melodies.add(new SetMelody(
                        name,
                        work.group(),
                        work.melodies().get(i),
                        true,
                        true,
                        stated ? Optional.of(work.entry().tradition()) : Optional.empty()));
            }
        }
        return set(path, taken.corpus().name(), melodies);
    }

    private static MelodySet lines(Path file, List<String> notes) throws IOException, EvaluationException {
        List<JsonLine> usual;
        List<JsonLine> shorter;
        try {
            usual = JsonLinesReader.readAll(file, JsonLinesReader.DEFAULT_TICKS);
            shorter = JsonLinesReader.readAll(file, SHORT_TICKS);
        } catch (NotationException e) {
            throw new EvaluationException(file + ": " + e.getMessage(), e);
        }
        List<SetMelody> melodies = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (int i = 0; i < usual.size(); i++) {
            JsonLine line = isNamedOnly(usual.get(i)) ? shorter.get(i) : usual.get(i);
            if (line instanceof JsonLine.Refused refused) {
                left.add("  line " + refused.line() + ": " + refused.reason());
            } else if (line instanceof JsonMelody melody) {
                if (melody.melody().notes().isEmpty()) {
                    left.add("  line " + melody.line() + ", " + melody.id() + ": no notes in it");
                } else {
                    melodies.add(melody(melody));
                }
            }
        }
        String fileName = file.getFileName().toString();
        notes.add(fileName + ": " + melodies.size() + " taken, " + left.size() + " left");
        notes.addAll(left);
        return set(file, fileName.substring(0, fileName.length() - LINES.length()), melodies);
    }

    private static boolean isNamedOnly(JsonLine line) {
        return line instanceof JsonMelody melody
                && melody.title().isEmpty()
                && melody.id().equals(melody.attributes().get("name"));
    }

    private static SetMelody melody(JsonMelody line) {
        return new SetMelody(
                line.id(),
                Optional.ofNullable(line.attributes().get("group")).orElse(line.id()),
                line.melody(),
                line.keyStated(),
                line.metreStated(),
                Optional.empty());
    }

    private static MelodySet set(Path path, String name, List<SetMelody> melodies) throws EvaluationException {
        if (melodies.isEmpty()) {
            throw new EvaluationException(path + ": no melody in it could be used");
        }
        try {
            return new MelodySet(name, melodies);
        } catch (IllegalArgumentException e) {
            throw new EvaluationException(path + ": " + e.getMessage(), e);
        }
    }
}
