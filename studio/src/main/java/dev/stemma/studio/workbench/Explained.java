package dev.stemma.studio.workbench;

import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.corpus.CorpusException;
import dev.stemma.generator.corpus.WorkList;
import dev.stemma.generator.model.Matching;
import dev.stemma.generator.model.ModelException;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.model.SharedRun;
import dev.stemma.generator.model.WorkIndex;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.TraditionBlend;
import dev.stemma.generator.session.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Why the notes of a melody could be expected, or not.
 *
 * @param blend in whose eyes
 * @param reasons for the notes that the model read or wrote, ascending
 */
public record Explained(Melody melody, ModelFolder model, TraditionBlend blend, List<Reason> reasons) {
    /** Works named for each note, at most. */
    private static final int NAMED = 3;

    public Explained {
        reasons = List.copyOf(reasons);
    }

    /**
     * @param number of the note in the melody, from 0
     */
    public record Reason(int number, Note note, Explanation explanation, Support support) {}

    /**
     * The works that go on in the same way as the melody: the longest run of notes that ends with the note and stands in a
     * work, in any key.
     *
     * @param notes of the run, 0 if there is none of {@link WorkIndex#LEAST} or more
     * @param works that have it
     * @param first of them, by their place in the list of works
     */
    public record Support(int notes, int works, List<CatalogueEntry> first) {
        public Support {
            first = List.copyOf(first);
        }
    }

    /**
     * @param melody the whole that the explanations speak of
     * @throws WorkbenchException if the model's list of works is damaged
     */
    static Explained of(ModelFolder model, TraditionBlend blend, Melody melody, List<Explanation> explanations)
            throws WorkbenchException {
        List<Support> supports = supports(model, melody.notes());
        SortedMap<Integer, Reason> reasons = new TreeMap<>();
        int next = 0;
        for (Explanation explanation : explanations) {
            while (!melody.notes().get(next).equals(explanation.note())) {
                next++;
            }
            reasons.put(next, new Reason(next, explanation.note(), explanation, supports.get(next)));
        }
        return new Explained(melody, model, blend, List.copyOf(reasons.values()));
    }

    private static List<Support> supports(ModelFolder model, List<Note> notes) throws WorkbenchException {
        List<SharedRun> runs = model.index().sharedRuns(notes, Matching.INTERVALS, WorkIndex.LEAST);
        try {
            WorkList works = model.works();
            List<Support> supports = new ArrayList<>();
            for (int i = 0; i < notes.size(); i++) {
                supports.add(support(i, runs, works));
            }
            return supports;
        } catch (ModelException | CorpusException e) {
            throw new WorkbenchException(
                    "the works of the model " + model.config().id() + " cannot be named: " + e.getMessage(),
                    "restore its folder from where you have it",
                    e);
        }
    }

    private static Support support(int note, List<SharedRun> runs, WorkList works) throws CorpusException {
        int longest = 0;
        SortedSet<Integer> having = new TreeSet<>();
        for (SharedRun run : runs) {
            int notes = note - run.from() + 1;
            if (notes < WorkIndex.LEAST || notes > run.notes() || notes < longest) {
                continue;
            }
            if (notes > longest) {
                longest = notes;
                having.clear();
            }
            having.add(run.work());
        }
        List<CatalogueEntry> first = new ArrayList<>();
        for (int work : having) {
            if (first.size() < NAMED) {
                first.add(works.work(work));
            }
        }
        return new Support(longest, having.size(), first);
    }

    /** Those of the notes that lie in a part of the melody, moved to where they stand in the part. */
    Explained in(Piece piece) {
        List<Note> notes = piece.melody().notes();
        SortedMap<Integer, Reason> moved = new TreeMap<>();
        for (Reason reason : reasons) {
            IntStream.range(0, notes.size())
                    .filter(i -> piece.inComposition(notes.get(i)).equals(reason.note()))
                    .forEach(i -> moved.put(
                            i, new Reason(i, notes.get(i), reason.explanation().of(notes.get(i)), reason.support())));
        }
        return new Explained(piece.melody(), model, blend, List.copyOf(moved.values()));
    }
}
