package dev.stemma.generator.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankingTest {
    private static final Note NOTE = note(0, 1, 60);

    private static Note note(long quarter, long quarters, int midi) {
        return new Note(Ticks.quarters(quarter), Ticks.quarters(quarters), new Pitch(midi));
    }

    private static Explanation explanation(double bits, double expected) {
        return new Explanation(
                NOTE,
                new Explanation.Choice<>(bits / 2, expected / 2, 1, List.of(), List.of()),
                new Explanation.Choice<>(bits / 2, expected / 2, 1, List.of(), List.of()));
    }

    /** Bars of two crotchets or one minim, each with pitches of its own or the same ones. */
    private static Melody melody(String bars, boolean samePitches) {
        List<Note> notes = new ArrayList<>();
        for (int bar = 0; bar < bars.length(); bar++) {
            int midi = 60 + (samePitches ? 0 : bar);
            if (bars.charAt(bar) == 'x') {
                notes.add(note(2L * bar, 1, midi));
                notes.add(note(2L * bar + 1, 1, midi + 2));
            } else {
                notes.add(note(2L * bar, 2, midi));
            }
        }
        return Melody.of(Metre.parse("2/4"), Key.C_MAJOR, notes);
    }

    private static Ranking.Mark mark(Ranking ranking, String name) {
        return ranking.marks().stream()
                .filter(mark -> mark.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Ranking rank(Melody melody, double bits, double expected, Optional<Ranking.Shared> shared) {
        return Ranking.of(melody, List.of(explanation(bits, expected), explanation(bits, expected)), shared);
    }

    @Test
    void theScoreIsTheMeanOfFourMarksAndEachSaysWhy() {
        Ranking ranking = rank(melody("xxo", false), 3, 2.5, Optional.empty());

        assertThat(ranking.marks())
                .extracting(Ranking.Mark::name)
                .containsExactly("surprise", "distance", "form", "ending");
        assertThat(ranking.score())
                .isCloseTo(
                        ranking.marks().stream()
                                        .mapToDouble(Ranking.Mark::value)
                                        .sum()
                                / 4,
                        within(1e-12));
        assertThat(mark(ranking, "surprise").reason()).contains("more surprising", "3.00 bits a note, expected 2.50");
    }

    @ParameterizedTest
    @CsvSource({"2.5, 2.5, 1", "3, 2.5, 0.5", "2, 2.5, 0.5", "9, 2.5, 0"})
    void surpriseIsBestWhereItIsWhatTheModelExpected(double bits, double expected, double value) {
        Ranking ranking = rank(melody("xxo", false), bits, expected, Optional.empty());

        assertThat(mark(ranking, "surprise").value()).isCloseTo(value, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "7, 1", "8, 1", "10, 0.6", "13, 0", "30, 0"})
    void distanceFallsFromWhatHalfOfRealTunesShareToWhatHardlyAnyDoes(int longest, double value) {
        Optional<Ranking.Shared> shared = Optional.of(new Ranking.Shared(longest, Optional.of("A tune"), 8, 12));

        Ranking.Mark mark = mark(rank(melody("xxo", false), 1, 1, shared), "distance");

        assertThat(mark.value()).isCloseTo(value, within(1e-9));
        assertThat(mark.reason()).contains("shares " + longest + " notes with \"A tune\"", "few over 12");
    }

    @Test
    void formIsBestWhereHalfOfTheBarsTakeUpARhythmWithNewPitches() {
        assertThat(mark(rank(melody("xoxox", false), 1, 1, Optional.empty()), "form")
                        .value())
                .isEqualTo(1);
        assertThat(mark(rank(melody("xo", false), 1, 1, Optional.empty()), "form")
                        .value())
                .isEqualTo(0);
        assertThat(mark(rank(melody("xxxxx", true), 1, 1, Optional.empty()), "form")
                        .value())
                .as("the same bar again and again")
                .isEqualTo(0);
    }

    @Test
    void anEndingOnABeatOnALongNoteByStepIsBest() {
        Ranking.Mark good = mark(rank(melody("xo", true), 1, 1, Optional.empty()), "ending");
        Ranking.Mark repeated = mark(rank(melody("oo", true), 1, 1, Optional.empty()), "ending");

        assertThat(good.value()).isEqualTo(1);
        assertThat(good.reason()).isEqualTo("ends on a beat, on a long note, reached by step");
        assertThat(repeated.value()).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(repeated.reason()).endsWith("a note repeated");
    }
}
