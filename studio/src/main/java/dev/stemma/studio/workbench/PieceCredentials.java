package dev.stemma.studio.workbench;

import dev.stemma.generator.corpus.DatasetManifest;
import dev.stemma.generator.model.ModelConfig;
import dev.stemma.generator.model.Sampler;
import dev.stemma.generator.model.kernel.LstmNetwork;
import dev.stemma.generator.session.Composition;
import dev.stemma.provenance.c2pa.Action;
import dev.stemma.provenance.c2pa.ActionsAssertion;
import dev.stemma.provenance.c2pa.AiDisclosureAssertion;
import dev.stemma.provenance.c2pa.DigitalSourceType;
import dev.stemma.provenance.c2pa.GenerationAssertion;
import dev.stemma.provenance.c2pa.GeneratorInfo;
import dev.stemma.provenance.c2pa.HashedUri;
import dev.stemma.provenance.c2pa.IngredientAssertion;
import dev.stemma.provenance.c2pa.IngredientAssertion.DataType;
import dev.stemma.provenance.c2pa.IngredientAssertion.Relationship;
import dev.stemma.provenance.c2pa.ManifestDefinition;
import dev.stemma.provenance.c2pa.TrainingMiningAssertion;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Tool;
import java.util.Optional;
import java.util.SortedMap;

/** What is said about a composed piece and about its rendering, as C2PA assertions. */
final class PieceCredentials {
    private static final GeneratorInfo STEMMA = GeneratorInfo.stemma(Tool.STEMMA.version());

    private PieceCredentials() {}

    /** Of the score: created by the model, from the model and its data set, at somebody's request. */
    static ManifestDefinition score(Piece piece, DatasetManifest dataset) {
        ModelConfig config = piece.model().config();
        ManifestDefinition.Builder manifest = ManifestDefinition.of(piece.title(), STEMMA);
        HashedUri model = manifest.add(input(
                config.title(),
                "application/octet-stream",
                piece.model().digest(),
                DataType.of(DataType.GENERATOR),
                new DataType(DataType.MODEL, Optional.of(config.version()))));
        HashedUri works = manifest.add(input(
                dataset.name(), "multipart/mixed", dataset.root(), DataType.of(DataType.DATASET)));
        return manifest.with(ActionsAssertion.all(
                        Action.created(DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA, model, works)))
                .with(new AiDisclosureAssertion(
                        DataType.MODEL,
                        Optional.of(config.title()),
                        Optional.of(identifier(piece.model().digest())),
                        Optional.of(AiDisclosureAssertion.HumanOversight.PROMPT_GUIDED)))
                .with(generation(piece))
                .with(TrainingMiningAssertion.forAll(TrainingMiningAssertion.Use.NOT_ALLOWED))
                .build();
    }

    private static GenerationAssertion generation(Piece piece) {
        Composition composition = piece.composition();
        ModelConfig config = piece.model().config();
        SortedMap<String, String> request = composition.request().asTexts();
        request.put("attempt", Integer.toString(composition.attempt()));
        if (config.experimental().contains(composition.request().tradition())) {
            request.put("experimental", "true");
        }
        return new GenerationAssertion(
                new GenerationAssertion.Model(config.title(), config.id(), piece.model().digest()),
                request,
                composition.request().seed(),
                LstmNetwork.KERNEL_VERSION,
                new GenerationAssertion.Sampler(Sampler.NAME, Sampler.VERSION),
                STEMMA);
    }

    /** Of a rendering: the score opened, and rendered by an algorithm. */
    static ManifestDefinition rendering(String title, Verdict score) {
        ManifestDefinition.Builder manifest = ManifestDefinition.of(title, STEMMA);
        HashedUri parent = manifest.add(IngredientAssertion.of(Relationship.PARENT_OF, title, "audio/midi"), score);
        return manifest.with(ActionsAssertion.all(Action.opened(parent), Action.rendered()))
                .with(TrainingMiningAssertion.forAll(TrainingMiningAssertion.Use.NOT_ALLOWED))
                .build();
    }

    private static IngredientAssertion input(String title, String format, Digest digest, DataType... types) {
        return IngredientAssertion.of(Relationship.INPUT_TO, title, format, types).identifiedBy(identifier(digest));
    }

    /** A digest as a name. */
    private static String identifier(Digest digest) {
        return "urn:sha256:" + digest;
    }
}
