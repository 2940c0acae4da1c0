package dev.stemma.studio.workbench;

import dev.stemma.generator.corpus.CorpusException;
import dev.stemma.generator.corpus.DatasetManifest;
import dev.stemma.generator.model.ModelConfig;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.provenance.c2pa.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The works that a model learnt from, signed as a list of their own.
 *
 * @param verdict on the list, which holds
 */
record SignedWorks(ModelConfig.Dataset dataset, Verdict verdict) {
    /** Those that lie beside the weights of a model; nothing beside another file, or if they are not signed. */
    static Optional<SignedWorks> beside(Path file, Verification verification) throws WorkbenchException {
        Path list = file.resolveSibling(ModelFolder.DATASET);
        if (!String.valueOf(file.getFileName()).equals(ModelFolder.WEIGHTS)
                || !Files.exists(list)
                || !Files.exists(file.resolveSibling(ModelFolder.DATASET_CREDENTIALS))) {
            return Optional.empty();
        }
        Verdict verdict = verification.with(VerificationOptions.DEFAULT).verify(list);
        if (!verdict.intact()) {
            throw new WorkbenchException(
                    list + " has credentials that do not hold, so nothing is signed on top of them",
                    "sign the list anew: stemma sign --dataset DIR --force");
        }
        try {
            DatasetManifest works = DatasetManifest.read(SafeFiles.read(list, FileSigning.LARGEST_FILE));
            return Optional.of(new SignedWorks(ModelConfig.Dataset.of(works), verdict));
        } catch (CorpusException e) {
            throw new WorkbenchException(
                    list + " is no list of works: " + e.getMessage(), "restore it from where you have it", e);
        }
    }
}
