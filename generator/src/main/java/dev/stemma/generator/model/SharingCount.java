package dev.stemma.generator.model;

import dev.stemma.generator.music.Note;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;

/** Counts piece by piece how much of them works have: a {@link Sharing} in the making. */
public final class SharingCount {
    private final WorkIndex index;
    private final RunChains chains;
    private final List<Integer> longest = new ArrayList<>();
    private long grams;
    private long seen;

    public SharingCount(WorkIndex index, Matching matching) {
        this.index = index;
        this.chains = new RunChains(index, matching, WorkIndex.LEAST);
    }

    /**
     * Counts a piece.
     *
     * @param lines its melodies
     * @param others numbers of the works to compare it with
     * @return notes of the longest run that it shares with one of them, 0 for fewer than {@value WorkIndex#LEAST}
     */
    public int add(List<List<Note>> lines, IntPredicate others) {
        int[] most = {0};
        for (List<Note> line : lines) {
            BitSet known = new BitSet();
            chains.follow(HashedLine.of(line), (place, from, notes) -> {
                if ((notes > most[0] || notes >= Sharing.GRAM) && others.test(index.work(place))) {
                    most[0] = Math.max(most[0], notes);
                    known.set(from, Math.max(from, from + notes - Sharing.GRAM + 1));
                }
            });
            grams += Math.max(0, line.size() - Sharing.GRAM + 1);
            seen += known.cardinality();
        }
        longest.add(most[0]);
        return most[0];
    }

    /** The count so far. */
    public Sharing sharing() {
        if (longest.isEmpty()) {
            return Sharing.NONE;
        }
        List<Integer> ascending = new ArrayList<>(longest);
        Collections.sort(ascending);
        return new Sharing(grams, seen, quantile(ascending, 50), quantile(ascending, 95), quantile(ascending, 100));
    }

    /** The least number that so many of a hundred do not exceed. */
    private static int quantile(List<Integer> ascending, int percent) {
        return ascending.get((ascending.size() * percent + 99) / 100 - 1);
    }
}
