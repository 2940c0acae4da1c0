package dev.stemma.generator.session;

import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a given melody that a model reads before it goes on: its last bars, the last of them completed, and the
 * bars that are to follow.
 *
 * @param notes of the part read
 * @param bars of the part read and the new ones
 * @param end where the last given note ends
 */
record Beginning(List<Note> notes, List<Bar> bars, Ticks end) {
    /** The model does not remember further back than this. */
    private static final int BARS_READ = 64;

    static Beginning of(Melody melody, Metre metre, int newBars) {
        Ticks end = melody.notes().get(melody.notes().size() - 1).end();
        List<Bar> given = new ArrayList<>(melody.withNotes(melody.notes(), end).bars());
        Bar last = given.remove(given.size() - 1);
        given.add(last.number() == 0 ? last : completed(last));
        List<Bar> bars = new ArrayList<>(given.subList(Math.max(0, given.size() - BARS_READ), given.size()));
        Ticks from = bars.get(0).start();
        for (int i = 0; i < newBars; i++) {
            Bar before = bars.get(bars.size() - 1);
            bars.add(new Bar(before.number() + 1, before.end(), metre.barLength(), metre));
        }
        List<Note> notes = melody.notes().stream()
                .filter(note -> !note.onset().isBefore(from))
                .toList();
        return new Beginning(notes, List.copyOf(bars), end);
    }

    private static Bar completed(Bar bar) {
        return new Bar(bar.number(), bar.start(), bar.metre().barLength(), bar.metre());
    }

    /** Where the bars read begin. */
    Ticks start() {
        return bars.get(0).start();
    }

    /** Where the first bar begins that starts at or after a time. */
    Ticks nextBarAt(Ticks time) {
        return bars.stream()
                .map(Bar::start)
                .filter(start -> !start.isBefore(time))
                .findFirst()
                .orElseThrow();
    }
}
