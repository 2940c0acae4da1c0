package dev.stemma.generator.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTest {
    @ParameterizedTest
    @CsvSource({
        "D, D major, 2",
        "Dm, D minor, -1",
        "e dorian, E dorian, 2",
        "Ador, A dorian, 1",
        "Bb, Bb major, -2",
        "F# minor, F# minor, 3",
        "G zhi, G zhi, 0",
        "A yu, A yu, 0",
        "C mix, C mixolydian, -1",
        "b, B major, 5"
    })
    void namesAreReadAsMusiciansWriteThem(String text, String name, int signature) {
        assertThat(Key.parse(text)).hasToString(name);
        assertThat(Key.parse(text).signature()).isEqualTo(signature);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "H", "D funky", "G# major", "dorian", "1"})
    void otherNamesAreRefusedWithWhatIsAccepted(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Key.parse(text))
                .withMessageMatching("(?s).*(accepted|at most 7).*");
    }

    @Test
    void everyKeySpellsItsScaleWithSevenDifferentLetters() {
        for (Mode mode : Mode.values()) {
            for (int signature = -7; signature <= 7; signature++) {
                Key key = Key.ofSignature(signature, mode);
                List<Character> letters = mode.degrees().stream()
                        .map(degree -> key.spell((key.tonic().pitchClass() + degree) % 12)
                                .letter())
                        .toList();
                assertThat(letters)
                        .as(key.toString())
                        .doesNotHaveDuplicates()
                        .startsWith(key.tonic().letter());
            }
        }
    }

    @Test
    void aSpelledPitchClassSoundsAsAsked() {
        for (int signature = -7; signature <= 7; signature++) {
            Key key = Key.ofSignature(signature, Mode.MINOR);
            IntStream.range(0, 12)
                    .forEach(pitchClass ->
                            assertThat(key.spell(pitchClass).pitchClass()).isEqualTo(pitchClass));
        }
    }

    @Test
    void theLeadingNoteOfAMinorKeyIsRaisedNotLowered() {
        assertThat(Key.parse("D minor").spell(1)).hasToString("C#");
        assertThat(Key.parse("G minor").spell(6)).hasToString("F#");
    }

    @ParameterizedTest
    @CsvSource({"60, C4", "C4, C4", "F#5, F#5", "Bb3, A#3", "Cb4, B3", "B#3, C4", "127, G9"})
    void pitchesAreReadByNumberOrName(String text, String name) {
        assertThat(Pitch.parse(text)).hasToString(name);
    }
}
