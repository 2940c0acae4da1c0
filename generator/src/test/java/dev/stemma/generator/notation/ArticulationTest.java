package dev.stemma.generator.notation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArticulationTest {
    @Test
    void aPlayedNoteGetsItsWrittenLengthBack() {
        Melody played = melody(note(0, 455, 60), note(480, 479, 62), note(960, 950, 64));

        assertThat(Articulation.legato(played).notes())
                .containsExactly(note(0, 480, 60), note(480, 480, 62), note(960, 960, 64));
    }

    @Test
    void restsAndStaccatoStay() {
        Melody staccato = melody(note(0, 240, 60), note(480, 400, 62), note(960, 120, 64));

        assertThat(Articulation.legato(staccato)).isEqualTo(staccato);
    }

    @Test
    void aNoteBeforeARestGrowsAtMostToItsBarLine() {
        Melody played = melody(note(1440, 470, 60), note(2400, 480, 62));

        assertThat(Articulation.legato(played).notes()).containsExactly(note(1440, 480, 60), note(2400, 480, 62));
    }

    private static Melody melody(Note... notes) {
        return Melody.of(Metre.COMMON, Key.C_MAJOR, List.of(notes));
    }

    private static Note note(long onset, long duration, int pitch) {
        return new Note(Ticks.ofUnits(onset, 480), Ticks.ofUnits(duration, 480), new Pitch(pitch));
    }
}
