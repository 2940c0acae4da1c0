package dev.stemma.generator.notation.midi;

import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import java.util.List;

/** How loudly a note is played by its place in the bar. Notes are asked for in order of time. */
final class Strength {
    private static final int DOWNBEAT = 92;
    private static final int BEAT = 84;
    private static final int OFF_BEAT = 76;

    private final List<Bar> bars;
    private int bar;

    Strength(Melody melody) {
        this.bars = melody.bars();
    }

    /** MIDI velocity: the first beat is strongest, then the other beats. A pickup leads to the first beat. */
    int velocity(Note note) {
        while (!note.onset().isBefore(bars.get(bar).end())) {
            bar++;
        }
        Bar current = bars.get(bar);
        Ticks missing = current.metre().barLength().minus(current.length());
        Ticks place = note.onset().minus(current.start()).plus(current.number() == 0 ? missing : Ticks.ZERO);
        if (place.isZero()) {
            return DOWNBEAT;
        }
        return current.metre().beats().contains(place) ? BEAT : OFF_BEAT;
    }
}
