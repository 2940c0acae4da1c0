package dev.stemma.generator.model.constraint;

import dev.stemma.generator.music.Ticks;
import java.util.ArrayList;
import java.util.List;

/**
 * A state of rhythm: a place between two events, with what has to be counted on the way there.
 *
 * <p>{@code afterNote[c]} and {@code afterRest[c]} are sets of numbers, one bit for each number of notes counted so far,
 * from which the end can be reached if the note before is of pitch class {@code c}.
 */
final class Node {
    /** One event: a rest, or a note with a choice of pitches. */
    record Edge(int token, Ticks duration, Kind kind, int pitch, boolean last, boolean counted, Node to) {}

    /** What an edge stands for. */
    enum Kind {
        /** A rest that the model may choose. */
        REST,
        /** A rest that is given, or fills up to the next place where notes are written. */
        SILENCE,
        /** A note of the model's. */
        OPEN,
        /** A note whose pitch is the next of those fixed. */
        SEQUENCE,
        /** A given note. */
        LOCKED
    }

    final Ticks place;
    final int bar;
    final int notesInBar;
    final int sequenceIndex;
    final List<Edge> edges = new ArrayList<>();
    long[][] afterNote;
    long[][] afterRest;

    /** By the pitch class before: what an open note of the bar before, or of this one, that ends here leads to. */
    long[][] beforeOpenNote;

    int openNotesBar = -1;

    Node(Ticks place, int bar, int notesInBar, int sequenceIndex) {
        this.place = place;
        this.bar = bar;
        this.notesInBar = notesInBar;
        this.sequenceIndex = sequenceIndex;
    }

    long[][] values(boolean rest) {
        return rest ? afterRest : afterNote;
    }
}
