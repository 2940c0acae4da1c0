package dev.stemma.generator.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stemma.generator.model.constraint.Contour;
import dev.stemma.generator.music.Key;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CourseTest {
    private static final PitchRange RANGE = PitchRange.parse("C4-C5");

    private static List<Integer> points(String text, String key) throws RequestException {
        return Course.parse(text).in(Key.parse(key), RANGE).points();
    }

    @Test
    void pitchesStandAsTheyAre() throws Exception {
        assertThat(Course.parse("C4, E4,Bb3:2").in(Key.parse("D"), RANGE))
                .isEqualTo(new Contour(List.of(60, 64, 58), 2));
    }

    @Test
    void stepsAreCountedFromTheTonicBelowTheMiddleOfTheRange() throws Exception {
        assertThat(points("1,3,5,8,0,-6", "C")).containsExactly(60, 64, 67, 72, 59, 48);
        assertThat(points("1,3", "A minor")).containsExactly(57, 60);
        assertThat(points("1,2,3,4,5,6", "C gong")).containsExactly(60, 62, 64, 67, 69, 72);
    }

    @Test
    void withoutAWordNotesStayWithinFourSemitones() {
        assertThat(Course.parse("1").tolerance()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "C4,", "C4,3", "up", "1,2:", "1:2:3", "1:-1", "C4;D4", "1,,2"})
    void whatIsNoContourIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Course.parse(text));
    }
}
