package dev.stemma.generator.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MelodyTest {
    private static Note note(int onset, int duration, int pitch) {
        return new Note(Ticks.quarters(onset), Ticks.quarters(duration), new Pitch(pitch));
    }

    private static Melody piece(Ticks length, Ticks anacrusis, Timeline<Metre> metres) {
        return new Melody(
                Optional.empty(),
                List.of(),
                length,
                anacrusis,
                metres,
                Timeline.of(Key.C_MAJOR),
                Timeline.of(Melody.DEFAULT_TEMPO),
                List.of(),
                List.of());
    }

    @Test
    void barsFollowTheMetre() {
        Melody melody = Melody.of(Metre.parse("3/4"), Key.C_MAJOR, List.of(note(0, 3, 60), note(3, 1, 62)));
        assertThat(melody.bars())
                .containsExactly(
                        new Bar(1, Ticks.ZERO, Ticks.quarters(3), Metre.parse("3/4")),
                        new Bar(2, Ticks.quarters(3), Ticks.quarters(3), Metre.parse("3/4")));
    }

    @Test
    void aPickupIsBarNought() {
        assertThat(piece(Ticks.quarters(9), Ticks.quarters(1), Timeline.of(Metre.COMMON))
                        .bars())
                .extracting(Bar::number)
                .containsExactly(0, 1, 2);
    }

    @Test
    void aMetreChangeBeginsABar() {
        Timeline<Metre> metres = new Timeline<>(List.of(
                new Timeline.Change<>(Ticks.ZERO, Metre.COMMON),
                new Timeline.Change<>(Ticks.quarters(6), Metre.parse("6/8"))));
        assertThat(piece(Ticks.quarters(9), Ticks.ZERO, metres).bars())
                .extracting(Bar::start)
                .containsExactly(Ticks.ZERO, Ticks.quarters(4), Ticks.quarters(6));
    }

    @Test
    void notesThatOverlapAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Melody.of(Metre.COMMON, Key.C_MAJOR, List.of(note(0, 2, 60), note(1, 1, 62))))
                .withMessageContaining("one begins at 1 before another ends at 2");
    }

    @Test
    void beatsOfCompoundAndAdditiveMetresAreTheirGroups() {
        assertThat(Metre.parse("6/8").beats()).containsExactly(Ticks.ZERO, Ticks.quarters(3, 2));
        assertThat(Metre.parse("2+2+3/8").beats()).containsExactly(Ticks.ZERO, Ticks.quarters(1), Ticks.quarters(2));
        assertThat(Metre.parse("3/8").beats()).hasSize(3);
    }

    @Test
    void theRelativeMinorIsToldFromTheMajorByItsNotes() {
        List<Note> minor = List.of(note(0, 2, 69), note(2, 1, 72), note(3, 1, 76), note(4, 1, 68), note(5, 2, 69));
        List<Note> major = List.of(note(0, 2, 60), note(2, 1, 64), note(3, 1, 67), note(4, 1, 71), note(5, 2, 72));
        assertThat(KeyEstimator.settle(Key.C_MAJOR, minor)).isEqualTo(Key.parse("A minor"));
        assertThat(KeyEstimator.settle(Key.C_MAJOR, major)).isEqualTo(Key.C_MAJOR);
        assertThat(KeyEstimator.estimate(minor)).isEqualTo(Key.parse("A minor"));
        assertThat(KeyEstimator.settle(Key.parse("G zhi"), minor)).isEqualTo(Key.parse("G zhi"));
    }

    @Test
    void aPartBeginsAtZeroWithTheMetreAndKeyThatAreInForceThere() {
        Melody melody = Melody.of(Metre.COMMON, Key.C_MAJOR, List.of(note(0, 4, 60), note(4, 1, 62), note(6, 2, 64)))
                .withKeys(new Timeline<>(List.of(
                        new Timeline.Change<>(Ticks.ZERO, Key.C_MAJOR),
                        new Timeline.Change<>(Ticks.quarters(4), Key.parse("G")),
                        new Timeline.Change<>(Ticks.quarters(6), Key.parse("D")))));

        Melody second = melody.part(Ticks.quarters(4), Ticks.quarters(8));

        assertThat(second.notes()).containsExactly(note(0, 1, 62), note(2, 2, 64));
        assertThat(second.length()).isEqualTo(Ticks.quarters(4));
        assertThat(second.keys().first()).isEqualTo(Key.parse("G"));
        assertThat(second.keys().at(Ticks.quarters(2))).isEqualTo(Key.parse("D"));
        assertThat(second.bars()).hasSize(1);
    }

    @Test
    void aPartThatBeginsInsideABarBeginsWithAPickup() {
        Melody melody = Melody.of(Metre.COMMON, Key.C_MAJOR, List.of(note(0, 3, 60), note(3, 1, 62), note(4, 4, 64)));

        Melody end = melody.part(Ticks.quarters(3), Ticks.quarters(8));

        assertThat(end.anacrusis()).isEqualTo(Ticks.quarters(1));
        assertThat(end.bars()).extracting(Bar::number).containsExactly(0, 1);
    }
}
