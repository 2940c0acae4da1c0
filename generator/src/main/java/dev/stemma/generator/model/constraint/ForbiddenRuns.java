package dev.stemma.generator.model.constraint;

import dev.stemma.generator.music.Note;
import java.util.List;

/** Knows the runs that a {@link NoKnownRun} keeps out. */
@FunctionalInterface
public interface ForbiddenRuns {
    /** None. */
    ForbiddenRuns NONE = run -> false;

    /** Whether the notes, as many as the run has, are such a run. */
    boolean ends(List<Note> run);
}
