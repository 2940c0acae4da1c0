package dev.stemma.generator.notation.abc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Mode;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.notation.NotationException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AbcWriterTest {
    private static Melody read(String text) throws NotationException {
        return AbcReader.read(text).get(0).melody();
    }

    private static Melody melody(String metre, String key, Object... pitchAndQuarters) {
        List<Note> notes = new ArrayList<>();
        Ticks at = Ticks.ZERO;
        for (int i = 0; i < pitchAndQuarters.length; i += 2) {
            Ticks length = Ticks.parseFraction((String) pitchAndQuarters[i + 1]);
            notes.add(new Note(at, length, new Pitch((Integer) pitchAndQuarters[i])));
            at = at.plus(length);
        }
        return Melody.of(Metre.parse(metre), Key.parse(key), notes);
    }

    @Test
    void aMelodyIsWrittenAsATune() {
        Melody melody =
                melody("4/4", "D", 62, "1", 66, "1/2", 67, "1/2", 69, "3", 71, "1/3", 73, "1/3", 74, "1/3", 65, "1");

        assertThat(AbcWriter.write(melody.withTitle("Air"), List.of(new AbcField('C', "Trad."))))
                .isEqualTo("""
                        X:1
                        T:Air
                        C:Trad.
                        M:4/4
                        L:1/8
                        Q:1/4=120
                        K:D
                        D2 FG A4- | A2 (3Bcd =F2 z2 |]
                        """);
    }

    @Test
    void lengthsWithoutANameAreTied() {
        assertThat(AbcWriter.write(melody("4/4", "C", 60, "5/2", 62, "3/2"))).contains("\nC2-C/ D3/ |]");
        assertThat(AbcWriter.write(melody("4/4", "C", 60, "1/64", 62, "3/5"))).contains("\nC/32D6/5");
    }

    @Test
    void aTieAcrossTheBarLineRepeatsItsAccidental() {
        assertThat(AbcWriter.write(melody("2/4", "C", 60, "1", 61, "2", 60, "1")))
                .contains("C ^C- | ^C =C |]");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void everyModeComesBackInEveryKey(Mode mode) throws NotationException {
        for (int signature = -7; signature <= 7; signature++) {
            Key key = Key.ofSignature(signature, mode);
            Melody melody =
                    Melody.of(Metre.COMMON, key, List.of(new Note(Ticks.ZERO, Ticks.quarters(1), new Pitch(66))));

            assertThat(read(AbcWriter.write(melody))).isEqualTo(melody);
        }
    }

    @Test
    void aPentatonicModeIsAnInstructionBeforeItsDiatonicKey() {
        assertThat(AbcWriter.write(melody("2/4", "D zhi", 62, "1"))).contains("I:stemma-mode zhi\nK:Dmix\n");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsWrittenIsReadBackEqual(long seed) throws NotationException {
        RandomMelody melodies = new RandomMelody(seed);
        for (int i = 0; i < 250; i++) {
            Melody melody = melodies.next();
            String text = AbcWriter.write(melody);

            assertThat(read(text))
                    .as("melody %d of seed %d:%n%s", i, seed, text)
                    .isEqualTo(melody);
        }
    }

    @Test
    void hostileTextStaysOnItsLine() throws NotationException {
        Melody melody = melody("2/4", "C", 60, "2").withTitle("100% \\ \nX:2\nK:C\nCDEF");
        AbcField notes = new AbcField('C', "|: a\r\nX:3 \\");

        String text = AbcWriter.write(melody, List.of(notes));

        assertThat(AbcReader.read(text)).singleElement().satisfies(tune -> {
            assertThat(tune.melody()).isEqualTo(melody);
            assertThat(tune.fields()).containsExactly(notes);
        });
    }

    @Test
    void aFieldThatIsMusicIsRefused() {
        assertThatThrownBy(() -> AbcWriter.write(melody("2/4", "C", 60, "2"), List.of(new AbcField('K', "D"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("K:");
    }
}
