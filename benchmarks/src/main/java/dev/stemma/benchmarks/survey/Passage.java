package dev.stemma.benchmarks.survey;

import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first bars of a melody in which a note begins, so that works of any length are compared with melodies of a few bars,
 * and songs in which the singer waits with melodies that never do.
 *
 * @param notes those that begin in the bars
 */
record Passage(List<Note> notes, List<Bar> bars) {
    /** Below this a passage has no figures worth naming. */
    private static final int FEWEST_NOTES = 4;

    Passage {
        notes = List.copyOf(notes);
        bars = List.copyOf(bars);
    }

    /** Nothing if the melody has less than four notes there. */
    static Optional<Passage> of(Melody melody, int mostBars) {
        List<Note> notes = new ArrayList<>();
        List<Bar> bars = new ArrayList<>();
        for (Bar bar : melody.bars()) {
            List<Note> inBar = beginningIn(bar, melody.notes());
            if (!inBar.isEmpty() && bars.size() < mostBars) {
                bars.add(bar);
                notes.addAll(inBar);
            }
        }
        return notes.size() < FEWEST_NOTES ? Optional.empty() : Optional.of(new Passage(notes, bars));
    }

    /** The notes that begin in one of the bars. */
    List<Note> notesOf(Bar bar) {
        return beginningIn(bar, notes);
    }

    private static List<Note> beginningIn(Bar bar, List<Note> notes) {
        return notes.stream()
                .filter(note ->
                        !note.onset().isBefore(bar.start()) && note.onset().isBefore(bar.end()))
                .toList();
    }

    /** How long no note sounds in the bars, before the first note and after the last left out. */
    Ticks silence() {
        Ticks silence = Ticks.ZERO;
        for (int i = 1; i < notes.size(); i++) {
            Ticks from = notes.get(i - 1).end();
            Ticks to = notes.get(i).onset();
            for (Bar bar : bars) {
                Ticks start = Ticks.max(from, bar.start());
                Ticks end = Ticks.min(to, bar.end());
                silence = start.isBefore(end) ? silence.plus(end.minus(start)) : silence;
            }
        }
        return silence;
    }

    /** How long notes sound. */
    Ticks sound() {
        return notes.stream().map(Note::duration).reduce(Ticks.ZERO, Ticks::plus);
    }
}
