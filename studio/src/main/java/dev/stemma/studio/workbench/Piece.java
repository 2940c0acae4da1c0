package dev.stemma.studio.workbench;

import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.session.Composition;
import dev.stemma.generator.session.Explainer;
import dev.stemma.generator.session.Explanation;
import dev.stemma.generator.session.RequestException;
import java.util.List;
import java.util.Optional;

/**
 * A melody that a model made or rewrote, with the model and a title.
 *
 * @param part of the composition that is written
 * @param nearness of the notes that the model made to the works that it learnt from
 * @param source the file that was continued, filled or varied
 */
public record Piece(
        String title,
        Composition composition,
        Composition.Part part,
        ModelFolder model,
        Nearness nearness,
        Optional<SourceFile> source) {
    /**
     * A file with its content as it was read.
     *
     * @param done what was done with it, in the past tense
     */
    public record SourceFile(String name, String mediaType, byte[] content, String done) {}

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
                Optional.of(composition.request().tradition().main()));
        return new Piece(title, composition, composition.whole(), model, nearness, source);
    }

    /** The same, of which only the bars are written that hold notes by the model. */
    Piece onlyNew() {
        return new Piece(title, composition, composition.newPart(), model, nearness, source);
    }

    /** What is written. */
    public Melody melody() {
        return part.melody();
    }

    /** Whether all that is written was made by the model. */
    boolean isAllNew() {
        return melody().notes().stream().allMatch(this::isByModel);
    }

    /** Whether what is written is not the whole. */
    boolean isPart() {
        return !part.equals(composition.whole());
    }

    /** A note of what is written, where it stands in the whole. */
    Note inComposition(Note note) {
        return new Note(note.onset().plus(part.from()), note.duration(), note.pitch());
    }

    /** Whether the model made a note of what is written. */
    public boolean isByModel(Note note) {
        return composition.isDrawn(inComposition(note));
    }

    /** Whether a note of the composition was made by the model and lies in what is written. */
    boolean isWrittenByModel(Note note) {
        return composition.isDrawn(note)
                && !note.onset().isBefore(part.from())
                && note.onset().isBefore(part.from().plus(melody().length()));
    }

    /** Where a note of the melody comes from: {@code model}, or {@code imported} with the file that was there. */
    public String origin(Note note) {
        return isByModel(note) ? "model" : "imported";
    }

    /** Whether the model has learnt too few melodies of one of the traditions. */
    public boolean isExperimental() {
        return composition.request().tradition().traditions().stream()
                .anyMatch(model.config().experimental()::contains);
    }

    /** What the model, under the traditions asked for, made of each note of the composition that it read or wrote. */
    List<Explanation> explanations(int alternatives) throws WorkbenchException {
        try {
            return Explainer.of(model.model(), composition.request(), alternatives)
                    .explain(composition);
        } catch (RequestException e) {
            throw new WorkbenchException(e.getMessage(), e.hint(), e);
        }
    }
}
