package dev.stemma.generator.model.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.generator.model.Conditions;
import dev.stemma.generator.model.Vocabulary;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Mode;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutomatonTest {
    private static final Vocabulary VOCABULARY = Vocabulary.standard(List.of(Tradition.HYMN));

    private static Automaton free(String metre, int bars) {
        Conditions conditions = Conditions.ofBars(Tradition.HYMN, Mode.MAJOR, Metre.parse(metre), bars);
        return new Automaton(Frame.whole(VOCABULARY, conditions, Key.C_MAJOR, 60), List.of());
    }

    private static int note(int numerator, int denominator) {
        return VOCABULARY.noteToken(Ticks.quarters(numerator, denominator));
    }

    /** The rhythm tokens left after notes of these tokens. */
    private static BitSet after(Automaton automaton, int... notes) {
        State state = automaton.start();
        for (int note : notes) {
            state = state.after(note);
            state = state.after(state.allowed().nextSetBit(0));
        }
        return state.allowed();
    }

    @Test
    void aNoteStaysWithinItsBar() {
        BitSet third = after(free("3/4", 2), note(2, 1));
        assertThat(third.get(note(1, 1))).isTrue();
        assertThat(third.get(note(2, 1))).isFalse();
    }

    @Test
    void theLastNoteIsLongBeginsOnAnAccentAndIsNoRest() {
        BitSet half = after(free("4/4", 1), note(2, 1));
        assertThat(half.get(note(2, 1))).isTrue();
        assertThat(half.get(note(1, 1))).isFalse();
        assertThat(half.get(VOCABULARY.restToken(Ticks.quarters(2)))).isFalse();
        assertThat(after(free("3/4", 1)).get(note(2, 1))).isFalse();
        assertThat(after(free("3/4", 1)).get(note(1, 1))).isTrue();
    }

    @Test
    void aTripletIsFinishedWithinItsQuarter() {
        BitSet second = after(free("4/4", 2), note(1, 3));
        assertThat(second.get(note(1, 3))).isTrue();
        assertThat(second.get(note(1, 2))).isFalse();
        assertThat(after(free("6/8", 2)).get(note(1, 3))).isFalse();
    }

    @Test
    void syncopesBeginHalfWayBetweenBeatsAndNowhereElse() {
        assertThat(after(free("4/4", 2), note(1, 2)).get(note(1, 1))).isTrue();
        assertThat(after(free("4/4", 2), note(3, 4)).get(note(1, 1))).isFalse();
        assertThat(after(free("6/8", 2), note(1, 2)).get(note(1, 1))).isTrue();
        assertThat(after(free("6/8", 2), note(1, 1)).get(note(1, 1))).isFalse();
    }

    @Test
    void restsLastAQuaverToAHalfNote() {
        BitSet first = after(free("4/4", 2));
        assertThat(first.get(VOCABULARY.restToken(Ticks.quarters(2)))).isTrue();
        assertThat(first.get(VOCABULARY.restToken(Ticks.quarters(3)))).isFalse();
        assertThat(first.get(VOCABULARY.restToken(Ticks.quarters(1, 4)))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2/4", "3/4", "4/4", "6/8", "9/8", "5/4", "7/8", "2+2+3/8", "3/16", "1/4"})
    void everyOpenPathReachesTheEndWithFullBars(String metre) {
        Automaton automaton = free(metre, 3);
        Random random = new Random(1);
        for (int run = 0; run < 100; run++) {
            State state = automaton.start();
            while (!state.isComplete() || state.awaitsPitch()) {
                int[] open = state.allowed().stream().toArray();
                assertThat(open).as("at %s in %s", state.now(), metre).isNotEmpty();
                state = state.after(open[random.nextInt(open.length)]);
            }
            assertThat(state.now()).isEqualTo(Metre.parse(metre).barLength().times(3));
        }
    }

    @Test
    void barsThatNoDurationFillsAreClosedFromTheStart() {
        assertThat(free("1/64", 1).isOpen()).isFalse();
    }

    @Test
    void aLongPieceIsDecidedToo() {
        Conditions conditions = Conditions.ofBars(Tradition.HYMN, Mode.MINOR, Metre.COMMON, 256);
        Key key = Key.parse("D minor");
        Frame frame = Frame.whole(VOCABULARY, conditions, key, 62);
        List<Constraint> wanted = List.of(new Scale(key), new Density(3, 5, Density.Scope.AVERAGE), Cadence.TONIC);
        assertThat(new Automaton(frame, wanted).isOpen()).isTrue();
    }
}
