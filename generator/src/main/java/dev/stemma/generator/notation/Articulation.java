package dev.stemma.generator.notation;

import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import java.util.ArrayList;
import java.util.List;

/**
 * Written lengths out of played ones. Programs that play a score end each note a little early, so that repeated notes can
 * be told apart; read exactly, every note would be followed by a tiny rest.
 */
public final class Articulation {
    /** The longest silence that is taken for articulation: a 32nd note, and a quarter of the note. */
    private static final Ticks LONGEST_GAP = Ticks.quarters(1, 8);

    private Articulation() {}

    /**
     * The melody with each note lengthened over a small gap: to the next note, or to the end of its bar where a rest or
     * nothing follows. A melody without such gaps stays as it is.
     */
    public static Melody legato(Melody melody) {
        List<Ticks> barEnds = melody.bars().stream().map(bar -> bar.end()).toList();
        List<Note> notes = melody.notes();
        List<Note> longer = new ArrayList<>();
        int bar = 0;
        for (int i = 0; i < notes.size(); i++) {
            Note note = notes.get(i);
            while (barEnds.get(bar).isBefore(note.end())) {
                bar++;
            }
            Ticks next =
                    i + 1 < notes.size() ? Ticks.min(notes.get(i + 1).onset(), barEnds.get(bar)) : barEnds.get(bar);
            Ticks gap = next.minus(note.end());
            boolean small = gap.isBefore(LONGEST_GAP) && !gap.times(4).isAfter(note.duration());
            longer.add(small ? new Note(note.onset(), next.minus(note.onset()), note.pitch()) : note);
        }
        return melody.withNotes(longer, melody.length());
    }
}
