package dev.stemma.generator.session;

import dev.stemma.provenance.record.JournalNote;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.TreeMap;

/**
 * Which notes of a piece became which of an edited one, with the fewest edits. A pair costs as many edits as it has
 * differences of onset, duration and pitch, a note without a partner one; so every note that is equal in both keeps its
 * place, and of the others as many as possible form pairs with one difference: a maximum matching (J. E. Hopcroft and R. M.
 * Karp, "An n^5/2 algorithm for maximum matchings in bipartite graphs", 1973). Of notes of the same duration and pitch, each
 * is compared with the {@value #NEAREST} nearest.
 */
final class Pairing {
    private static final int NEAREST = 8;

    /** A note changed in two respects is taken for the same one within two quarter notes. */
    private static final long NEAR = 2 * 322_560;

    private static final int NONE = -1;

    private final List<JournalNote> before;
    private final List<JournalNote> after;

    /** By index: the partner of each note, or {@link #NONE}. */
    private final int[] partnerOfOld;

    private final int[] partnerOfNew;
    private final int[] layer;

    /** How many candidates of each note the search for paths has left behind. */
    private final int[] tried;

    private final List<int[]> candidates = new ArrayList<>();

    private Pairing(List<JournalNote> before, List<JournalNote> after) {
        this.before = before;
        this.after = after;
        partnerOfOld = filled(before.size());
        partnerOfNew = filled(after.size());
        layer = new int[before.size()];
        tried = new int[before.size()];
    }

    private static int[] filled(int size) {
        int[] none = new int[size];
        Arrays.fill(none, NONE);
        return none;
    }

    /**
     * @param before ascending, none overlapping; so are {@code after}
     * @return for each note before the index of what it became, or -1
     */
    static int[] of(List<JournalNote> before, List<JournalNote> after) {
        Pairing pairing = new Pairing(before, after);
        pairing.keepEqual();
        pairing.findCandidates();
        while (pairing.layers()) {
            for (int old = 0; old < before.size(); old++) {
                if (pairing.partnerOfOld[old] == NONE) {
                    pairing.augment(old);
                }
            }
        }
        pairing.pairNear();
        return pairing.partnerOfOld;
    }

    private void pair(int old, int now) {
        partnerOfOld[old] = now;
        partnerOfNew[now] = old;
    }

    private void keepEqual() {
        int now = 0;
        for (int old = 0; old < before.size(); old++) {
            while (now < after.size()
                    && after.get(now).onset() < before.get(old).onset()) {
                now++;
            }
            if (now < after.size() && differences(before.get(old), after.get(now)) == 0) {
                pair(old, now);
            }
        }
    }

    /** Onset, duration and pitch: how many of them differ. */
    static int differences(JournalNote one, JournalNote other) {
        return (one.onset() == other.onset() ? 0 : 1)
                + (one.duration() == other.duration() ? 0 : 1)
                + (one.pitch() == other.pitch() ? 0 : 1);
    }

    /** What each note that is left could have become by one edit, the likeliest first. */
    private void findCandidates() {
        NavigableMap<Long, Integer> byOnset = new TreeMap<>();
        Map<List<Long>, NavigableMap<Long, Integer>> alike = new HashMap<>();
        for (int now = 0; now < after.size(); now++) {
            if (partnerOfNew[now] == NONE) {
                byOnset.put(after.get(now).onset(), now);
                alike.computeIfAbsent(kind(after.get(now)), kind -> new TreeMap<>())
                        .put(after.get(now).onset(), now);
            }
        }
        for (int old = 0; old < before.size(); old++) {
            List<Integer> found = new ArrayList<>();
            if (partnerOfOld[old] == NONE) {
                JournalNote note = before.get(old);
                Integer there = byOnset.get(note.onset());
                if (there != null && differences(note, after.get(there)) == 1) {
                    found.add(there);
                }
                addNearest(alike.getOrDefault(kind(note), new TreeMap<>()), note.onset(), found);
            }
            candidates.add(found.stream().mapToInt(Integer::intValue).toArray());
        }
    }

    private static List<Long> kind(JournalNote note) {
        return List.of(note.duration(), (long) note.pitch());
    }

    private static void addNearest(NavigableMap<Long, Integer> alike, long onset, List<Integer> found) {
        Map.Entry<Long, Integer> earlier = alike.lowerEntry(onset);
        Map.Entry<Long, Integer> later = alike.higherEntry(onset);
        for (int i = 0; i < NEAREST && (earlier != null || later != null); i++) {
            boolean back = later == null || earlier != null && onset - earlier.getKey() <= later.getKey() - onset;
            Map.Entry<Long, Integer> nearest = back ? earlier : later;
            found.add(nearest.getValue());
            earlier = back ? alike.lowerEntry(nearest.getKey()) : earlier;
            later = back ? later : alike.higherEntry(nearest.getKey());
        }
    }

    /** Numbers the notes by the length of the shortest alternating path from one that is free; whether any ends free. */
    private boolean layers() {
        Queue<Integer> queue = new ArrayDeque<>();
        for (int old = 0; old < before.size(); old++) {
            layer[old] = partnerOfOld[old] == NONE ? 0 : NONE;
            tried[old] = 0;
            if (layer[old] == 0) {
                queue.add(old);
            }
        }
        boolean free = false;
        while (!queue.isEmpty()) {
            int old = queue.remove();
            for (int now : candidates.get(old)) {
                int next = partnerOfNew[now];
                free |= next == NONE;
                if (next != NONE && layer[next] == NONE) {
                    layer[next] = layer[old] + 1;
                    queue.add(next);
                }
            }
        }
        return free;
    }

    /** Follows alternating paths from a free note until one ends at another, and pairs along it. */
    private void augment(int free) {
        Deque<Integer> path = new ArrayDeque<>(List.of(free));
        while (!path.isEmpty()) {
            int old = path.getLast();
            if (tried[old] == candidates.get(old).length) {
                path.removeLast();
                layer[old] = NONE;
                if (!path.isEmpty()) {
                    tried[path.getLast()]++;
                }
                continue;
            }
            int next = partnerOfNew[candidates.get(old)[tried[old]]];
            if (next == NONE) {
                path.forEach(each -> pair(each, candidates.get(each)[tried[each]]));
                return;
            }
            if (layer[next] == layer[old] + 1) {
                path.addLast(next);
            } else {
                tried[old]++;
            }
        }
    }

    /** Notes that changed in two respects, where that is no dearer than removing and adding. */
    private void pairNear() {
        NavigableMap<Long, Integer> free = new TreeMap<>();
        for (int now = 0; now < after.size(); now++) {
            if (partnerOfNew[now] == NONE) {
                free.put(after.get(now).onset(), now);
            }
        }
        for (int old = 0; old < before.size(); old++) {
            if (partnerOfOld[old] == NONE) {
                JournalNote note = before.get(old);
                int best = NONE;
                long distance = NEAR;
                for (int now : free.subMap(note.onset() - NEAR, true, note.onset() + NEAR, true)
                        .values()) {
                    long away = Math.abs(after.get(now).onset() - note.onset());
                    if (differences(note, after.get(now)) == 2 && (best == NONE || away < distance)) {
                        best = now;
                        distance = away;
                    }
                }
                if (best != NONE) {
                    pair(old, best);
                    free.remove(after.get(best).onset());
                }
            }
        }
    }
}
