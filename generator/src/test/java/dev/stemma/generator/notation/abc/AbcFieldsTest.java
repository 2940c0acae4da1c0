package dev.stemma.generator.notation.abc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.generator.music.ChordSymbol;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.notation.NotationException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbcFieldsTest {
    private static AbcTune tune(String text) throws NotationException {
        return AbcReader.read(text).get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "G, G major, 66",
        "Em, E minor, 66",
        "A Dorian, A dorian, 66",
        "Ddor, D dorian, 65",
        "EMin, E minor, 66",
        "A mixolydian, A mixolydian, 66",
        "Bb, Bb major, 65",
        "none, C major, 65",
        "HP, A mixolydian, 66",
        "D =f, D minor, 65",
        "D exp ^f _b, D mixolydian, 66",
        "C octave=1, C major, 77",
        "G clef=treble-8, G major, 54",
        "C treble+8, C major, 77",
        "D transpose=-2, C major, 64"
    })
    void aKeyFieldSetsKeyAndPitch(String field, String key, int pitchOfF) throws NotationException {
        Melody melody = tune("X:1\nL:1/4\nK:" + field + "\nF\n").melody();

        assertThat(melody.notes().get(0).pitch().midi()).isEqualTo(pitchOfF);
        if (!field.contains("=f") && !field.contains("exp")) {
            assertThat(melody.keys().first()).hasToString(key);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1/4=90 | 90",
                "\"Allegro\" 1/4=90 | 90",
                "1/2=45 \"Slow\" | 90",
                "3/8=60 | 90",
                "1/4 1/8=60 | 90",
                "180 | 90",
                "C2=90 | 90",
                "\"Allegro\" | 120"
            })
    void aTempoFieldComesInManyForms(String field, int bpm) throws NotationException {
        assertThat(tune("X:1\nL:1/8\nQ:" + field + "\nK:C\nC\n")
                        .melody()
                        .tempos()
                        .first())
                .isEqualTo(Tempo.ofBpm(bpm));
    }

    @Test
    void aVoiceIsChosenAndTheChoiceIsSaid() throws NotationException {
        String text = "X:1\nL:1/4\nV:B clef=bass\nV:T clef=treble\nK:C\n[V:B] C,D, |\n[V:T] cd |\nV:B\nE, |\n";

        AbcTune first = tune(text);
        AbcTune asked = AbcReader.read(text, AbcOptions.PLAYED.withVoice("B")).get(0);

        assertThat(first.voices()).containsExactly("B", "T");
        assertThat(first.voice()).isEqualTo("T");
        assertThat(first.choice()).contains("T", "first");
        assertThat(asked.melody().notes()).hasSize(3);
        assertThatThrownBy(() -> AbcReader.read(text, AbcOptions.PLAYED.withVoice("X")))
                .isInstanceOf(NotationException.class)
                .hasMessageContaining("\"X\"")
                .hasMessageContaining("B, T");
    }

    private static String words(String text) throws NotationException {
        return tune("X:1\nL:1/4\nM:4/4\nK:C\n" + text + "\n").melody().lyrics().stream()
                .map(lyric -> lyric.onset() + ":" + lyric.verse() + lyric.text() + (lyric.hyphenated() ? "-" : ""))
                .collect(Collectors.joining(" "));
    }

    @Test
    void wordsAreAlignedWithNotes() throws NotationException {
        assertThat(words("CDEF|\nw: A-me ri\\-o x~y")).isEqualTo("0:1A- 1:1me 2:1ri-o 3:1x y");
        assertThat(words("CDEF|\nw: time_ * end")).isEqualTo("0:1time 3:1end");
        assertThat(words("C2 z2|EF|\nw: a|b c\nw: 2.~d")).isEqualTo("0:1a 0:22. d 4:1b 5:1c");
        assertThat(words("CDEF|\nGABc|\nw: a b c d e")).isEqualTo("0:1a 1:1b 2:1c 3:1d 4:1e");
    }

    @Test
    void quotedTextIsAChordUnlessItIsAnAnnotation() throws NotationException {
        Melody melody =
                tune("X:1\nL:1/4\nK:C\n\"G7\"C \"^slowly\"D \"D/F#\"z|\n").melody();

        assertThat(melody.chords())
                .containsExactly(new ChordSymbol(Ticks.ZERO, "G7"), new ChordSymbol(Ticks.quarters(2), "D/F#"));
    }

    @Test
    void graceNotesDecorationsAndSpacersAreSkipped() throws NotationException {
        Melody melody = tune("X:1\nL:1/4\nK:C\n{gef}~C y .D !trill!E +fermata+F (uGvA) `B $ c|\n")
                .melody();

        assertThat(melody.notes()).hasSize(8);
    }

    @Test
    void anOverlayIsPassedOverUpToTheBarLine() throws NotationException {
        AbcTune tune = tune("X:1\nL:1/4\nK:C\nCD & EF | G\n");

        assertThat(tune.melody().notes()).hasSize(3);
        assertThat(tune.warnings()).anyMatch(warning -> warning.text().contains("overlay"));
    }

    @Test
    void aBarOfAnotherLengthIsReportedAndTheNextOneBeginsAtItsBarLine() throws NotationException {
        AbcTune tune = tune("X:1\nM:4/4\nL:1/4\nK:C\nCDEF | CDE | CDEF | CDEF |]\n");

        assertThat(tune.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.line()).isEqualTo(5);
            assertThat(warning.text()).contains("3 quarter notes");
        });
        assertThat(tune.melody().bars())
                .extracting(bar -> bar.start().toFraction())
                .containsExactly("0", "4", "7", "11");
    }

    @Test
    void bytesAreReadInTheirCharacterSet() throws NotationException {
        String text = "X:1\nT:Café 茉莉花\nK:C\nC\n";
        assertThat(AbcReader.read(text.getBytes(StandardCharsets.UTF_8)).get(0).titles())
                .containsExactly("Café 茉莉花");
        assertThat(AbcReader.read(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8))
                        .get(0)
                        .titles())
                .containsExactly("Café 茉莉花");
        String latin = "X:1\nT:Café\nK:C\nC\n";
        assertThat(AbcReader.read(latin.getBytes(StandardCharsets.ISO_8859_1))
                        .get(0)
                        .titles())
                .containsExactly("Café");
        String declared = "%%abc-charset gb18030\n" + text;
        assertThat(AbcReader.read(declared.getBytes(Charset.forName("gb18030")))
                        .get(0)
                        .titles())
                .containsExactly("Café 茉莉花");
    }

    @Test
    void oneBadTuneDoesNotHideTheOthers() throws NotationException {
        AbcBook book = AbcReader.readBook("X:1\nK:C\nC\n\nX:2\nK:H\nC\n\nX:3\nK:C\nC\n", AbcOptions.PLAYED);

        assertThat(book.tunes()).extracting(AbcTune::number).containsExactly(1, 3);
        assertThat(book.refused())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains("line 6", "\"H\"", "A to G"));
    }
}
