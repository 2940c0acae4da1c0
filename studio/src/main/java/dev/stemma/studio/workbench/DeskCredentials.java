package dev.stemma.studio.workbench;

import dev.stemma.generator.model.ModelConfig;
import dev.stemma.generator.model.ModelException;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.session.GenerationStatement;
import dev.stemma.generator.session.Recomposed;
import dev.stemma.provenance.c2pa.Action;
import dev.stemma.provenance.c2pa.ActionsAssertion;
import dev.stemma.provenance.c2pa.GenerationAssertion;
import dev.stemma.provenance.c2pa.HashedUri;
import dev.stemma.provenance.c2pa.IngredientAssertion;
import dev.stemma.provenance.c2pa.IngredientAssertion.Relationship;
import dev.stemma.provenance.c2pa.ManifestDefinition;
import dev.stemma.provenance.record.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is said about a version of a piece on the desk, where people and models worked on it in turn: it was created here, or
 * a file was opened, and what people did to it since.
 *
 * @param models that are at hand of those whose notes are in it
 * @param last what a model made last of it, if that can be made again
 */
record DeskCredentials(
        String title,
        Telling telling,
        Optional<SourceFile> source,
        List<ModelFolder> models,
        Optional<Recomposed> last) {
    ManifestDefinition definition() throws WorkbenchException {
        ManifestDefinition.Builder manifest = ManifestDefinition.of(title, PieceCredentials.STEMMA);
        List<HashedUri> inputs = new ArrayList<>();
        for (ModelFolder model : models) {
            inputs.add(PieceCredentials.addModel(manifest, model));
            inputs.add(PieceCredentials.addWorks(manifest, model));
        }
        manifest.with(actions(manifest, inputs.toArray(HashedUri[]::new)));
        PieceCredentials.disclose(
                manifest,
                telling,
                telling.model()
                        .flatMap(digest -> models.stream()
                                .filter(model -> model.digest().equals(digest))
                                .map(ModelFolder::config)
                                .map(ModelConfig::title)
                                .findFirst()));
        if (last.isPresent()) {
            manifest.with(generation(last.get()));
        }
        return PieceCredentials.finished(manifest, telling);
    }

    private ActionsAssertion actions(ManifestDefinition.Builder manifest, HashedUri... inputs) {
        Optional<HashedUri> opened = opened(manifest);
        Action edited = Action.of(Action.EDITED).by(telling.source());
        if (opened.isPresent()) {
            return ActionsAssertion.all(
                    Action.opened(opened.get()),
                    edited.with(inputs).describedAs(telling.isEdited() ? "worked on by hand" : "worked on"));
        }
        Action created = Action.created(telling.source(), inputs);
        return telling.isEdited()
                ? ActionsAssertion.all(created, edited.describedAs("edited by hand"))
                : ActionsAssertion.all(created);
    }

    /** The file from which it comes: as it is kept, or else by its digest alone. */
    private Optional<HashedUri> opened(ManifestDefinition.Builder manifest) {
        Optional<Source.Imported> imported = telling.imported();
        if (source.isPresent()) {
            return Optional.of(source.get().addTo(manifest));
        }
        return imported.map(file -> manifest.add(
                IngredientAssertion.of(Relationship.PARENT_OF, "the file that was brought in", file.mediaType())
                        .identifiedBy(file.file().urn())));
    }

    private static GenerationAssertion generation(Recomposed made) throws WorkbenchException {
        try {
            return GenerationStatement.of(made.model(), made.composition());
        } catch (ModelException e) {
            throw new WorkbenchException(e.getMessage(), "restore the model's folder from where you have it", e);
        }
    }
}
