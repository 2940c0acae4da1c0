package dev.stemma.generator.session;

import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.ScoreFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds passages that sound earlier or later because bars were put in or taken out before them. Figures that occur once in
 * both pieces are anchors, of which the longest ascending series counts (the "patience" way of comparing texts, B. Cohen);
 * from one to the next, notes go with the anchor before them.
 */
final class Shifting {
    /** Fewer notes are rather moved one by one. */
    private static final int LEAST = 4;

    /** Less than a 64th note is the manner of playing. */
    private static final long JITTER = ScoreFrame.UNITS_PER_QUARTER / 16;

    /** Instead of a delay, of notes that were taken out. */
    private static final long GONE = Long.MIN_VALUE;

    private Shifting() {}

    /** A note that is the same in both pieces, by its places in them. */
    private record Anchor(int old, int now) {}

    /** Nothing where as few edits explain what happened. */
    static Optional<Rule> found(List<JournalNote> before, List<JournalNote> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        List<Anchor> found = ascending(anchors(before, after));
        List<Anchor> anchors = found.isEmpty() ? List.of(new Anchor(0, 0)) : found;
        long[] delays = delays(before, after, anchors);
        Optional<Rule.Retiming> shifted = shifted(before, delays, anchors);
        return shifted.filter(rule -> rule.changes().size() >= LEAST
                        && rule.removed().size() + passages(delays) + cost(after(before, rule), after)
                                < cost(before, after))
                .map(rule -> rule);
    }

    private static List<Anchor> anchors(List<JournalNote> before, List<JournalNote> after) {
        Map<List<Long>, Integer> once = onlyOnes(after);
        Map<List<Long>, Integer> old = onlyOnes(before);
        TreeMap<Integer, Anchor> anchors = new TreeMap<>();
        old.forEach((figure, place) -> {
            Integer there = once.get(figure);
            if (place >= 0 && there != null && there >= 0) {
                anchors.put(place, new Anchor(place, there));
            }
        });
        return new ArrayList<>(anchors.values());
    }

    /** Figures with their first pitch, and where they are; -1 for those that occur more than once. */
    private static Map<List<Long>, Integer> onlyOnes(List<JournalNote> notes) {
        Map<List<Long>, Integer> places = new HashMap<>();
        List<List<Long>> figures = RuleFinder.figures(notes, new int[] {1, 1});
        for (int i = 0; i < figures.size(); i++) {
            List<Long> figure = new ArrayList<>(figures.get(i));
            figure.add((long) notes.get(i).pitch());
            places.merge(figure, i, (one, other) -> -1);
        }
        return places;
    }

    /** The longest series in which both places ascend. */
    private static List<Anchor> ascending(List<Anchor> anchors) {
        List<Integer> ends = new ArrayList<>();
        int[] earlier = new int[anchors.size()];
        for (int i = 0; i < anchors.size(); i++) {
            int low = 0;
            int high = ends.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (anchors.get(ends.get(middle)).now() < anchors.get(i).now()) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            earlier[i] = low == 0 ? -1 : ends.get(low - 1);
            if (low == ends.size()) {
                ends.add(i);
            } else {
                ends.set(low, i);
            }
        }
        List<Anchor> series = new ArrayList<>();
        for (int i = ends.isEmpty() ? -1 : ends.get(ends.size() - 1); i >= 0; i = earlier[i]) {
            series.add(anchors.get(i));
        }
        Collections.reverse(series);
        return series;
    }

    /**
     * How much later each note sounds: as the anchor before it or the one behind it. The first anchor also tells of what
     * is before.
     */
    private static long[] delays(List<JournalNote> before, List<JournalNote> after, List<Anchor> anchors) {
        TreeMap<Long, JournalNote> byOnset = new TreeMap<>();
        after.forEach(note -> byOnset.put(note.onset(), note));
        long[] delays = new long[before.size()];
        long delay = delay(before, after, anchors.get(0));
        int from = 0;
        for (Anchor anchor : anchors) {
            long now = delay(before, after, anchor);
            long next = Math.abs(now - delay) < JITTER ? delay : now;
            int[] cut = cut(before.subList(from, anchor.old() + 1), delay, next, byOnset);
            Arrays.fill(delays, from, from + cut[0], delay);
            Arrays.fill(delays, from + cut[0], from + cut[1], GONE);
            Arrays.fill(delays, from + cut[1], anchor.old(), next);
            delay = next;
            from = anchor.old();
        }
        Arrays.fill(delays, from, delays.length, delay);
        return delays;
    }

    /**
     * Where, among the notes from one anchor to the next, the first passage ends and the second begins, so that they do
     * not overlap and most notes are found again; if in doubt late. What lies between them was taken out.
     */
    private static int[] cut(List<JournalNote> notes, long delay, long next, TreeMap<Long, JournalNote> byOnset) {
        int last = notes.size() - 1;
        int[] first = new int[notes.size()];
        for (int i = 0; i < last; i++) {
            first[i + 1] = first[i] + (sounds(notes.get(i), delay, byOnset) ? 1 : 0);
        }
        int[] best = {last, last};
        int most = -1;
        int second = 0;
        int end = last;
        for (int begin = last; begin > 0; begin--) {
            second += begin < last && sounds(notes.get(begin), next, byOnset) ? 1 : 0;
            end = Math.min(end, begin);
            while (end > 0
                    && notes.get(end - 1).end() + delay > notes.get(begin).onset() + next) {
                end--;
            }
            if (first[end] + second > most) {
                most = first[end] + second;
                best = new int[] {end, begin};
            }
        }
        return best;
    }

    private static boolean sounds(JournalNote note, long delay, TreeMap<Long, JournalNote> byOnset) {
        long onset = note.onset() + delay;
        return byOnset.subMap(onset - JITTER + 1, onset + JITTER).values().stream()
                .anyMatch(there -> there.pitch() == note.pitch());
    }

    private static long delay(List<JournalNote> before, List<JournalNote> after, Anchor anchor) {
        long delay = after.get(anchor.now()).onset() - before.get(anchor.old()).onset();
        return Math.abs(delay) < JITTER ? 0 : delay;
    }

    private static int passages(long[] delays) {
        int passages = delays[0] == 0 ? 0 : 1;
        for (int i = 1; i < delays.length; i++) {
            passages += delays[i] == delays[i - 1] || delays[i] == GONE ? 0 : 1;
        }
        return passages;
    }

    /** Notes that would have no room went with the bars that were taken out. */
    private static Optional<Rule.Retiming> shifted(List<JournalNote> before, long[] delays, List<Anchor> anchors) {
        Map<JournalNote, JournalNote> changes = new LinkedHashMap<>();
        Set<JournalNote> removed = new LinkedHashSet<>();
        long room = Long.MAX_VALUE;
        for (int i = before.size() - 1; i >= 0; i--) {
            JournalNote note = before.get(i);
            long onset = note.onset() + delays[i];
            if (delays[i] == GONE || onset < 0 || onset + note.duration() > room) {
                removed.add(note);
            } else {
                room = onset;
                if (delays[i] != 0) {
                    changes.put(note, note.withOnset(onset));
                }
            }
        }
        boolean anchored =
                anchors.stream().map(anchor -> before.get(anchor.old())).noneMatch(removed::contains);
        return anchored ? Optional.of(new Rule.Retiming(Alignment.SHIFTED, changes, removed)) : Optional.empty();
    }

    private static List<JournalNote> after(List<JournalNote> before, Rule.Retiming rule) {
        return before.stream()
                .filter(note -> !rule.removed().contains(note))
                .map(note -> rule.changes().getOrDefault(note, note))
                .toList();
    }

    /** Edits of single notes that it takes. */
    private static int cost(List<JournalNote> before, List<JournalNote> after) {
        List<JournalNote> written = Playing.settled(before, after);
        int[] partners = Pairing.of(before, written);
        int cost = written.size();
        for (int i = 0; i < partners.length; i++) {
            cost += partners[i] < 0 ? 1 : Pairing.differences(before.get(i), written.get(partners[i])) - 1;
        }
        return cost;
    }
}
