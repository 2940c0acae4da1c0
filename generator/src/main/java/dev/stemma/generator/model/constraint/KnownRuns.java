package dev.stemma.generator.model.constraint;

import dev.stemma.generator.music.Note;
import java.util.List;

/** Knows the runs of some number of notes that training works contain. */
@FunctionalInterface
public interface KnownRuns {
    /** None. */
    KnownRuns NONE = run -> false;

    /** Whether the notes, as many as the run has, occur in a training work. */
    boolean ends(List<Note> run);
}
