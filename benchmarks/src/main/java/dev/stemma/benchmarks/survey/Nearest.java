package dev.stemma.benchmarks.survey;

import dev.stemma.generator.corpus.Work;
import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The work that shares the longest run with some notes, the first of equals.
 *
 * @param notes length of the run, 0 if there is none
 */
record Nearest(int notes, Optional<Work> work) {
    /**
     * Works ready for comparison, each line twice: as it is, and without the bars in which no note begins, for a run over
     * such bars is heard again where they are left out.
     */
    record Library(List<Entry> entries) {
        record Entry(Work work, List<Line> lines) {}

        static Library of(List<Work> works) {
            return new Library(works.stream()
                    .map(work -> new Entry(
                            work,
                            work.melodies().stream()
                                    .flatMap(melody -> Stream.of(melody.notes(), closedUp(melody)))
                                    .distinct()
                                    .map(Line::of)
                                    .toList()))
                    .toList());
        }

        /** The same works, all notes taken as equally long. */
        Library withoutRhythm() {
            return new Library(entries.stream()
                    .map(entry ->
                            new Entry(entry.work(), List.of(entry.lines().get(0).withoutRhythm())))
                    .toList());
        }

        /**
         * The largest number of notes that lie in runs of at least {@code least} shared with one and the same line of the
         * works meant.
         */
        int mostNotesFromOneWork(Line line, int least, Predicate<Work> meant) {
            return entries.stream()
                    .filter(entry -> meant.test(entry.work()))
                    .flatMap(entry -> entry.lines().stream())
                    .mapToInt(other -> line.notesInRunsSharedWith(other, least))
                    .max()
                    .orElse(0);
        }

        /** Among the works meant. */
        Nearest nearest(Line line, Predicate<Work> meant) {
            Nearest nearest = new Nearest(0, Optional.empty());
            for (Entry entry : entries) {
                if (meant.test(entry.work())) {
                    for (Line other : entry.lines()) {
                        int run = line.longestRunSharedWith(other);
                        nearest = run > nearest.notes() ? new Nearest(run, Optional.of(entry.work())) : nearest;
                    }
                }
            }
            return nearest;
        }
    }

    /** The notes of a melody, moved together over bars in which none begins. */
    static List<Note> closedUp(Melody melody) {
        List<Note> notes = new ArrayList<>();
        Ticks removed = Ticks.ZERO;
        int next = 0;
        for (Bar bar : melody.bars()) {
            int first = next;
            for (;
                    next < melody.notes().size()
                            && melody.notes().get(next).onset().isBefore(bar.end());
                    next++) {
                Note note = melody.notes().get(next);
                notes.add(new Note(note.onset().minus(removed), note.duration(), note.pitch()));
            }
            removed = next == first ? removed.plus(bar.length()) : removed;
        }
        return notes;
    }
}
