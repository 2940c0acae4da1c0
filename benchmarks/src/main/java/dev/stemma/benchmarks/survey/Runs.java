package dev.stemma.benchmarks.survey;

import dev.stemma.generator.corpus.Work;
import dev.stemma.generator.music.Note;
import java.util.List;
import java.util.function.Predicate;

/**
 * The longest runs that some notes share with a work.
 *
 * @param whole with the same intervals and proportions of time
 * @param byPitch with the same intervals, whatever the rhythm
 * @param patchwork the share of the notes that lie in runs of at least {@value #PATCH} notes of one work, 0 to 1
 */
record Runs(Nearest whole, Nearest byPitch, double patchwork) {
    /** Notes of the shortest run that counts as a patch. */
    static final int PATCH = 6;

    /** Works ready for both comparisons. */
    record Library(Nearest.Library whole, Nearest.Library byPitch) {
        static Library of(List<Work> works) {
            Nearest.Library whole = Nearest.Library.of(works);
            return new Library(whole, whole.withoutRhythm());
        }

        /** Among the works meant. */
        Runs of(List<Note> notes, Predicate<Work> meant) {
            Line line = Line.of(notes);
            return new Runs(
                    whole.nearest(line, meant),
                    byPitch.nearest(line.withoutRhythm(), meant),
                    (double) whole.mostNotesFromOneWork(line, PATCH, meant) / notes.size());
        }
    }
}
