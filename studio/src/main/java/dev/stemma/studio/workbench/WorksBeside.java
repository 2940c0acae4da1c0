package dev.stemma.studio.workbench;

import dev.stemma.generator.corpus.DatasetManifest;
import dev.stemma.generator.corpus.Terms;
import dev.stemma.generator.model.ModelConfig;
import dev.stemma.generator.model.ModelException;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.session.TermsInWords;
import dev.stemma.provenance.c2pa.Check;
import dev.stemma.provenance.c2pa.IngredientAssertion;
import dev.stemma.provenance.c2pa.IngredientAssertion.DataType;
import dev.stemma.provenance.c2pa.IngredientAssertion.Relationship;
import dev.stemma.provenance.c2pa.Place;
import dev.stemma.provenance.c2pa.StatusCode;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.record.Digest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The list of works that lies beside the weights of a model, held against what the credentials in the weights say of it. */
final class WorksBeside {
    private static final String WEIGHTS = ".safetensors";
    private static final Place LIST = new Place.Beside(ModelFolder.DATASET);

    private WorksBeside() {}

    /** The verdict on a file, with what was found where it is a model that names a data set. */
    static Verdict in(Verdict verdict, Path file) {
        Optional<String> named =
                verdict.intact() && file.toString().endsWith(WEIGHTS) ? named(verdict) : Optional.empty();
        return named.map(dataset -> verdict.with(check(file, dataset))).orElse(verdict);
    }

    /** The data set of which the credentials speak, if they name it as ours do. */
    private static Optional<String> named(Verdict verdict) {
        return verdict.manifests()
                .flatMap(store -> store.active()
                        .assertions(IngredientAssertion.class)
                        .filter(ingredient -> ingredient.relationship() == Relationship.INPUT_TO)
                        .filter(ingredient -> ingredient.dataTypes().stream()
                                .anyMatch(type -> type.type().equals(DataType.DATASET)))
                        .findFirst())
                .flatMap(IngredientAssertion::instanceId)
                .filter(name -> name.startsWith(Digest.URN));
    }

    private static Check check(Path file, String named) {
        Path list = file.resolveSibling(ModelFolder.DATASET);
        if (!Files.exists(list)) {
            return skipped("the list of works does not lie beside the model");
        }
        try {
            DatasetManifest works = Corpora.dataset(list);
            String root = works.root().urn();
            if (!root.equals(named)) {
                return failed("the credentials name the data set " + named + ", the list beside the model is " + root);
            }
            Path config = file.resolveSibling(ModelFolder.CONFIG);
            if (Files.exists(config)
                    && !ModelConfig.read(SafeFiles.read(config, Corpora.LARGEST_LIST))
                            .dataset()
                            .root()
                            .equals(works.root())) {
                return failed("the credentials name the data set " + named + ", config.json beside the model another");
            }
            return new Check(
                    Check.Name.DATASET,
                    Check.Outcome.PASS,
                    StatusCode.DATASET_MATCH,
                    LIST,
                    Optional.empty(),
                    "the list beside the model has the " + works.works().size() + " works of " + works.name()
                            + " that the credentials name, under these terms: "
                            + TermsInWords.of(Terms.of(works.works())));
        } catch (WorkbenchException | ModelException e) {
            return failed(e.getMessage());
        }
    }

    private static Check failed(String detail) {
        return new Check(
                Check.Name.DATASET,
                Check.Outcome.FAIL,
                StatusCode.DATASET_LIST_MISMATCH,
                LIST,
                Optional.empty(),
                detail);
    }

    private static Check skipped(String detail) {
        return new Check(
                Check.Name.DATASET, Check.Outcome.SKIPPED, StatusCode.DATASET_SKIPPED, LIST, Optional.empty(), detail);
    }
}
