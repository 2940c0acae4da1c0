package dev.stemma.studio.workbench;

import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.corpus.CorpusException;
import dev.stemma.generator.corpus.DatasetManifest;
import dev.stemma.generator.model.ModelException;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.model.training.Progress;
import dev.stemma.generator.model.training.Retraining;
import dev.stemma.generator.model.training.TrainingAccount;
import java.nio.file.Path;
import java.util.List;

/**
 * A model with all that is needed to train it again, or with what is missing.
 *
 * @param listed all works of its data set
 * @param missing those whose notes are not at hand
 */
public record ModelReplay(
        ModelFolder model,
        TrainingAccount account,
        List<CatalogueEntry> listed,
        WorksAtHand works,
        List<CatalogueEntry> missing) {
    private static final long LARGEST_FILE = 64L << 20;
    private static final String RESTORE = "restore its folder from where you have it";

    public ModelReplay {
        listed = List.copyOf(listed);
        missing = List.copyOf(missing);
    }

    /**
     * Reads a model and its account, and looks for its works.
     *
     * @throws WorkbenchException if it is damaged
     */
    public static ModelReplay prepare(Path folder, WorksAtHand works) throws WorkbenchException {
        ModelFolder model = open(folder);
        List<CatalogueEntry> listed = listed(folder);
        return new ModelReplay(model, account(folder), listed, works, works.missing(listed));
    }

    static ModelFolder open(Path folder) throws WorkbenchException {
        try {
            return ModelFolder.read(folder).requireIntact();
        } catch (ModelException e) {
            throw new WorkbenchException(e.getMessage(), RESTORE, e);
        }
    }

    static List<CatalogueEntry> listed(Path folder) throws WorkbenchException {
        Path file = folder.resolve(ModelFolder.DATASET);
        try {
            return DatasetManifest.read(SafeFiles.read(file, LARGEST_FILE)).works();
        } catch (CorpusException e) {
            throw new WorkbenchException(file + ": " + e.getMessage(), RESTORE, e);
        }
    }

    static TrainingAccount account(Path folder) throws WorkbenchException {
        Path file = folder.resolve(ModelFolder.TRAINING);
        try {
            return TrainingAccount.read(SafeFiles.read(file, LARGEST_FILE));
        } catch (IllegalArgumentException e) {
            throw new WorkbenchException(file + ": " + e.getMessage(), RESTORE, e);
        }
    }

    /**
     * Trains the model again.
     *
     * @throws IllegalArgumentException if works are missing
     */
    public Retraining run(Progress progress) {
        return Retraining.of(model, account, listed, works.byDigest(), progress);
    }
}
