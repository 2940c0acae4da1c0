package dev.stemma.generator.model.evaluation;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Another model's figures, melody by melody: lines of values between commas, the first with the names of the columns.
 * {@code set}, {@code melody}, {@code fold} and {@code notes} say which melody; every further column is a setting of that
 * model, with the mean bits a note.
 */
public final class Reference {
    private static final long LARGEST_FILE = 64 << 20;
    private static final List<String> KEYS = List.of("set", "melody", "fold", "notes");

    private record Line(int fold, int notes, double[] bits) {}

    private final Path file;
    private final List<String> columns;
    private final Map<String, Map<String, Line>> sets;

    private Reference(Path file, List<String> columns, Map<String, Map<String, Line>> sets) {
        this.file = file;
        this.columns = List.copyOf(columns);
        this.sets = sets;
    }

    /**
     * Reads a file of figures.
     *
     * @throws EvaluationException naming the line that is wrong
     */
    public static Reference read(Path file) throws IOException, EvaluationException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new EvaluationException(
                    file + ": found " + Files.size(file) + " bytes, accepted: at most " + LARGEST_FILE);
        }
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (MalformedInputException e) {
            throw new EvaluationException(file + ": found bytes that are no UTF-8 text", e);
        }
        List<String> header = lines.isEmpty() ? List.of() : List.of(lines.get(0).split(",", -1));
        if (header.size() <= KEYS.size()
                || !header.subList(0, KEYS.size()).equals(KEYS)
                || Set.copyOf(header).size() < header.size()) {
            throw new EvaluationException(file + ": the first line names the columns, each once: "
                    + String.join(",", KEYS) + " and one at least with bits a note");
        }
        Map<String, Map<String, Line>> sets = new HashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                add(lines.get(i), header, sets, file + ", line " + (i + 1));
            }
        }
        return new Reference(file, header.subList(KEYS.size(), header.size()), sets);
    }

    private static void add(String text, List<String> header, Map<String, Map<String, Line>> sets, String place)
            throws EvaluationException {
        String[] values = text.split(",", -1);
        if (values.length != header.size()) {
            throw new EvaluationException(
                    place + ": found " + values.length + " values for " + header.size() + " columns");
        }
        try {
            double[] bits = new double[values.length - KEYS.size()];
            for (int i = 0; i < bits.length; i++) {
                bits[i] = Double.parseDouble(values[KEYS.size() + i]);
                if (!(bits[i] >= 0) || Double.isInfinite(bits[i])) {
                    throw new EvaluationException(place + ": bits are numbers from 0, found " + bits[i]);
                }
            }
            Line line = new Line(Integer.parseInt(values[2]), Integer.parseInt(values[3]), bits);
            if (sets.computeIfAbsent(values[0], unused -> new HashMap<>()).putIfAbsent(values[1], line) != null) {
                throw new EvaluationException(
                        place + ": the melody " + values[1] + " of " + values[0] + " stands there again");
            }
        } catch (NumberFormatException e) {
            throw new EvaluationException(place + ": no number: " + e.getMessage(), e);
        }
    }

    /** The settings of the other model, as the file names them. */
    public List<String> columns() {
        return columns;
    }

    /** Whether there are figures for a set of this name. */
    public boolean knows(String set) {
        return sets.containsKey(set);
    }

    /** Whether every melody of the set was in the same fold. */
    public boolean onSameFolds(SetScore score) {
        Map<String, Line> lines = sets.getOrDefault(score.part().set().name(), Map.of());
        return score.melodies().stream()
                .allMatch(melody -> lines.containsKey(melody.name())
                        && lines.get(melody.name()).fold() == melody.fold());
    }

    /**
     * Our mean bits a note less the other model's, for each melody in the order of the set: negative where ours predicts
     * better.
     *
     * @throws EvaluationException if the column is unknown, or a melody is missing or has another number of notes there
     */
    public double[] differences(SetScore score, String column) throws EvaluationException {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw new EvaluationException(file + ": no column " + column + "; there are " + String.join(", ", columns));
        }
        String set = score.part().set().name();
        Map<String, Line> lines = sets.getOrDefault(set, Map.of());
        double[] differences = new double[score.melodies().size()];
        for (int i = 0; i < differences.length; i++) {
            MelodyScore ours = score.melodies().get(i);
            Line theirs = lines.get(ours.name());
            if (theirs == null) {
                throw new EvaluationException(file + ": no figures for the melody " + ours.name() + " of " + set);
            }
            if (theirs.notes() != ours.notes()) {
                throw new EvaluationException(file + ": " + set + ", " + ours.name() + ": found " + theirs.notes()
                        + " notes, expected " + ours.notes());
            }
            differences[i] = ours.mean() - theirs.bits()[index];
        }
        return differences;
    }
}
