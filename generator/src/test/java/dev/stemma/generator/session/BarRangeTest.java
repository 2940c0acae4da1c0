package dev.stemma.generator.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Ticks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarRangeTest {
    @Test
    void oneBarOrSeveral() {
        assertThat(BarRange.parse("3-4")).isEqualTo(new BarRange(3, 4)).hasToString("3-4");
        assertThat(BarRange.parse("0")).isEqualTo(new BarRange(0, 0)).hasToString("0");
    }

    @Test
    void barsThatAreNotThereAreRefused() throws Exception {
        Melody melody = Melody.of(Metre.COMMON, Key.C_MAJOR, List.of()).withNotes(List.of(), Ticks.quarters(16));

        assertThat(new BarRange(2, 3).of(melody.bars())).hasSize(2);
        assertThatExceptionOfType(RequestException.class)
                .isThrownBy(() -> new BarRange(4, 5).of(melody.bars()))
                .satisfies(refused -> assertThat(refused.hint()).contains("1 to 4"));
        assertThatExceptionOfType(RequestException.class).isThrownBy(() -> new BarRange(0, 1).of(melody.bars()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4-3", "a", "1-", "-1", "1-2-3", "9999999"})
    void whatNamesNoBarsIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> BarRange.parse(text));
    }
}
