package dev.stemma.generator.notation;

import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Notes made into one line. Played legato, a note may reach a little into the next: an overlap of at most a quarter of
 * the shorter note, or with a repeated pitch, is cut off. Other overlaps are several notes at a time.
 *
 * @param notes ascending, without overlaps
 * @param trimmed how many were shortened because they were played legato
 * @param simultaneous how many began while another sounded, or were dropped for a higher one
 */
public record SingleLine(List<Note> notes, int trimmed, int simultaneous) {
    private static final Comparator<Note> ORDER =
            Comparator.comparing(Note::onset).thenComparing(Note::pitch, Comparator.reverseOrder());

    /** Keys of a chord that are struck within a sixteenth of a quarter note of each other begin together. */
    private static final Ticks TOGETHER = Ticks.quarters(1, 16);

    public SingleLine {
        notes = List.copyOf(notes);
    }

    /** Whether no two notes sounded together. */
    public boolean isSingle() {
        return simultaneous == 0;
    }

    /** What was changed to make one line, sentences for people. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (trimmed > 0) {
            warnings.add(trimmed + " notes reached a little into the next and were cut there");
        }
        if (simultaneous > 0) {
            warnings.add(simultaneous + " notes sounded together with another; the top notes were kept");
        }
        return warnings;
    }

    /** The highest notes of these, in any order: where a higher note begins, a lower one ends or is left out. */
    public static SingleLine of(List<Note> notes) {
        List<Note> line = new ArrayList<>();
        int trimmed = 0;
        int simultaneous = 0;
        for (Note note : notes.stream().sorted(ORDER).toList()) {
            Note last = line.isEmpty() ? null : line.get(line.size() - 1);
            if (last == null || !note.onset().isBefore(last.end())) {
                line.add(note);
            } else if (isLegato(last, note)) {
                trimmed++;
                line.set(line.size() - 1, cut(last, note.onset()));
                line.add(note);
            } else {
                simultaneous++;
                if (note.pitch().compareTo(last.pitch()) > 0) {
                    line.remove(line.size() - 1);
                    if (note.onset().minus(last.onset()).isAfter(TOGETHER)) {
                        line.add(cut(last, note.onset()));
                    }
                    line.add(note);
                }
            }
        }
        return new SingleLine(line, trimmed, simultaneous);
    }

    private static boolean isLegato(Note last, Note next) {
        if (!last.onset().isBefore(next.onset())) {
            return false;
        }
        if (last.pitch().equals(next.pitch())) {
            return true;
        }
        Ticks overlap = Ticks.min(last.end(), next.end()).minus(next.onset());
        return !overlap.times(4).isAfter(Ticks.min(last.duration(), next.duration()));
    }

    private static Note cut(Note note, Ticks end) {
        return new Note(note.onset(), end.minus(note.onset()), note.pitch());
    }

    /** What a file offers with these notes, one or more. */
    public static Voice voice(String id, String name, List<Note> notes) {
        Pitch lowest =
                notes.stream().map(Note::pitch).min(Comparator.naturalOrder()).orElseThrow();
        Pitch highest =
                notes.stream().map(Note::pitch).max(Comparator.naturalOrder()).orElseThrow();
        return new Voice(id, name, notes.size(), lowest, highest, of(notes).isSingle());
    }
}
