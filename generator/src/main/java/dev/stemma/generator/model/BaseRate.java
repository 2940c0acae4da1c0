package dev.stemma.generator.model;

import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Tradition;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * How near the works of a tradition are to other works that a model learnt from: what is common property, beside which a
 * composed melody's nearness is to be seen. Whole works are counted, all their melodies; versions of one work are not
 * compared with each other.
 *
 * @param among with which works they are compared
 * @param works of the tradition
 * @param intervals by {@link Matching#INTERVALS}
 * @param withRhythm by {@link Matching#WITH_RHYTHM}
 */
public record BaseRate(Tradition tradition, Among among, int works, Sharing intervals, Sharing withRhythm) {
    /** With which works. */
    public enum Among {
        /** All that the model learnt from. */
        ALL,
        /** Those of the same tradition. */
        TRADITION
    }

    /**
     * A work of an index.
     *
     * @param group works that are versions of one another carry the same name
     */
    public record Piece(Tradition tradition, String group, List<List<Note>> lines) {
        public Piece {
            lines = List.copyOf(lines);
        }
    }

    /**
     * The base rates of each tradition, among all works and among its own.
     *
     * @param pieces the works of the index, in its order
     */
    public static List<BaseRate> of(WorkIndex index, List<Piece> pieces) {
        if (pieces.size() != index.works()) {
            throw new IllegalArgumentException(
                    "an index of " + index.works() + " works is counted with these, found " + pieces.size());
        }
        SortedSet<Tradition> traditions = new TreeSet<>();
        pieces.forEach(piece -> traditions.add(piece.tradition()));
        List<BaseRate> rates = new ArrayList<>();
        for (Tradition tradition : traditions) {
            List<Piece> own = pieces.stream()
                    .filter(piece -> piece.tradition().equals(tradition))
                    .toList();
            for (Among among : Among.values()) {
                rates.add(new BaseRate(
                        tradition,
                        among,
                        own.size(),
                        sharing(index, Matching.INTERVALS, own, pieces, among),
                        sharing(index, Matching.WITH_RHYTHM, own, pieces, among)));
            }
        }
        return rates;
    }

    private static Sharing sharing(WorkIndex index, Matching matching, List<Piece> own, List<Piece> all, Among among) {
        SharingCount count = new SharingCount(index, matching);
        for (Piece piece : own) {
            IntPredicate others = work -> {
                Piece other = all.get(work);
                return !other.group().equals(piece.group())
                        && (among == Among.ALL || other.tradition().equals(piece.tradition()));
            };
            count.add(piece.lines(), others);
        }
        return count.sharing();
    }
}
