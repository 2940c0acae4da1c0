package dev.stemma.studio.workbench;

import dev.stemma.generator.corpus.CorpusException;
import dev.stemma.generator.corpus.Terms;
import dev.stemma.generator.model.ModelException;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.session.Composition;
import dev.stemma.generator.session.Explainer;
import dev.stemma.generator.session.Explanation;
import dev.stemma.generator.session.RequestException;
import dev.stemma.provenance.record.Version;
import java.util.List;
import java.util.Optional;

/**
 * A melody that a model just made or rewrote.
 *
 * @param whole the version that is the whole composition
 * @param part of the composition that is written
 * @param nearness of the notes that the model made to the works that it learnt from
 * @param reworked whether a melody was there before
 */
public record Piece(
        Shown shown,
        Version whole,
        Composition composition,
        Composition.Part part,
        ModelFolder model,
        Nearness nearness,
        boolean reworked) {
    /**
     * A piece, compared with the works.
     *
     * @throws WorkbenchException if the model's list of works is damaged
     */
    static Piece of(
            Shown shown,
            Version whole,
            Composition composition,
            Composition.Part part,
            ModelFolder model,
            boolean reworked)
            throws WorkbenchException {
        Nearness nearness = Nearness.of(
                model,
                composition.melody().notes(),
                composition::isDrawn,
                Optional.of(composition.request().tradition().main()));
        return new Piece(shown, whole, composition, part, model, nearness, reworked);
    }

    /** What is written. */
    public Melody melody() {
        return shown.melody();
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

    /** Whether the model has learnt too few melodies of one of the traditions. */
    public boolean isExperimental() {
        return composition.request().tradition().traditions().stream()
                .anyMatch(model.config().experimental()::contains);
    }

    /**
     * The terms that the piece inherits from the works that its model learnt from.
     *
     * @throws WorkbenchException if the model's list of works is damaged
     */
    public Terms terms() throws WorkbenchException {
        try {
            return model.works().terms();
        } catch (ModelException | CorpusException e) {
            throw new WorkbenchException(e.getMessage(), "restore the model's folder from where you have it", e);
        }
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
