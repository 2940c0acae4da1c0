package dev.stemma.generator.music;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PickupEstimatorTest {
    /** Crotchets and minims as written from the first note on, without bar lines. */
    private static Melody line(String metre, int... quarters) {
        List<Note> notes = new ArrayList<>();
        Ticks now = Ticks.ZERO;
        for (int length : quarters) {
            notes.add(new Note(now, Ticks.quarters(length), new Pitch(60)));
            now = now.plus(Ticks.quarters(length));
        }
        return Melody.of(Metre.parse(metre), Key.C_MAJOR, notes);
    }

    @Test
    void longNotesFallOnTheBeatThatTheyAccent() {
        assertThat(PickupEstimator.estimate(line("3/4", 1, 2, 1, 2, 1, 2, 1, 2)))
                .isEqualTo(Ticks.quarters(1));
        assertThat(PickupEstimator.estimate(line("4/4", 1, 1, 1, 1, 1, 1, 1, 1, 3)))
                .isEqualTo(Ticks.ZERO);
        assertThat(PickupEstimator.estimate(line("4/4", 1, 1, 1, 1, 1, 1, 1, 1, 1, 3)))
                .isEqualTo(Ticks.quarters(1));
    }

    @Test
    void aMelodyThatBeginsWithItsBarHasNone() {
        assertThat(PickupEstimator.estimate(line("3/4", 2, 1, 2, 1, 3))).isEqualTo(Ticks.ZERO);
        assertThat(PickupEstimator.estimate(line("3/4"))).isEqualTo(Ticks.ZERO);
    }
}
