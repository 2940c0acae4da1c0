package dev.stemma.generator.similarity;

import dev.stemma.generator.model.Matching;
import dev.stemma.generator.model.SharedRun;
import dev.stemma.generator.model.WorkIndex;
import dev.stemma.generator.music.Note;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * How near some notes are to the works of an index. Lengths are in notes; 0 stands for fewer than
 * {@value WorkIndex#LEAST}, which the index does not find.
 *
 * @param longestRun with the same intervals as in a work, whatever the rhythm
 * @param longestRunWithRhythm with the same proportions of the times from onset to onset as well
 * @param works the nearest first: by the longest run, then by the longest with its rhythm, then by number
 */
public record NearCopies(int longestRun, int longestRunWithRhythm, List<NearWork> works) {
    private static final int MOST_WORKS = 3;

    /**
     * A work that shares a run.
     *
     * @param work its number in the index
     * @param run notes of the longest run
     * @param runWithRhythm notes of the longest run with its rhythm
     * @param places wherever a run as long as {@code run} is shared
     */
    public record NearWork(int work, int run, int runWithRhythm, List<SharedRun> places) {
        public NearWork {
            places = List.copyOf(places);
        }
    }

    public NearCopies {
        works = List.copyOf(works);
    }

    /** Of all the notes. */
    public static NearCopies of(WorkIndex index, List<Note> notes) {
        return of(index, notes, note -> true);
    }

    /**
     * Of the runs that hold at least one note that is meant: what a model added to notes that were given counts, together
     * with the given notes that lead to it, but not what lies within the given notes alone.
     */
    public static NearCopies of(WorkIndex index, List<Note> notes, Predicate<Note> meant) {
        int[] meantBefore = new int[notes.size() + 1];
        for (int i = 0; i < notes.size(); i++) {
            meantBefore[i + 1] = meantBefore[i] + (meant.test(notes.get(i)) ? 1 : 0);
        }
        WorkIndex.Stretch counts = (from, length) -> meantBefore[from + length] > meantBefore[from];
        int[] runs = index.longestRuns(notes, Matching.INTERVALS, counts);
        int[] withRhythm = index.longestRuns(notes, Matching.WITH_RHYTHM, counts);
        List<Integer> nearest = IntStream.range(0, runs.length)
                .filter(work -> runs[work] > 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(work -> -runs[work])
                        .thenComparingInt(work -> -withRhythm[work])
                        .thenComparingInt(work -> work))
                .limit(MOST_WORKS)
                .toList();
        if (nearest.isEmpty()) {
            return new NearCopies(0, 0, List.of());
        }
        List<SharedRun> places =
                index.sharedRuns(notes, Matching.INTERVALS, runs[nearest.get(nearest.size() - 1)]).stream()
                        .filter(run -> counts.counts(run.from(), run.notes()))
                        .sorted(Comparator.comparingInt(SharedRun::from).thenComparingInt(SharedRun::position))
                        .toList();
        return new NearCopies(
                runs[nearest.get(0)],
                IntStream.of(withRhythm).max().orElse(0),
                nearest.stream()
                        .map(work -> new NearWork(
                                work,
                                runs[work],
                                withRhythm[work],
                                places.stream()
                                        .filter(run -> run.work() == work && run.notes() == runs[work])
                                        .toList()))
                        .toList());
    }
}
