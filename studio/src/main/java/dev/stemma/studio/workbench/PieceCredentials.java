package dev.stemma.studio.workbench;

import dev.stemma.generator.model.ModelConfig;
import dev.stemma.generator.model.ModelException;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.session.GenerationStatement;
import dev.stemma.provenance.c2pa.Action;
import dev.stemma.provenance.c2pa.ActionsAssertion;
import dev.stemma.provenance.c2pa.AiDisclosureAssertion;
import dev.stemma.provenance.c2pa.AiDisclosureAssertion.HumanOversight;
import dev.stemma.provenance.c2pa.GenerationAssertion;
import dev.stemma.provenance.c2pa.GeneratorInfo;
import dev.stemma.provenance.c2pa.HashedUri;
import dev.stemma.provenance.c2pa.IngredientAssertion;
import dev.stemma.provenance.c2pa.IngredientAssertion.DataType;
import dev.stemma.provenance.c2pa.IngredientAssertion.Relationship;
import dev.stemma.provenance.c2pa.ManifestDefinition;
import dev.stemma.provenance.c2pa.ManifestStore;
import dev.stemma.provenance.c2pa.TrainingMiningAssertion;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Tool;
import java.util.List;
import java.util.Optional;

/** What is said about a version of a piece and about its rendering, as C2PA assertions. */
final class PieceCredentials {
    static final GeneratorInfo STEMMA = GeneratorInfo.stemma(Tool.STEMMA.version());

    private PieceCredentials() {}

    /** A file from which another comes, and what was done with it in between, in the past tense. */
    record Parent(SourceFile file, String done) {}

    /**
     * Of a score that a model just made: created by it at somebody's request, or, where a file was there, opened and edited by
     * it; from the model and its data set.
     */
    static ManifestDefinition made(Piece piece, Telling telling, Optional<Parent> parent) throws WorkbenchException {
        ModelConfig config = piece.model().config();
        ManifestDefinition.Builder manifest =
                ManifestDefinition.of(piece.shown().title(), STEMMA);
        HashedUri model = addModel(manifest, piece.model());
        HashedUri works = addWorks(manifest, piece.model());
        String remark = (piece.isPart() ? "; only the new bars kept" : "")
                + (piece.isExperimental()
                        ? "; experimental: the model has learnt too few melodies of the tradition"
                        : "");
        manifest.with(
                parent.isPresent()
                        ? opened(manifest, parent.get(), telling, " by a model" + remark, model, works)
                        : ActionsAssertion.all(created(telling, remark, model, works)));
        disclose(manifest, telling, Optional.of(config.title()));
        return finished(manifest.with(generation(piece)), telling);
    }

    static HashedUri addModel(ManifestDefinition.Builder manifest, ModelFolder model) {
        return manifest.add(input(
                model.config().title(),
                "application/octet-stream",
                model.digest(),
                DataType.of(DataType.GENERATOR),
                new DataType(DataType.MODEL, Optional.of(model.config().version()))));
    }

    static HashedUri addWorks(ManifestDefinition.Builder manifest, ModelFolder model) {
        ModelConfig.Dataset works = model.config().dataset();
        return manifest.add(input(works.name(), "multipart/mixed", works.root(), DataType.of(DataType.DATASET)));
    }

    private static GenerationAssertion generation(Piece piece) throws WorkbenchException {
        try {
            return GenerationStatement.of(piece.model(), piece.composition());
        } catch (ModelException e) {
            throw new WorkbenchException(e.getMessage(), "restore the model's folder from where you have it", e);
        }
    }

    private static Action created(Telling telling, String remark, HashedUri... inputs) {
        Action created = Action.created(telling.source(), inputs);
        return remark.isEmpty() ? created : created.describedAs("composed by a model" + remark);
    }

    /** Of a score that a person worked on. */
    static ManifestDefinition edited(String title, Telling telling, Parent parent) {
        ManifestDefinition.Builder manifest = ManifestDefinition.of(title, STEMMA);
        manifest.with(opened(manifest, parent, telling, ""));
        disclose(manifest, telling, name(parent.file(), telling));
        return finished(manifest, telling);
    }

    /** Of a file that is passed on as it is. */
    static ManifestDefinition published(String title, Telling telling, Parent parent) {
        ManifestDefinition.Builder manifest = ManifestDefinition.of(title, STEMMA);
        HashedUri opened = parent.file().addTo(manifest);
        manifest.with(ActionsAssertion.all(
                Action.opened(opened), Action.of(Action.PUBLISHED).describedAs(parent.done())));
        telling.addTo(manifest);
        return manifest.build();
    }

    private static ActionsAssertion opened(
            ManifestDefinition.Builder manifest, Parent parent, Telling telling, String how, HashedUri... inputs) {
        HashedUri opened = parent.file().addTo(manifest);
        return ActionsAssertion.all(
                Action.opened(opened),
                Action.of(Action.EDITED).by(telling.source()).with(inputs).describedAs(parent.done() + how));
    }

    /** That a model took part, where one did, and how far a person watched over the outcome. */
    static void disclose(ManifestDefinition.Builder manifest, Telling telling, Optional<String> name) {
        telling.model()
                .ifPresent(digest -> manifest.with(new AiDisclosureAssertion(
                        DataType.MODEL,
                        name,
                        Optional.of(digest.urn()),
                        Optional.of(
                                telling.isReviewed()
                                        ? HumanOversight.HUMAN_VALIDATED
                                        : HumanOversight.PROMPT_GUIDED))));
    }

    /** How the file named the model. */
    private static Optional<String> name(SourceFile file, Telling telling) {
        Optional<String> identifier = telling.model().map(Digest::urn);
        return file.verdict().manifests().map(ManifestStore::manifests).stream()
                .flatMap(List::stream)
                .flatMap(manifest -> manifest.assertions(AiDisclosureAssertion.class))
                .filter(disclosure -> disclosure.modelIdentifier().equals(identifier))
                .flatMap(disclosure -> disclosure.modelName().stream())
                .findFirst();
    }

    /** Of a rendering: the score opened, and rendered by an algorithm. */
    static ManifestDefinition rendering(String title, String mediaType, Telling telling, Verdict score) {
        ManifestDefinition.Builder manifest = ManifestDefinition.of(title, STEMMA);
        HashedUri parent = manifest.add(IngredientAssertion.of(Relationship.PARENT_OF, title, mediaType), score);
        return finished(manifest.with(ActionsAssertion.all(Action.opened(parent), Action.rendered())), telling);
    }

    static ManifestDefinition finished(ManifestDefinition.Builder manifest, Telling telling) {
        telling.addTo(manifest);
        return manifest.with(TrainingMiningAssertion.forAll(TrainingMiningAssertion.Use.NOT_ALLOWED))
                .build();
    }

    private static IngredientAssertion input(String title, String format, Digest digest, DataType... types) {
        return IngredientAssertion.of(Relationship.INPUT_TO, title, format, types)
                .identifiedBy(digest.urn());
    }
}
