package dev.stemma.generator.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicksTest {
    @Test
    void threeTripletQuaversMakeAQuarter() {
        assertThat(Ticks.quarters(1, 3).times(3)).isEqualTo(Ticks.quarters(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 24, 96, 100, 480, 768, 960, 1000, 1024, 10080, 32767})
    void everyPositionOfAMidiFileGoesBackToItsTick(int division) {
        for (long tick = 0; tick < 2000; tick++) {
            assertThat(Ticks.ofUnits(tick, division).toUnits(division)).isEqualTo(tick);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "3/2", "1/3", "7/4", "1/1024", "-1/2"})
    void fractionsReadBack(String text) {
        assertThat(Ticks.parseFraction(text).toFraction()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1/0", "1/-2", "1/11", "1/2/3", "9999999999999999999", "1.5"})
    void whatIsNoExactTimeIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Ticks.parseFraction(text));
    }
}
