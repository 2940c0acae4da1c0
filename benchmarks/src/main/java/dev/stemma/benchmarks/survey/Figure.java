package dev.stemma.benchmarks.survey;

import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Note;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What is counted in a passage. Intervals are in semitones, between neighbouring notes, whatever rests between them. */
enum Figure {
    NOTES_PER_BAR(
            "notes a bar",
            passage -> (double) passage.notes().size() / passage.bars().size()),
    RANGE(
            "range in semitones",
            passage -> pitches(passage).max().orElseThrow()
                    - pitches(passage).min().orElseThrow()),
    PITCHES("different pitches", passage -> pitches(passage).distinct().count()),
    INTERVAL(
            "mean interval in semitones",
            passage -> intervals(passage).average().orElseThrow()),
    REPEATED("same note again, share of intervals", passage -> share(passage, interval -> interval == 0)),
    STEPS("steps (1 or 2), share of intervals", passage -> share(passage, interval -> interval == 1 || interval == 2)),
    LEAPS("leaps (5 or more), share of intervals", passage -> share(passage, interval -> interval >= 5)),
    WIDE_LEAPS("above an octave, share of intervals", passage -> share(passage, interval -> interval > 12)),
    UNANSWERED("leaps (7 or more) left onwards, not back", Figure::unanswered),
    LONGEST_REPETITION("notes in the longest run of one pitch", Figure::longestRepetition),
    DURATIONS("different durations", passage -> distinct(passage.notes(), Note::duration)),
    BARS_AGAIN("bars like an earlier one, share", passage -> again(passage, true)),
    RHYTHMS_AGAIN("bars with an earlier rhythm, share", passage -> again(passage, false)),
    RESTS(
            "silence between notes, share of time",
            passage -> (double) passage.silence().value()
                    / passage.silence().plus(passage.sound()).value());

    private final String label;
    private final ToDoubleFunction<Passage> count;

    Figure(String label, ToDoubleFunction<Passage> count) {
        this.label = label;
        this.count = count;
    }

    String label() {
        return label;
    }

    double of(Passage passage) {
        return count.applyAsDouble(passage);
    }

    private static IntStream pitches(Passage passage) {
        return passage.notes().stream().mapToInt(note -> note.pitch().midi());
    }

    private static IntStream moves(Passage passage) {
        int[] pitches = pitches(passage).toArray();
        return IntStream.range(1, pitches.length).map(i -> pitches[i] - pitches[i - 1]);
    }

    private static IntStream intervals(Passage passage) {
        return moves(passage).map(Math::abs);
    }

    private static double share(Passage passage, IntPredicate meant) {
        return intervals(passage)
                .map(interval -> meant.test(interval) ? 1 : 0)
                .average()
                .orElseThrow();
    }

    /** Of the leaps of a fifth or more that a note follows; 0 if there is none. */
    private static double unanswered(Passage passage) {
        int[] moves = moves(passage).toArray();
        return IntStream.range(1, moves.length)
                .filter(i -> Math.abs(moves[i - 1]) >= 7)
                .map(i -> Integer.signum(moves[i]) == Integer.signum(moves[i - 1]) ? 1 : 0)
                .average()
                .orElse(0);
    }

    private static double longestRepetition(Passage passage) {
        int longest = 1;
        int run = 1;
        for (int move : moves(passage).toArray()) {
            run = move == 0 ? run + 1 : 1;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private static double distinct(List<Note> notes, Function<Note, ?> property) {
        return notes.stream().map(property).distinct().count();
    }

    /** The share of the bars whose notes, or only their places and durations, an earlier bar has already. */
    private static double again(Passage passage, boolean withPitch) {
        Set<List<List<Object>>> seen = new HashSet<>();
        int again = 0;
        for (Bar bar : passage.bars()) {
            List<List<Object>> content = passage.notesOf(bar).stream()
                    .map(note -> List.<Object>of(
                            note.onset().minus(bar.start()), note.duration(), withPitch ? note.pitch() : ""))
                    .toList();
            again += seen.add(content) ? 0 : 1;
        }
        return (double) again / passage.bars().size();
    }
}
