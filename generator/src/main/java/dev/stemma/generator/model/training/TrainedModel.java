package dev.stemma.generator.model.training;

import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.corpus.DatasetManifest;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.provenance.asset.SafeTensors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A model with the account of how it came to be; there is no one without the other.
 *
 * @param training {@code training.json}
 * @param card {@code card.md}
 * @param without works that were left out by name
 */
public record TrainedModel(
        ModelFolder model, DatasetManifest dataset, String training, String card, List<CatalogueEntry> without) {
    public TrainedModel {
        without = List.copyOf(without);
    }

    /**
     * Writes the model folder: beside its place first, then moved there, so that there is never half a model.
     *
     * @param weights {@code model.safetensors}: that of the model, with the trainer's credentials in it or without
     * @throws IllegalArgumentException if the weights are other ones
     * @throws FileAlreadyExistsException if there is something already
     */
    public void write(Path folder, byte[] weights) throws IOException {
        write(folder, weights, Optional.empty());
    }

    /**
     * The same with credentials of the list of works, which lie beside it.
     *
     * @param credentials {@code dataset.json.c2pa}
     */
    public void write(Path folder, byte[] weights, Optional<byte[]> credentials) throws IOException {
        if (!SafeTensors.read(weights)
                .tensors()
                .equals(SafeTensors.read(model.weightsFile()).tensors())) {
            throw new IllegalArgumentException(
                    "the weights are not those of the model " + model.config().id());
        }
        if (Files.exists(folder)) {
            throw new FileAlreadyExistsException(folder.toString());
        }
        Path parent = folder.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Path beside = parent.resolve(
                "." + folder.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        Files.createDirectory(beside);
        try {
            Files.write(beside.resolve(ModelFolder.CONFIG), model.configFile());
            Files.write(beside.resolve(ModelFolder.WEIGHTS), weights);
            Files.write(beside.resolve(ModelFolder.DATASET), dataset.toJson());
            if (credentials.isPresent()) {
                Files.write(beside.resolve(ModelFolder.DATASET_CREDENTIALS), credentials.get());
            }
            Files.write(beside.resolve(ModelFolder.TRAINING), training.getBytes(StandardCharsets.UTF_8));
            Files.write(beside.resolve("card.md"), card.getBytes(StandardCharsets.UTF_8));
            Files.move(beside, folder);
        } catch (IOException e) {
            delete(beside);
            throw e;
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> all = Files.walk(folder)) {
            paths = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
