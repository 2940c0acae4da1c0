package dev.stemma.studio.workbench;

import dev.stemma.generator.corpus.CatalogueEntry;
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
import dev.stemma.provenance.record.Tool;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is said about a trained model, as C2PA assertions: made by training, from a list of works that has credentials of its
 * own; and about that list.
 */
final class ModelCredentials {
    /** No more works than this are named; {@code training.json} names all. */
    private static final int NAMED = 20;

    private static final GeneratorInfo STEMMA = GeneratorInfo.stemma(Tool.STEMMA.version());

    private ModelCredentials() {}

    /** Of a list of works, in which a program has put down what was said of each. */
    static ManifestDefinition of(DatasetManifest list) {
        return ManifestDefinition.of(list.name(), STEMMA)
                .with(ActionsAssertion.all(Action.created(DigitalSourceType.DATA_DRIVEN_MEDIA)
                        .describedAs(list.works().size() + " works under the root " + list.root())))
                .build();
    }

    /**
     * @param without works that were left out by name
     * @param list verdict on the list of its works
     */
    static ManifestDefinition of(ModelFolder model, List<CatalogueEntry> without, Verdict list) {
        ModelConfig config = model.config();
        ManifestDefinition.Builder manifest = ManifestDefinition.of(config.title(), STEMMA);
        HashedUri works = manifest.add(works(config.dataset(), without), list);
        return manifest.with(ActionsAssertion.all(Action.created(DigitalSourceType.TRAINED_ALGORITHMIC_DATA, works)))
                .with(new AiDisclosureAssertion(
                        DataType.MODEL,
                        Optional.of(config.title()),
                        Optional.of(model.digest().urn()),
                        Optional.empty()))
                .with(TrainingMiningAssertion.forAll(TrainingMiningAssertion.Use.NOT_ALLOWED))
                .build();
    }

    /**
     * The works that a model learnt from.
     *
     * @param without works that were left out by name
     */
    static IngredientAssertion works(ModelConfig.Dataset dataset, List<CatalogueEntry> without) {
        return IngredientAssertion.of(
                        Relationship.INPUT_TO, dataset.name(), "application/json", DataType.of(DataType.DATASET))
                .identifiedBy(dataset.root().urn())
                .describedAs(listed(dataset.works(), without));
    }

    private static String listed(int works, List<CatalogueEntry> without) {
        if (without.isEmpty()) {
            return works + " works, listed in dataset.json under this root";
        }
        String named = without.stream().limit(NAMED).map(CatalogueEntry::id).collect(Collectors.joining(", "));
        return works + " works, listed in dataset.json under this root; left out by name: " + named
                + (without.size() > NAMED ? ", ..." : "");
    }
}
