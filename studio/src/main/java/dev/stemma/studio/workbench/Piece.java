package dev.stemma.studio.workbench;

import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.session.Composition;
import java.util.Optional;

/**
 * A melody that a model made or continued, with the model and a title.
 *
 * @param nearness of the notes that the model made to the works that it learnt from
 * @param source the file that was continued
 */
public record Piece(
        String title, Composition composition, ModelFolder model, Nearness nearness, Optional<SourceFile> source) {
    /** A file with its content as it was read. */
    public record SourceFile(String name, String mediaType, byte[] content) {}

    /**
     * A piece, compared with the works.
     *
     * @throws WorkbenchException if the model's list of works is damaged
     */
    static Piece of(String title, Composition composition, ModelFolder model, Optional<SourceFile> source)
            throws WorkbenchException {
        Nearness nearness = Nearness.of(
                model,
                composition.melody().notes(),
                composition::isDrawn,
                Optional.of(composition.request().tradition()));
        return new Piece(title, composition, model, nearness, source);
    }

    /** Where a note of the melody comes from: {@code model}, or {@code imported} with the file that was continued. */
    public String origin(Note note) {
        return composition.isDrawn(note) ? "model" : "imported";
    }
}
