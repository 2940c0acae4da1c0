package dev.stemma.generator.notation.abc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.notation.NotationException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AbcReaderTest {
    private static AbcTune tune(String text) throws NotationException {
        return AbcReader.read(text).get(0);
    }

    /** The notes of one line of music as {@code pitch:length} in quarter notes. */
    private static String notes(String header, String music) throws NotationException {
        return text(tune("X:1\n" + header + "\n" + music + "\n").melody());
    }

    private static String text(Melody melody) {
        return melody.notes().stream()
                .map(note -> note.pitch().midi() + ":" + note.duration())
                .collect(Collectors.joining(" "));
    }

    @Test
    void aTuneHasTitlesFieldsAndAMelody() throws NotationException {
        AbcTune tune =
                tune("X:7\nT:The Scale\nT:音阶\nC:Trad.\nO:England\nM:3/4\nL:1/4\nQ:1/4=90\nK:D\nD E F | G A B |]\n");

        assertThat(tune.number()).isEqualTo(7);
        assertThat(tune.titles()).containsExactly("The Scale", "音阶");
        assertThat(tune.fields()).containsExactly(new AbcField('C', "Trad."), new AbcField('O', "England"));
        assertThat(text(tune.melody())).isEqualTo("62:1 64:1 66:1 67:1 69:1 71:1");
        assertThat(tune.melody().metres().first()).isEqualTo(Metre.parse("3/4"));
        assertThat(tune.melody().keys().first()).isEqualTo(Key.parse("D"));
        assertThat(tune.melody().tempos().first()).isEqualTo(Tempo.ofBpm(90));
        assertThat(tune.melody().length()).isEqualTo(Ticks.quarters(6));
        assertThat(tune.warnings()).isEmpty();
    }

    @Test
    void lengthsMultiplyAndDivideTheUnit() throws NotationException {
        assertThat(notes("M:4/4\nL:1/4\nK:C", "C2 D/ E/2 F3/2 G// A2/3 z B3/ c"))
                .isEqualTo("60:2 62:1/2 64:1/2 65:3/2 67:1/4 69:2/3 71:3/2 72:1");
    }

    @Test
    void withoutAUnitTheMetreDecidesIt() throws NotationException {
        assertThat(notes("M:2/4\nK:C", "C")).isEqualTo("60:1/4");
        assertThat(notes("M:3/4\nK:C", "C")).isEqualTo("60:1/2");
        assertThat(notes("M:none\nK:C", "C")).isEqualTo("60:1/2");
    }

    @Test
    void anAccidentalHoldsToTheBarLineInEveryOctave() throws NotationException {
        assertThat(notes("L:1/4\nK:C", "^F F f =f F | F")).isEqualTo("66:1 66:1 78:1 77:1 65:1 65:1");
        assertThat(notes("L:1/4\nI:propagate-accidentals octave\nK:C", "^F F f | F"))
                .isEqualTo("66:1 66:1 77:1 65:1");
        assertThat(notes("L:1/4\n%%propagate-accidentals not\nK:C", "^F F")).isEqualTo("66:1 65:1");
    }

    @Test
    void tiesMakeOneNoteAndCarryItsAccidental() throws NotationException {
        assertThat(notes("L:1/4\nK:C", "^F2-|F F2")).isEqualTo("66:3 65:2");
        assertThat(notes("L:1/4\nK:C", "C-C- z C")).isEqualTo("60:2 60:1");
    }

    @Test
    void tupletsTakeTheirTimeFromTheMetre() throws NotationException {
        assertThat(notes("M:4/4\nL:1/4\nK:C", "(3CDE (2CD (5CDEFG (3:2:2C2D F"))
                .isEqualTo("60:2/3 62:2/3 64:2/3 60:3/2 62:3/2 60:2/5 62:2/5 64:2/5 65:2/5 67:2/5 60:4/3 62:2/3 65:1");
        assertThat(notes("M:6/8\nL:1/4\nK:C", "(5CDEFG")).startsWith("60:3/5");
        assertThat(notes("M:4/4\nL:1/4\nK:C", "(3::2 C2D (3:4 C")).isEqualTo("60:4/3 62:2/3 60:4/3");
    }

    @Test
    void brokenRhythmMovesTime() throws NotationException {
        assertThat(notes("L:1/4\nK:C", "C>D E<F G>>A B<<c"))
                .isEqualTo("60:3/2 62:1/2 64:1/2 65:3/2 67:7/4 69:1/4 71:1/4 72:7/4");
    }

    @Test
    void aShortFirstBarIsAPickup() throws NotationException {
        Melody melody = tune("X:1\nM:3/4\nL:1/4\nK:G\nD | GAB | c2 :|").melody();

        assertThat(melody.anacrusis()).isEqualTo(Ticks.quarters(1));
        assertThat(melody.bars().get(0).number()).isZero();
    }

    @Test
    void theTopNoteOfAChordIsKeptWithAWarning() throws NotationException {
        AbcTune tune = tune("X:1\nL:1/4\nK:C\n[CEG]2 [C2E]/ C\n");

        assertThat(text(tune.melody())).isEqualTo("67:2 64:1 60:1");
        assertThat(tune.warnings()).containsExactly(new AbcWarning(4, "a chord: its top note was kept"));
    }

    @Test
    void aFileWithoutATuneIsRefused() {
        assertThatThrownBy(() -> AbcReader.read("Dear Sir,\n\nno music here.\n"))
                .isInstanceOf(NotationException.class)
                .hasMessageContaining("no tune found")
                .hasMessageContaining("X:1");
    }

    @Test
    void aRefusalNamesTheLine() {
        assertThatThrownBy(() -> AbcReader.read("X:1\nM:seven\nK:C\nC\n"))
                .isInstanceOf(NotationException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("seven")
                .hasMessageContaining("4/4");
    }

    /** The letters of the notes, which must be quarter notes c to b. */
    private static String played(String music) throws NotationException {
        Melody melody = tune("X:1\nL:1/4\nM:none\nK:C\n" + music + "\n").melody();
        return melody.notes().stream()
                .map(note -> String.valueOf("c-d-ef-g-a-b".charAt(note.pitch().midi() - 72)))
                .collect(Collectors.joining());
    }

    @Test
    void repeatsAreExpanded() throws NotationException {
        assertThat(played("|: c d :|: e f :| g")).isEqualTo("cdcdefefg");
        assertThat(played("c d :: e f :|")).isEqualTo("cdcdefef");
        assertThat(played("c d :| e f :| g |]")).isEqualTo("cdcdefefg");
        assertThat(played("c d || e f :| g |]")).isEqualTo("cdefcdefg");
        assertThat(played("c d :| e || f g :|")).isEqualTo("cdcdefgfg");
        assertThat(played("|: c d || e f :| g |]")).isEqualTo("cdefcdefg");
        assertThat(played("|:: c d ::| e")).isEqualTo("cdcdcde");
    }

    @Test
    void variantEndingsTakeTheirTurn() throws NotationException {
        assertThat(played("|: c d |1 e :|2 f || g a :|")).isEqualTo("cdecdfgaga");
        assertThat(played("c d |[1 e :|[2 f :| g")).isEqualTo("cdecdfg");
        assertThat(played("|: c |1,3 d :|2 e :|4 f |]")).isEqualTo("cdcecdcf");
        assertThat(played("|: c [1-3 d :| [4 f |]")).isEqualTo("cdcdcdcf");
        assertThat(played("|: c |1 d :|2 e |: f |1 g :|2 a |]")).isEqualTo("cdcefgfa");
        assertThat(played("|: c |1 d |2 e || f |]")).isEqualTo("cdcef");
    }

    @Test
    void repeatsAreLeftAloneOnRequest() throws NotationException {
        AbcTune tune = AbcReader.read("X:1\nL:1/4\nK:C\n|: c d |1 e :|2 f |]\n", AbcOptions.WRITTEN)
                .get(0);

        assertThat(text(tune.melody())).isEqualTo("72:1 74:1 76:1 77:1");
    }

    @Test
    void partsArePlayedInTheirOrder() throws NotationException {
        String music = "P:%s\nL:1/4\nM:none\nK:C\nP:A\nc d |\nP:B\n|: e :|\n";
        assertThat(text(tune("X:1\n" + music.formatted("A(AB)2")).melody()))
                .isEqualTo(text(tune("X:1\nL:1/4\nK:C\ncd cd ee cd ee\n").melody()));
        AbcTune unknown = tune("X:1\n" + music.formatted("ABC"));
        assertThat(unknown.melody().notes()).hasSize(4);
        assertThat(unknown.warnings()).anyMatch(warning -> warning.text().contains("\"ABC\""));
    }

    @Test
    void jumpsAreFollowedOnceWithoutRepeats() throws NotationException {
        assertThat(played("|: c d :| !fine! e | f !D.C.alfine! |]")).isEqualTo("cdcdefcde");
        assertThat(played("c | !segno! d | \"D.S.\" e |]")).isEqualTo("cdede");
        assertThat(played("c !coda! | d !D.C.alcoda! || !coda! e |]")).isEqualTo("cdce");
        assertThat(played("|: c |1 d :|2 e !D.C.! |]")).isEqualTo("cdcece");
    }

    @Test
    void aKeyIsAsWrittenAgainWhenTheSectionIsRepeated() throws NotationException {
        Melody melody =
                tune("X:1\nL:1/4\nM:2/4\nK:C\n|: c f | [K:G] f c :| g2 |]\n").melody();

        assertThat(text(melody)).isEqualTo("72:1 77:1 78:1 72:1 72:1 77:1 78:1 72:1 79:2");
        assertThat(melody.keys().changes())
                .extracting(change -> change.at().toFraction() + " " + change.value())
                .containsExactly("0 C major", "2 G major", "4 C major", "6 G major");
    }
}
