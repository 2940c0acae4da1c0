package dev.stemma.benchmarks.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {
    private static final int[] TUNE = {60, 62, 64, 65, 67, 65, 64, 60};
    private static final int[] TIMES = {2, 1, 1, 3, 1, 2, 2, 4};

    @Test
    void findsATuneAgainInAnotherKeyAndTempo() {
        List<Note> tune = notes(TUNE, TIMES, 0, 1);
        List<Note> elsewhere = new ArrayList<>(notes(new int[] {50, 70}, new int[] {5, 7}, 0, 1));
        elsewhere.addAll(notes(TUNE, TIMES, 7, 3));

        assertThat(Line.of(tune).longestRunSharedWith(Line.of(elsewhere))).isEqualTo(TUNE.length);
    }

    @Test
    void aChangedRhythmEndsTheRunUnlessRhythmIsLeftOut() {
        Line tune = Line.of(notes(TUNE, TIMES, 0, 1));
        Line changed = Line.of(notes(TUNE, new int[] {2, 1, 1, 3, 2, 2, 2, 4}, 0, 1));

        assertThat(tune.longestRunSharedWith(changed)).isEqualTo(5);
        assertThat(tune.withoutRhythm().longestRunSharedWith(changed.withoutRhythm()))
                .isEqualTo(TUNE.length);
    }

    @Test
    void passagesOfOneWorkInAnotherOrderAreCountedTogether() {
        Line work = Line.of(notes(TUNE, TIMES, 0, 1));
        Line patchwork = Line.of(notes(
                new int[] {64, 65, 67, 65, 64, 60, 73, 60, 62, 64, 65},
                new int[] {1, 3, 1, 2, 2, 4, 9, 2, 1, 1, 3},
                5,
                2));

        assertThat(patchwork.longestRunSharedWith(work)).isEqualTo(6);
        assertThat(patchwork.notesInRunsSharedWith(work, 4)).isEqualTo(10);
        assertThat(patchwork.notesInRunsSharedWith(work, 5)).isEqualTo(6);
        assertThat(patchwork.notesInRunsSharedWith(work, 7)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithComparingEachRunOfOneWithEachRunOfTheOther(long seed) {
        Random random = new Random(seed);
        List<Note> one = random(random, 30);
        List<Note> other = random(random, 40);

        assertThat(Line.of(one).longestRunSharedWith(Line.of(other))).isEqualTo(byTrial(one, other));
    }

    /** The length of the longest run of one that, moved and stretched, is a run of the other. */
    private static int byTrial(List<Note> one, List<Note> other) {
        int longest = 0;
        for (int length = 2; length <= one.size(); length++) {
            for (int i = 0; i + length <= one.size(); i++) {
                for (int j = 0; j + length <= other.size(); j++) {
                    if (same(one.subList(i, i + length), other.subList(j, j + length))) {
                        longest = length;
                    }
                }
            }
        }
        return longest;
    }

    private static boolean same(List<Note> one, List<Note> other) {
        Note first = one.get(0);
        Note otherFirst = other.get(0);
        long span = time(first, one.get(1));
        long otherSpan = time(otherFirst, other.get(1));
        for (int i = 1; i < one.size(); i++) {
            int up = one.get(i).pitch().midi() - first.pitch().midi();
            int otherUp = other.get(i).pitch().midi() - otherFirst.pitch().midi();
            if (up != otherUp || time(first, one.get(i)) * otherSpan != time(otherFirst, other.get(i)) * span) {
                return false;
            }
        }
        return true;
    }

    private static long time(Note from, Note to) {
        return to.onset().minus(from.onset()).value() / 1000;
    }

    private static List<Note> random(Random random, int count) {
        int[] pitches = random.ints(count, 60, 63).toArray();
        int[] times = random.ints(count, 1, 3).toArray();
        return notes(pitches, times, 0, 1);
    }

    private static List<Note> notes(int[] pitches, int[] times, int higher, int slower) {
        List<Note> notes = new ArrayList<>();
        Ticks at = Ticks.quarters(100L * higher);
        for (int i = 0; i < pitches.length; i++) {
            Ticks duration = new Ticks(1000L * slower * times[i]);
            notes.add(new Note(at, duration, new Pitch(pitches[i] + higher)));
            at = at.plus(duration);
        }
        return notes;
    }
}
