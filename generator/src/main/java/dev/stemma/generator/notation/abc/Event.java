package dev.stemma.generator.notation.abc;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Ticks;
import java.util.Optional;
import java.util.Set;

/** What a voice holds, in written order: pitches and lengths are final, repeats and ties are still signs. */
sealed interface Event {
    /** Line of the file, from 1. */
    int line();

    /** A note or a rest. {@code tied}: it is held into the next note of the same pitch. */
    record Sound(int line, Optional<Pitch> pitch, Ticks length, boolean tied, Syllables words) implements Event {
        Sound withLength(Ticks newLength) {
            return new Sound(line, pitch, newLength, tied, words);
        }

        Sound withTie() {
            return new Sound(line, pitch, length, true, words);
        }
    }

    /** {@code bars} whole bars of silence. */
    record BarsOfRest(int line, int bars) implements Event {}

    /**
     * A bar line.
     *
     * @param ends how many more times the section before it is to be played: 1 for {@code :|}, 2 for {@code ::|}
     * @param starts the same for the section after it: 1 for {@code |:}
     * @param section whether it divides sections: a double or thick line, or a repeat
     * @param endings numbers of the variant ending that begins here, none for most
     */
    record BarLine(int line, int ends, int starts, boolean section, Set<Integer> endings) implements Event {}

    record KeyChange(int line, Key key) implements Event {}

    /** A new metre, none for free. */
    record MetreChange(int line, Optional<Metre> metre) implements Event {}

    record TempoChange(int line, Tempo tempo) implements Event {}

    record ChordMark(int line, String text) implements Event {}

    /** The part of this name begins. */
    record PartMark(int line, char name) implements Event {}

    /** A sign of navigation. */
    record Sign(int line, Navigation kind) implements Event {}

    /** Jumps, and the places they go to. */
    enum Navigation {
        SEGNO,
        CODA,
        FINE,
        DA_CAPO,
        DA_CAPO_AL_FINE,
        DA_CAPO_AL_CODA,
        DAL_SEGNO,
        DAL_SEGNO_AL_FINE,
        DAL_SEGNO_AL_CODA
    }
}
