package dev.stemma.generator.similarity;

import dev.stemma.generator.model.SharedRun;
import dev.stemma.generator.music.Note;
import java.util.ArrayList;
import java.util.List;

/**
 * A shared run drawn: the notes of a melody over those of a work, with some notes before and after.
 *
 * <pre>
 * melody  ... D4 G4 | A4 B4 C5 D5 B4 G4 | E4 F#4
 *                      =  =  =  =  -  -
 * work        A3 C4 | D4 E4 F4 G4 E4 C4 | B3 C4 ...
 * </pre>
 *
 * <p>{@code =} stands under a note that is reached by the same interval and, after the first two notes of the run, in the
 * same proportion of time; {@code -} under one that is reached by the same interval in another rhythm.
 *
 * @param columns from left to right
 */
public record Alignment(List<Column> columns) {
    private static final int CONTEXT = 4;

    /** How two notes of a column agree. */
    public enum Agreement {
        /** Outside the run. */
        NONE(" "),
        /** By interval alone. */
        INTERVAL("-"),
        /** By interval and rhythm. */
        RHYTHM("=");

        private final String sign;

        Agreement(String sign) {
            this.sign = sign;
        }
    }

    /**
     * Two notes that stand over each other; outside the run one may be missing, and its name is empty.
     *
     * @param melody name of the note, such as {@code F#4}
     * @param work the same of the work
     */
    public record Column(String melody, String work, Agreement agreement) {}

    public Alignment {
        columns = List.copyOf(columns);
    }

    /**
     * Lays a run of a melody over the same run of a work.
     *
     * @param work its notes, all melodies on end
     */
    public static Alignment of(List<Note> melody, List<Note> work, SharedRun run) {
        List<Column> columns = new ArrayList<>();
        for (int i = -CONTEXT; i < run.notes() + CONTEXT; i++) {
            String upper = name(melody, run.from() + i);
            String lower = name(work, run.position() + i);
            if (!upper.isEmpty() || !lower.isEmpty()) {
                columns.add(new Column(upper, lower, agreement(melody, work, run, i)));
            }
        }
        return new Alignment(columns);
    }

    private static String name(List<Note> notes, int i) {
        return i >= 0 && i < notes.size() ? notes.get(i).pitch().toString() : "";
    }

    private static Agreement agreement(List<Note> melody, List<Note> work, SharedRun run, int i) {
        if (i < 0 || i >= run.notes()) {
            return Agreement.NONE;
        }
        boolean together = i < 2
                || time(melody, run.from() + i) * time(work, run.position() + i - 1)
                        == time(work, run.position() + i) * time(melody, run.from() + i - 1);
        return together ? Agreement.RHYTHM : Agreement.INTERVAL;
    }

    private static long time(List<Note> notes, int i) {
        return notes.get(i).onset().minus(notes.get(i - 1).onset()).value();
    }

    /** The three lines: melody, signs, work. */
    public List<String> lines() {
        StringBuilder melody = new StringBuilder();
        StringBuilder signs = new StringBuilder();
        StringBuilder work = new StringBuilder();
        boolean within = false;
        for (Column column : columns) {
            boolean shared = column.agreement() != Agreement.NONE;
            String bar = shared == within ? " " : " | ";
            within = shared;
            int width = Math.max(column.melody().length(), column.work().length());
            melody.append(bar).append(padded(column.melody(), width));
            signs.append(bar.replace('|', ' ')).append(padded(column.agreement().sign, width));
            work.append(bar).append(padded(column.work(), width));
        }
        return List.of(end(melody, within), end(signs, false), end(work, within));
    }

    private static String end(StringBuilder line, boolean within) {
        return (within ? line.append(" |") : line).toString().stripTrailing();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
