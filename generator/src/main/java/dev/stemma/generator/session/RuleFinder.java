package dev.stemma.generator.session;

import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.ScoreFrame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds what happened to the whole of a piece, by its figures: {@value #FIGURE} notes on end, of which the intervals and
 * the times from one to the next count. A rule is found only if it explains far more of the piece than doing nothing would.
 */
final class RuleFinder {
    private static final int FIGURE = 4;

    /** Times are compared in 24ths of a quarter note: played and rounded ones are the same. */
    private static final long COARSE = ScoreFrame.UNITS_PER_QUARTER / 24;

    /** Factors of time, as numerator and denominator. */
    private static final int[][] FACTORS = {
        {1, 1}, {2, 1}, {1, 2}, {3, 2}, {2, 3}, {4, 3}, {3, 4}, {4, 1}, {1, 4}, {3, 1}, {1, 3}
    };

    private RuleFinder() {}

    /** In the order in which they are to be applied. */
    static List<Rule> found(List<JournalNote> before, List<JournalNote> after) {
        List<Rule> rules = new ArrayList<>();
        List<JournalNote> piece = before;
        int[] factor = factor(before, after);
        if (factor[0] != factor[1]) {
            Map<JournalNote, JournalNote> scaled = new LinkedHashMap<>();
            piece.forEach(note -> scaled.put(note, scaled(note, factor)));
            rules.add(new Rule.Retiming(Alignment.SCALED, scaled, Set.of()));
            piece = List.copyOf(scaled.values());
        }
        int semitones = transposition(piece, after);
        if (semitones != 0) {
            rules.add(new Rule.Transposition(semitones));
            piece = piece.stream()
                    .map(note -> note.withPitch(note.pitch() + semitones))
                    .toList();
        }
        Shifting.found(piece, after).ifPresent(rules::add);
        return rules;
    }

    private static JournalNote scaled(JournalNote note, int[] factor) {
        long onset = scaled(note.onset(), factor);
        return note.withOnset(onset).withDuration(Math.max(1, scaled(note.end(), factor) - onset));
    }

    private static long scaled(long time, int[] factor) {
        return Math.floorDiv(2 * time * factor[0] + factor[1], 2 * factor[1]);
    }

    private static int[] factor(List<JournalNote> before, List<JournalNote> after) {
        Map<List<Long>, Integer> there = counts(figures(after, FACTORS[0]));
        int unchanged = shared(figures(before, FACTORS[0]), there);
        int[] best = FACTORS[0];
        int most = Math.max(2 * unchanged, Math.min(before.size(), after.size()) / 2);
        for (int[] factor : FACTORS) {
            boolean fits =
                    before.isEmpty() || scaled(before.get(before.size() - 1).end(), factor) <= ScoreFrame.LONGEST;
            int shared = fits ? shared(figures(before, factor), there) : 0;
            if (shared > most) {
                best = factor;
                most = shared;
            }
        }
        return best;
    }

    /** For each note but the last: times and intervals from it on, in any key. */
    static List<List<Long>> figures(List<JournalNote> notes, int[] factor) {
        List<List<Long>> figures = new ArrayList<>();
        for (int i = 0; i + FIGURE <= notes.size(); i++) {
            List<Long> figure = new ArrayList<>();
            for (int j = i + 1; j < i + FIGURE; j++) {
                long apart = notes.get(j).onset() - notes.get(j - 1).onset();
                figure.add(Math.floorDiv(scaled(apart, factor) + COARSE / 2, COARSE));
                figure.add((long) notes.get(j).pitch() - notes.get(j - 1).pitch());
            }
            figures.add(figure);
        }
        return figures;
    }

    private static Map<List<Long>, Integer> counts(List<List<Long>> figures) {
        Map<List<Long>, Integer> counts = new HashMap<>();
        figures.forEach(figure -> counts.merge(figure, 1, Integer::sum));
        return counts;
    }

    private static int shared(List<List<Long>> figures, Map<List<Long>, Integer> there) {
        Map<List<Long>, Integer> left = new HashMap<>(there);
        int shared = 0;
        for (List<Long> figure : figures) {
            if (left.merge(figure, -1, Integer::sum) >= 0) {
                shared++;
            }
        }
        return shared;
    }

    /** The interval between most of the figures and their first like in the other piece. */
    private static int transposition(List<JournalNote> before, List<JournalNote> after) {
        Map<List<Long>, Deque<Integer>> places = new HashMap<>();
        List<List<Long>> there = figures(after, FACTORS[0]);
        for (int i = 0; i < there.size(); i++) {
            places.computeIfAbsent(there.get(i), figure -> new ArrayDeque<>()).add(i);
        }
        List<List<Long>> figures = figures(before, FACTORS[0]);
        Map<Integer, Integer> votes = new TreeMap<>();
        for (int i = 0; i < figures.size(); i++) {
            Deque<Integer> like = places.get(figures.get(i));
            if (like != null && !like.isEmpty()) {
                int interval = after.get(like.remove()).pitch() - before.get(i).pitch();
                votes.merge(interval, 1, Integer::sum);
            }
        }
        int best = votes.entrySet().stream()
                .max(Comparator.comparingInt((Map.Entry<Integer, Integer> vote) -> vote.getValue())
                        .thenComparing(vote -> -Math.abs(vote.getKey())))
                .map(Map.Entry::getKey)
                .orElse(0);
        int least = Math.max(2 * votes.getOrDefault(0, 0), Math.min(before.size(), after.size()) / 2);
        boolean sounds =
                before.stream().mapToInt(note -> note.pitch() + best).allMatch(pitch -> pitch >= 0 && pitch <= 127);
        return sounds && votes.getOrDefault(best, 0) > least ? best : 0;
    }
}
