package dev.stemma.benchmarks.survey;

import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/** How whole melodies of a kind begin and close, more or less often. */
enum Manner {
    PICKUP("begins before a bar line", (melody, key) -> !melody.anacrusis().isZero()),
    BEGINS_STABLE(
            "begins on tonic, third or fifth",
            (melody, key) -> Set.of(0, 3, 4, 7)
                    .contains(Math.floorMod(
                            melody.notes().get(0).pitch().midi() - key.tonic().pitchClass(), 12))),
    ENDS_ON_TONIC(
            "ends on the tonic",
            (melody, key) -> last(melody, 0).pitch().pitchClass() == key.tonic().pitchClass()),
    CLOSES_BY_STEP(
            "last note reached by step or repetition",
            (melody, key) -> Math.abs(last(melody, 0).pitch().midi()
                            - last(melody, 1).pitch().midi())
                    <= 2),
    CLOSES_ON_ACCENT("last note begins on the first or middle beat", (melody, key) -> isAccented(melody)),
    CLOSES_LONG(
            "last note no shorter than the one before",
            (melody, key) ->
                    !last(melody, 0).duration().isBefore(last(melody, 1).duration()));

    private final String label;
    private final BiPredicate<Melody, Key> test;

    Manner(String label, BiPredicate<Melody, Key> test) {
        this.label = label;
        this.test = test;
    }

    String label() {
        return label;
    }

    /** Whether a melody of at least two notes does so. */
    boolean of(Melody melody, Key key) {
        return test.test(melody, key);
    }

    /** Whether the last note begins with its bar, or halfway through it. */
    private static boolean isAccented(Melody melody) {
        Ticks onset = last(melody, 0).onset();
        Bar bar = melody.bars().stream()
                .filter(candidate -> candidate.end().isAfter(onset))
                .findFirst()
                .orElseThrow();
        Ticks inBar = onset.minus(bar.start());
        return inBar.isZero() || inBar.times(2).equals(bar.metre().barLength());
    }

    private static Note last(Melody melody, int before) {
        List<Note> notes = melody.notes();
        return notes.get(notes.size() - 1 - before);
    }
}
