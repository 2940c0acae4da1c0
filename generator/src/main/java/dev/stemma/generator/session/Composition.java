package dev.stemma.generator.session;

import dev.stemma.generator.model.Sampler;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import java.util.List;

/**
 * A melody that a model made.
 *
 * @param attempt how many draws before it came to a place where no note was allowed; with the request's seed it
 *     determines the draws
 * @param drawn what the model thought of each note that it made, in order
 */
public record Composition(Melody melody, Request request, int attempt, List<Sampler.DrawnNote> drawn) {
    public Composition {
        drawn = List.copyOf(drawn);
    }

    /** Whether the model made this note; the others were given. */
    public boolean isDrawn(Note note) {
        return drawn.stream().anyMatch(made -> made.note().equals(note));
    }
}
