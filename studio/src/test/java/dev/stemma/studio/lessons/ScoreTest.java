package dev.stemma.studio.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScoreTest {
    @Test
    void eightOfTenIsRareForWhoGuesses() {
        // 45 + 10 + 1 of 1024 ways.
        assertThat(new Score(8, 10).chance()).isEqualTo(56 / 1024.0);
    }

    @Test
    void whoIsNeverRightDoesAtLeastAsWellAsWhoGuessesAlways() {
        assertThat(new Score(0, 7).chance()).isEqualTo(1);
        assertThat(new Score(20, 20).chance()).isEqualTo(0x1p-20);
    }

    @Test
    void theIntervalIsWilsons() {
        // Brown, Cai and DasGupta 2001: 8 of 10 gives 0.490 to 0.943.
        assertThat(new Score(8, 10).low()).isCloseTo(0.490, within(0.0005));
        assertThat(new Score(8, 10).high()).isCloseTo(0.943, within(0.0005));
    }
}
