package dev.stemma.benchmarks.survey;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.abc.AbcReader;
import dev.stemma.generator.notation.abc.AbcTune;
import dev.stemma.generator.notation.abc.AbcWriter;
import dev.stemma.generator.session.Composition;
import dev.stemma.generator.session.Request;
import java.util.List;

/**
 * A composed melody, and whether it is what was asked for, found from its notes alone.
 *
 * @param runs shared with the works
 */
record Composed(Composition composition, Passage passage, Runs runs) {
    Request request() {
        return composition.request();
    }

    Melody melody() {
        return composition.melody();
    }

    List<Note> notes() {
        return melody().notes();
    }

    /**
     * Whether the melody has the bars asked for, no note crosses a bar line, and a reader of ABC finds each bar full and
     * the same notes.
     */
    boolean everyBarFull() {
        Ticks bar = request().metre().barLength();
        boolean withinBars = notes().stream()
                .allMatch(note ->
                        note.onset().value() / bar.value() == (note.end().value() - 1) / bar.value());
        return withinBars && melody().length().equals(bar.times(request().bars())) && readsBack();
    }

    private boolean readsBack() {
        try {
            AbcTune tune = AbcReader.read(AbcWriter.write(melody())).get(0);
            return tune.warnings().isEmpty() && tune.melody().notes().equals(notes());
        } catch (NotationException e) {
            return false;
        }
    }

    boolean withinRange() {
        return notes().stream()
                .allMatch(note -> note.pitch().compareTo(request().range().lowest()) >= 0
                        && note.pitch().compareTo(request().range().highest()) <= 0);
    }

    boolean endsOnTonic() {
        return lastDegree() == 0;
    }

    /** Whether the last note is the tonic, or the third or fifth above it that the mode has. */
    boolean endsOnStableDegree() {
        return List.of(0, 3, 4, 7).contains(lastDegree())
                && request().key().mode().degrees().contains(lastDegree());
    }

    /** Semitones of the last note above the nearest tonic below. */
    private int lastDegree() {
        Key key = request().key();
        int last = notes().get(notes().size() - 1).pitch().midi();
        return Math.floorMod(last - key.tonic().pitchClass(), 12);
    }
}
