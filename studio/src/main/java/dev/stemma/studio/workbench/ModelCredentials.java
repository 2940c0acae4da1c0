package dev.stemma.studio.workbench;

import dev.stemma.generator.model.ModelConfig;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.provenance.c2pa.Action;
import dev.stemma.provenance.c2pa.ActionsAssertion;
import dev.stemma.provenance.c2pa.AiDisclosureAssertion;
import dev.stemma.provenance.c2pa.DigitalSourceType;
import dev.stemma.provenance.c2pa.GeneratorInfo;
import dev.stemma.provenance.c2pa.HashedUri;
import dev.stemma.provenance.c2pa.IngredientAssertion;
import dev.stemma.provenance.c2pa.IngredientAssertion.DataType;
import dev.stemma.provenance.c2pa.IngredientAssertion.Relationship;
import dev.stemma.provenance.c2pa.ManifestDefinition;
import dev.stemma.provenance.c2pa.TrainingMiningAssertion;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Tool;
import java.util.Optional;

/** What is said about a trained model, as C2PA assertions: made by training, from a list of works with its root. */
final class ModelCredentials {
    private ModelCredentials() {}

    static ManifestDefinition of(ModelFolder model) {
        ModelConfig config = model.config();
        ManifestDefinition.Builder manifest =
                ManifestDefinition.of(config.title(), GeneratorInfo.stemma(Tool.STEMMA.version()));
        HashedUri works = manifest.add(IngredientAssertion.of(
                        Relationship.INPUT_TO,
                        config.dataset().name(),
                        "multipart/mixed",
                        DataType.of(DataType.DATASET))
                .identifiedBy(identifier(config.dataset().root()))
                .describedAs(config.dataset().works() + " works, listed in dataset.json under this root"));
        return manifest.with(ActionsAssertion.all(Action.created(DigitalSourceType.TRAINED_ALGORITHMIC_DATA, works)))
                .with(new AiDisclosureAssertion(
                        DataType.MODEL,
                        Optional.of(config.title()),
                        Optional.of(identifier(model.digest())),
                        Optional.empty()))
                .with(TrainingMiningAssertion.forAll(TrainingMiningAssertion.Use.NOT_ALLOWED))
                .build();
    }

    private static String identifier(Digest digest) {
        return "urn:sha256:" + digest;
    }
}
