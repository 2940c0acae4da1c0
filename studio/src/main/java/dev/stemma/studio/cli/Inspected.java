package dev.stemma.studio.cli;

import dev.stemma.provenance.c2pa.ManifestStore;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.studio.statement.PieceAccount;
import dev.stemma.studio.statement.Readiness;
import dev.stemma.studio.workbench.AiMarks;
import dev.stemma.studio.workbench.Explained;
import dev.stemma.studio.workbench.Logged;
import dev.stemma.studio.workbench.WrittenFile;
import java.util.List;
import java.util.Optional;

/**
 * What was found of a file.
 *
 * @param account what people did, of a file with a journal that holds
 * @param readiness of a file that verifies, for each regime
 * @param explained what the model makes of its notes, if that was asked for
 * @param written what is told of it in files of its own
 */
record Inspected(
        Verdict verdict,
        Optional<PieceAccount> account,
        AiMarks marks,
        Optional<Logged> logged,
        List<Readiness> readiness,
        Optional<Explained> explained,
        List<WrittenFile> written) {
    Optional<ManifestStore> store() {
        return verdict.manifests();
    }
}
