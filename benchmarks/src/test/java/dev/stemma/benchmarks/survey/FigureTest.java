package dev.stemma.benchmarks.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stemma.generator.music.Melody;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.abc.AbcReader;
import org.junit.jupiter.api.Test;

class FigureTest {
    @Test
    void countsWhatAMusicianWouldSeeInFourBars() throws NotationException {
        // Intervals: 2 2 -4 0 2 2 -4 4 1 2 0 5
        Passage passage = passage("C D E C | C D E C | E F G z | G2 c2 |]", 4);

        assertThat(Figure.NOTES_PER_BAR.of(passage)).isEqualTo(13 / 4.0);
        assertThat(Figure.RANGE.of(passage)).isEqualTo(12);
        assertThat(Figure.PITCHES.of(passage)).isEqualTo(6);
        assertThat(Figure.INTERVAL.of(passage)).isCloseTo(28 / 12.0, within(1e-9));
        assertThat(Figure.REPEATED.of(passage)).isCloseTo(2 / 12.0, within(1e-9));
        assertThat(Figure.STEPS.of(passage)).isCloseTo(6 / 12.0, within(1e-9));
        assertThat(Figure.LEAPS.of(passage)).isCloseTo(1 / 12.0, within(1e-9));
        assertThat(Figure.WIDE_LEAPS.of(passage)).isZero();
        assertThat(Figure.LONGEST_REPETITION.of(passage)).isEqualTo(2);
        assertThat(Figure.DURATIONS.of(passage)).isEqualTo(2);
        assertThat(Figure.BARS_AGAIN.of(passage)).isEqualTo(1 / 4.0);
        assertThat(Figure.RHYTHMS_AGAIN.of(passage)).isEqualTo(1 / 4.0);
        assertThat(Figure.RESTS.of(passage)).isEqualTo(1 / 16.0);
    }

    @Test
    void aLeapIsAnsweredByAMoveBack() throws NotationException {
        assertThat(Figure.UNANSWERED.of(passage("C G A G | C G F E |]", 2))).isCloseTo(1 / 3.0, within(1e-9));
    }

    @Test
    void barsInWhichTheSingerWaitsAreLeftOut() throws NotationException {
        Passage passage = passage("z4 | C D E F | z4 | z4 | G2 c2 | C4 |]", 2);

        assertThat(passage.bars()).hasSize(2);
        assertThat(passage.notes()).hasSize(6);
        assertThat(Figure.RESTS.of(passage)).isZero();
    }

    @Test
    void aWorkIsComparedWithItsSilentBarsLeftOutToo() throws NotationException {
        Melody waiting = melody("C D E F | z4 | z4 | G A B c |]");
        Melody closed = melody("C D E F | G A B c |]");

        assertThat(Nearest.closedUp(waiting)).isEqualTo(closed.notes());
    }

    private static Passage passage(String music, int bars) throws NotationException {
        return Passage.of(melody(music), bars).orElseThrow();
    }

    private static Melody melody(String music) throws NotationException {
        return AbcReader.read("X:1\nM:4/4\nL:1/4\nK:C\n" + music + "\n").get(0).melody();
    }
}
