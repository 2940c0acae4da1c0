package dev.stemma.generator.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stemma.generator.corpus.DatasetManifest;
import dev.stemma.provenance.record.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Whether the files of a model folder are as they were written. */
final class Intactness {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Intactness() {}

    /** What is damaged, in a sentence. */
    static Optional<String> damage(Path folder, ModelConfig config, Digest model) {
        return weights(folder, model).or(() -> dataset(folder, config.dataset()));
    }

    private static Optional<String> weights(Path folder, Digest computed) {
        Path file = folder.resolve(ModelFolder.TRAINING);
        try {
            JsonNode stated = JSON.readTree(ModelFolder.bytes(file)).path("model");
            return stated.asText().equals(computed.toString())
                    ? Optional.empty()
                    : Optional.of(folder.resolve(ModelFolder.WEIGHTS) + " or " + ModelFolder.CONFIG
                            + " is damaged: the model does not have the digest that " + ModelFolder.TRAINING
                            + " states\n  stated: " + stated.asText() + "\n  found:  " + computed);
        } catch (IOException e) {
            return Optional.of(file + " is damaged: not JSON");
        } catch (ModelException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static Optional<String> dataset(Path folder, ModelConfig.Dataset stated) {
        Path file = folder.resolve(ModelFolder.DATASET);
        try {
            byte[] bytes = ModelFolder.bytes(file);
            return DatasetManifest.isFileOf(bytes, stated.name(), stated.works(), stated.root(), stated.sorted())
                    ? Optional.empty()
                    : Optional.of(file + " is damaged, or is not the list of works that " + ModelFolder.CONFIG
                            + " states: " + stated.name() + ", " + stated.works() + " works, Merkle root "
                            + stated.root());
        } catch (ModelException e) {
            return Optional.of(e.getMessage());
        }
    }
}
