package dev.stemma.generator.session;

import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.ScoreFrame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells what was written from how a program plays it: notation programs end each note a little early, other software
 * begins notes a little off, or rounds times to what its files can hold. Where fewer than half of the notes are exactly as
 * they were, but most are nearly, such differences are none.
 */
final class Playing {
    /** Less than a 64th note: nobody writes that. */
    private static final long JITTER = ScoreFrame.UNITS_PER_QUARTER / 16;

    /** Less than a 32nd note, or a tenth of the note. */
    private static final long ARTICULATION = ScoreFrame.UNITS_PER_QUARTER / 8;

    private static final int TENTH = 10;

    private Playing() {}

    /** The notes as they were written: those found, with the times of the notes before where they are only played otherwise. */
    static List<JournalNote> settled(List<JournalNote> before, List<JournalNote> found) {
        List<JournalNote> settled = new ArrayList<>(found);
        Map<Long, Integer> early = new HashMap<>();
        Map<Long, Integer> late = new HashMap<>();
        boolean[] known = new boolean[found.size()];
        int exact = 0;
        int near = 0;
        int old = 0;
        for (int i = 0; i < found.size(); i++) {
            JournalNote now = found.get(i);
            while (old < before.size() && before.get(old).onset() <= now.onset() - JITTER) {
                old++;
            }
            if (old < before.size() && isPlayed(before.get(old), now)) {
                JournalNote was = before.get(old++);
                settled.set(i, now.withOnset(was.onset()).withDuration(was.duration()));
                early.merge(was.duration() - now.duration(), 1, Integer::sum);
                late.merge(now.onset() - was.onset(), 1, Integer::sum);
                known[i] = true;
                exact += settled.get(i).equals(now) ? 1 : 0;
                near++;
            }
        }
        if (2 * exact >= found.size() || 2 * near < found.size()) {
            return found;
        }
        long shortened = most(early);
        long delayed = most(late);
        for (int i = 0; i < settled.size(); i++) {
            if (!known[i]) {
                settled.set(i, written(settled.get(i), shortened, delayed));
            }
        }
        return apart(settled) ? settled : found;
    }

    private static boolean isPlayed(JournalNote was, JournalNote now) {
        long difference = Math.abs(was.duration() - now.duration());
        return was.pitch() == now.pitch()
                && Math.abs(was.onset() - now.onset()) < JITTER
                && (difference < ARTICULATION || difference * TENTH <= was.duration());
    }

    private static long most(Map<Long, Integer> counts) {
        return counts.entrySet().stream()
                .max(Comparator.comparingInt((Map.Entry<Long, Integer> count) -> count.getValue())
                        .thenComparing(count -> -Math.abs(count.getKey()))
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse(0L);
    }

    /** A note that the piece did not have, as the same program would have been given it. */
    private static JournalNote written(JournalNote played, long shortened, long delayed) {
        return played.withOnset(Math.max(0, played.onset() - delayed))
                .withDuration(Math.max(1, played.duration() + shortened));
    }

    /** Whether no note sounds into the next; a note that does is cut there if it can be. */
    private static boolean apart(List<JournalNote> notes) {
        for (int i = 0; i + 1 < notes.size(); i++) {
            long next = notes.get(i + 1).onset();
            if (next <= notes.get(i).onset()) {
                return false;
            }
            if (notes.get(i).end() > next) {
                notes.set(i, notes.get(i).withDuration(next - notes.get(i).onset()));
            }
        }
        return true;
    }
}
