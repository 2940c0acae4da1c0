package dev.stemma.generator.notation.abc;

import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import java.util.Optional;

/** A stretch of a bar in which one note sounds, or none. */
record Segment(Ticks start, Ticks length, Optional<Note> note) {
    /** Whether its note begins here rather than goes on. */
    boolean begins() {
        return note.filter(n -> n.onset().equals(start)).isPresent();
    }

    /** Whether its note ends here, or there is none. */
    boolean ends() {
        return note.map(n -> n.end().equals(start.plus(length))).orElse(true);
    }
}
