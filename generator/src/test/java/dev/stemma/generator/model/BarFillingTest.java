package dev.stemma.generator.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Mode;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarFillingTest {
    private static final Vocabulary VOCABULARY = Vocabulary.standard(List.of(Tradition.HYMN));

    private static Conditions bars(String metre, int count) {
        return Conditions.ofBars(Tradition.HYMN, Mode.MAJOR, Metre.parse(metre), count);
    }

    private static int note(int numerator, int denominator) {
        return VOCABULARY.noteToken(Ticks.quarters(numerator, denominator));
    }

    @Test
    void aNoteStaysWithinItsBar() {
        BarFilling filling = new BarFilling(VOCABULARY, bars("3/4", 2), Ticks.quarters(1));
        assertThat(filling.allows(Ticks.quarters(2), note(1, 1))).isTrue();
        assertThat(filling.allows(Ticks.quarters(2), note(2, 1))).isFalse();
    }

    @Test
    void theLastNoteIsLongEnoughAndNoRest() {
        BarFilling filling = new BarFilling(VOCABULARY, bars("4/4", 1), Ticks.quarters(2));
        assertThat(filling.allows(Ticks.quarters(2), note(2, 1))).isTrue();
        assertThat(filling.allows(Ticks.quarters(2), VOCABULARY.restToken(Ticks.quarters(2))))
                .isFalse();
        assertThat(filling.allows(Ticks.quarters(2), note(1, 1))).isFalse();
        assertThat(filling.isOpen(Ticks.quarters(3))).isFalse();
    }

    @Test
    void aTripletIsFinishedWithinItsQuarter() {
        BarFilling filling = new BarFilling(VOCABULARY, bars("4/4", 2), Ticks.quarters(1));
        Ticks second = Ticks.quarters(1, 3);
        assertThat(filling.allows(Ticks.ZERO, note(1, 3))).isTrue();
        assertThat(filling.allows(second, note(1, 3))).isTrue();
        assertThat(filling.allows(second, note(1, 2))).isFalse();
        assertThat(filling.allows(second, note(1, 1))).isFalse();
    }

    @Test
    void compoundMetresHaveNoTriplets() {
        assertThat(new BarFilling(VOCABULARY, bars("6/8", 2), Ticks.quarters(1)).allows(Ticks.ZERO, note(1, 3)))
                .isFalse();
    }

    @Test
    void syncopesBeginHalfWayBetweenBeatsAndNowhereElse() {
        BarFilling simple = new BarFilling(VOCABULARY, bars("4/4", 2), Ticks.quarters(1));
        assertThat(simple.allows(Ticks.quarters(1, 2), note(1, 1))).isTrue();
        assertThat(simple.allows(Ticks.quarters(3, 4), note(1, 1))).isFalse();
        BarFilling compound = new BarFilling(VOCABULARY, bars("6/8", 2), Ticks.quarters(1));
        assertThat(compound.allows(Ticks.quarters(1, 2), note(1, 1))).isTrue();
        assertThat(compound.allows(Ticks.quarters(1), note(1, 1))).isFalse();
        assertThat(compound.allows(Ticks.quarters(3, 2), note(3, 2))).isTrue();
    }

    @Test
    void noRestIsLongerThanAHalfNote() {
        BarFilling filling = new BarFilling(VOCABULARY, bars("4/4", 2), Ticks.quarters(1));
        assertThat(filling.allows(Ticks.ZERO, VOCABULARY.restToken(Ticks.quarters(2))))
                .isTrue();
        assertThat(filling.allows(Ticks.ZERO, VOCABULARY.restToken(Ticks.quarters(3))))
                .isFalse();
    }

    @Test
    void aPieceTooShortForItsLastNoteIsClosedFromTheStart() {
        assertThat(new BarFilling(VOCABULARY, bars("2/4", 1), Ticks.quarters(3)).isOpen(Ticks.ZERO))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2/4", "3/4", "4/4", "6/8", "9/8", "5/4", "7/8", "2+2+3/8", "3/16", "1/4"})
    void everyOpenPathReachesTheEndWithFullBars(String metre) {
        Conditions conditions = bars(metre, 3);
        Ticks closing = Ticks.min(Ticks.quarters(1), Metre.parse(metre).barLength());
        BarFilling filling = new BarFilling(VOCABULARY, conditions, closing);
        Random random = new Random(1);
        for (int run = 0; run < 200; run++) {
            Ticks now = Ticks.ZERO;
            while (now.isBefore(conditions.end())) {
                List<Integer> open = new ArrayList<>();
                for (int token = 0; token < VOCABULARY.firstPitchToken(); token++) {
                    if (filling.allows(now, token)) {
                        open.add(token);
                    }
                }
                assertThat(open).as("at %s in %s", now, metre).isNotEmpty();
                now = now.plus(VOCABULARY.duration(open.get(random.nextInt(open.size()))));
            }
            assertThat(now).isEqualTo(conditions.end());
        }
    }
}
