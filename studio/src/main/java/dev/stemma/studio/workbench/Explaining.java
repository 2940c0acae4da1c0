package dev.stemma.studio.workbench;

import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.TraditionBlend;
import dev.stemma.generator.notation.Limits;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.session.Composer;
import dev.stemma.generator.session.Explainer;
import dev.stemma.generator.session.Explanation;
import dev.stemma.generator.session.Request;
import dev.stemma.generator.session.RequestException;
import dev.stemma.generator.session.Wish;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Lets a model say what it expects in a melody, as it would if it were asked to write it under a wish. */
public final class Explaining {
    /** Some alternatives are a chance in thousands: all that a page can show. */
    private static final int ALL_ALTERNATIVES = 24;

    private final Models models;

    Explaining(Models models) {
        this.models = models;
    }

    /** Of the models of a folder. */
    public static Explaining of(Path models) {
        return new Explaining(new Models(models));
    }

    /**
     * Why the notes of a piece stand where they do, in the eyes of its model under the traditions asked for.
     *
     * @throws WorkbenchException if the model's list of works is damaged
     */
    public static Explained explain(Piece piece, int alternatives) throws WorkbenchException {
        return Explained.of(
                        piece.model(),
                        piece.composition().request().tradition(),
                        piece.composition().melody(),
                        piece.explanations(alternatives))
                .in(piece);
    }

    /**
     * Why the notes of a file's melody could be expected.
     *
     * @param wish for tradition and members of the model
     * @throws WorkbenchException if the file holds no melody, or the model does not know the tradition
     */
    public Explained explain(Path file, ReadOptions options, Wish wish, Optional<String> modelId, int alternatives)
            throws WorkbenchException {
        Melody melody = Composing.read(file, SafeFiles.read(file, Limits.FILE_BYTES), options)
                .melody();
        return explain(melody, wish, modelId, alternatives);
    }

    /**
     * Why the notes of a melody could be expected.
     *
     * @param wish for tradition, members of the model and temperature, 1 if nothing is said
     * @param alternatives to keep for each choice
     * @throws WorkbenchException if the model does not know the tradition or has no such members
     */
    public Explained explain(Melody melody, Wish wish, Optional<String> modelId, int alternatives)
            throws WorkbenchException {
        ModelFolder model = models.open(modelId);
        try {
            Request request = new Composer(model).complete(wish, 0);
            TraditionBlend blend = request.tradition();
            List<Explanation> explanations = Explainer.of(model.model(), request, alternatives)
                    .at(wish.temperature().orElse(1.0))
                    .explain(melody, blend);
            models.requireIntact(model);
            return Explained.of(model, blend, melody, explanations);
        } catch (RequestException e) {
            throw new WorkbenchException(e.getMessage(), e.hint(), e);
        }
    }

    /**
     * What a model expects at one note, with all alternatives that matter.
     *
     * @param note its place in the melody, from 0
     * @throws WorkbenchException also if the model does not read the note
     */
    public Explained.Reason at(Melody melody, int note, Wish wish, Optional<String> modelId) throws WorkbenchException {
        return explain(melody, wish, modelId, ALL_ALTERNATIVES).reasons().stream()
                .filter(reason -> reason.number() == note)
                .findFirst()
                .orElseThrow(() -> new WorkbenchException(
                        "the model does not read note " + (note + 1) + " of "
                                + melody.notes().size(),
                        "it reads stretches of at least four notes in one key"));
    }

    /**
     * A melody to look at, neither kept nor signed.
     *
     * @throws WorkbenchException if the wish cannot be met
     */
    public Melody sample(Wish wish, Optional<String> modelId, long seed) throws WorkbenchException {
        ModelFolder model = models.open(modelId);
        Composer composer = new Composer(model);
        try {
            Melody melody = composer.compose(composer.complete(wish, seed)).melody();
            models.requireIntact(model);
            return melody;
        } catch (RequestException e) {
            throw new WorkbenchException(e.getMessage(), e.hint(), e);
        }
    }
}
