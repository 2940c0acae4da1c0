package dev.stemma.studio.workbench;

import dev.stemma.generator.corpus.DatasetManifest;
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
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Tool;
import java.util.Optional;

/**
 * What is said about a trained model, as C2PA assertions: made by training, from a list of works that has credentials of its
 * own; and about that list.
 */
final class ModelCredentials {
    private static final GeneratorInfo STEMMA = GeneratorInfo.stemma(Tool.STEMMA.version());

    private ModelCredentials() {}

    /** Of a list of works, in which a program has put down what was said of each. */
    static ManifestDefinition of(DatasetManifest list) {
        return ManifestDefinition.of(list.name(), STEMMA)
                .with(ActionsAssertion.all(Action.created(DigitalSourceType.DATA_DRIVEN_MEDIA)
                        .describedAs(list.works().size() + " works under the root " + list.root())))
                .build();
    }

    /** @param list verdict on the list of its works */
    static ManifestDefinition of(ModelFolder model, Verdict list) {
        ModelConfig config = model.config();
        ManifestDefinition.Builder manifest = ManifestDefinition.of(config.title(), STEMMA);
        HashedUri works = manifest.add(works(config.dataset()), list);
        return manifest.with(ActionsAssertion.all(Action.created(DigitalSourceType.TRAINED_ALGORITHMIC_DATA, works)))
                .with(new AiDisclosureAssertion(
                        DataType.MODEL,
                        Optional.of(config.title()),
                        Optional.of(identifier(model.digest())),
                        Optional.empty()))
                .with(TrainingMiningAssertion.forAll(TrainingMiningAssertion.Use.NOT_ALLOWED))
                .build();
    }

    /** The works that a model learnt from. */
    static IngredientAssertion works(ModelConfig.Dataset dataset) {
        return IngredientAssertion.of(
                        Relationship.INPUT_TO, dataset.name(), "application/json", DataType.of(DataType.DATASET))
                .identifiedBy(identifier(dataset.root()))
                .describedAs(dataset.works() + " works, listed in dataset.json under this root");
    }

    private static String identifier(Digest digest) {
        return "urn:sha256:" + digest;
    }
}
