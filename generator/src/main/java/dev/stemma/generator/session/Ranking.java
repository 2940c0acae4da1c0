package dev.stemma.generator.session;

import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a melody stands among candidates: four marks from 0 to 1, each with its reason, of which the score is the mean.
 *
 * <ul>
 *   <li><b>surprise</b>: 1 where the mean surprise of its notes is what the model expected of them (the entropy of its
 *       choices), 0 at a bit more or less. C. Meister, T. Pimentel, G. Wiher and R. Cotterell, "Locally typical sampling",
 *       2023: what people make is neither the likeliest nor the least likely, but as informative as expected.
 *   <li><b>distance</b>: 1 where it shares no longer run with a work than half of the real tunes of the tradition do with
 *       each other, 0 where it shares a longer one than 95 of 100 do; half the way where that is not known.
 *   <li><b>form</b>: 1 where half of the bars behind the first take up the rhythm of an earlier bar; less for fewer, and
 *       for more bars than that which repeat pitches too.
 *   <li><b>ending</b>: the last note begins on a beat, is the longest of its bar, and is reached by a step or by a fourth
 *       or fifth, a third each.
 * </ul>
 */
public record Ranking(double score, List<Mark> marks) {
    /** The mark that tells how near it is to works. */
    public static final String DISTANCE = "distance";

    public Ranking {
        marks = List.copyOf(marks);
    }

    /**
     * One of the marks.
     *
     * @param value 0 to 1
     * @param reason in words
     */
    public record Mark(String name, double value, String reason) {}

    /**
     * Runs of notes shared with works.
     *
     * @param longest that the melody shares with a work
     * @param work that has it
     * @param median that a real tune shares
     * @param ninetyFifth that no more than 5 of 100 real tunes exceed
     */
    public record Shared(int longest, Optional<String> work, int median, int ninetyFifth) {}

    /**
     * @param explanations of the notes that the model made
     * @param shared if it is known
     */
    public static Ranking of(Melody melody, List<Explanation> explanations, Optional<Shared> shared) {
        List<Mark> marks = List.of(surprise(explanations), distance(shared), form(melody), ending(melody));
        return new Ranking(marks.stream().mapToDouble(Mark::value).sum() / marks.size(), marks);
    }

    private static Mark surprise(List<Explanation> explanations) {
        double bits = 0;
        double expected = 0;
        for (Explanation explanation : explanations) {
            bits += explanation.bits() / explanations.size();
            expected += explanation.expectedBits() / explanations.size();
        }
        String much = Math.abs(bits - expected) < 0.25
                ? "about as surprising as the model expects"
                : bits < expected ? "less surprising than the model expects" : "more surprising than the model expects";
        return new Mark(
                "surprise",
                Math.max(0, 1 - Math.abs(bits - expected)),
                "%s (%.2f bits a note, expected %.2f)".formatted(much, bits, expected));
    }

    private static Mark distance(Optional<Shared> shared) {
        if (shared.isEmpty()) {
            return new Mark(DISTANCE, 0.5, "how near real tunes are to each other is not known");
        }
        Shared runs = shared.get();
        double over = (double) (runs.longest() - runs.median()) / (runs.ninetyFifth() + 1 - runs.median());
        String longest = runs.work()
                .map(title -> "shares " + runs.longest() + " notes with \"" + title + "\"")
                .orElse("shares no run of notes with a work");
        return new Mark(
                DISTANCE,
                Math.min(1, Math.max(0, 1 - over)),
                longest + " (real tunes: " + runs.median() + ", few over " + runs.ninetyFifth() + ")");
    }

    private record Filled(List<Ticks> rhythm, List<Integer> pitches) {}

    private static Mark form(Melody melody) {
        Set<List<Ticks>> rhythms = new LinkedHashSet<>();
        Set<Filled> contents = new LinkedHashSet<>();
        int bars = 0;
        int taken = 0;
        int repeated = 0;
        for (Bar bar : melody.bars()) {
            Filled filled = filled(melody, bar);
            boolean again = !rhythms.add(filled.rhythm());
            boolean same = !contents.add(filled);
            taken += again ? 1 : 0;
            repeated += same ? 1 : 0;
            bars++;
        }
        int later = Math.max(1, bars - 1);
        double value = Math.min(1, 2.0 * taken / later) * Math.min(1, 2.0 * (later - repeated) / later);
        return new Mark(
                "form",
                value,
                taken + " of " + bars + " bars take up an earlier rhythm, " + repeated + " of them with its pitches");
    }

    private static Filled filled(Melody melody, Bar bar) {
        List<Ticks> rhythm = new ArrayList<>();
        List<Integer> pitches = new ArrayList<>();
        for (Note note : melody.notes()) {
            if (!note.onset().isBefore(bar.start()) && note.onset().isBefore(bar.end())) {
                rhythm.add(note.onset().minus(bar.start()));
                rhythm.add(note.duration());
                pitches.add(note.pitch().midi());
            }
        }
        return new Filled(rhythm, pitches);
    }

    private static Mark ending(Melody melody) {
        List<Note> notes = melody.notes();
        Note last = notes.get(notes.size() - 1);
        Bar bar = melody.bars().stream()
                .filter(each -> last.onset().isBefore(each.end()))
                .findFirst()
                .orElseThrow();
        boolean onBeat = bar.metre().beats().contains(last.onset().minus(bar.start()));
        boolean longest = notes.stream()
                .filter(note -> !note.onset().isBefore(bar.start()))
                .noneMatch(note -> note.duration().isAfter(last.duration()));
        int leap = notes.size() < 2
                ? 0
                : Math.abs(last.pitch().midi()
                        - notes.get(notes.size() - 2).pitch().midi());
        boolean step = leap == 1 || leap == 2;
        boolean reached = step || leap == 5 || leap == 7;
        int kept = (onBeat ? 1 : 0) + (longest ? 1 : 0) + (reached ? 1 : 0);
        return new Mark(
                "ending",
                kept / 3.0,
                "ends " + (onBeat ? "on a beat" : "off the beat") + (longest ? ", on a long note" : ", on a short note")
                        + (step
                                ? ", reached by step"
                                : reached
                                        ? ", reached by a fourth or fifth"
                                        : leap == 0 ? ", a note repeated" : ", reached by a leap"));
    }
}
