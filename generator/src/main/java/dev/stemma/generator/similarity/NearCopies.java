package dev.stemma.generator.similarity;

import dev.stemma.generator.model.Matching;
import dev.stemma.generator.model.SharedRun;
import dev.stemma.generator.model.WorkIndex;
import dev.stemma.generator.music.Note;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

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
        Predicate<SharedRun> counts = run ->
                notes.subList(run.from(), run.from() + run.notes()).stream().anyMatch(meant);
        Map<Integer, List<SharedRun>> byWork = new TreeMap<>();
        index.sharedRuns(notes, Matching.INTERVALS, WorkIndex.LEAST).stream()
                .filter(counts)
                .forEach(run -> byWork.computeIfAbsent(run.work(), work -> new ArrayList<>())
                        .add(run));
        Map<Integer, Integer> withRhythm = new TreeMap<>();
        index.sharedRuns(notes, Matching.WITH_RHYTHM, WorkIndex.LEAST).stream()
                .filter(counts)
                .forEach(run -> withRhythm.merge(run.work(), run.notes(), Math::max));
        List<NearWork> near = new ArrayList<>();
        byWork.forEach((work, runs) -> near.add(nearWork(work, runs, withRhythm.getOrDefault(work, 0))));
        near.sort(Comparator.comparingInt(NearWork::run)
                .thenComparingInt(NearWork::runWithRhythm)
                .reversed()
                .thenComparingInt(NearWork::work));
        return new NearCopies(
                near.isEmpty() ? 0 : near.get(0).run(),
                withRhythm.values().stream().mapToInt(run -> run).max().orElse(0),
                near.subList(0, Math.min(MOST_WORKS, near.size())));
    }

    private static NearWork nearWork(int work, List<SharedRun> runs, int withRhythm) {
        int longest = runs.stream().mapToInt(SharedRun::notes).max().orElseThrow();
        List<SharedRun> places = runs.stream()
                .filter(run -> run.notes() == longest)
                .sorted(Comparator.comparingInt(SharedRun::from).thenComparingInt(SharedRun::position))
                .toList();
        return new NearWork(work, longest, withRhythm, places);
    }

    /** Whether no run of so many notes is shared, whatever the rhythm. */
    public boolean isNotNearerThan(int notes) {
        return longestRun < notes;
    }
}
