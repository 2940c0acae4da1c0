package dev.stemma.studio.statement;

import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.record.Digest;
import dev.stemma.studio.workbench.Logged;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a contribution statement is about.
 *
 * @param file its name
 * @param verdict of a file that is intact
 * @param models whose notes are in the piece
 * @param readiness of the record, for each regime
 * @param logged where it is in a transparency log, if a proof came with it
 */
public record Statement(
        String file,
        Verdict verdict,
        PieceAccount account,
        List<ModelFacts> models,
        List<Readiness> readiness,
        Optional<Logged> logged) {
    public Statement {
        readiness = List.copyOf(readiness);
        models = List.copyOf(models);
        if (!verdict.intact()) {
            throw new IllegalArgumentException("nothing is stated of a file that does not verify");
        }
    }

    /**
     * A model, and from what it learnt.
     *
     * @param name if a manifest tells it
     * @param digest over its tensors and configuration
     * @param dataset if the model is at hand
     */
    public record ModelFacts(Optional<String> name, Digest digest, Optional<Dataset> dataset) {}

    /**
     * The works that a model learnt from.
     *
     * @param works how many there are
     * @param licences how many of them have each
     */
    public record Dataset(String name, int works, SortedMap<String, Integer> licences) {
        public Dataset {
            licences = Collections.unmodifiableSortedMap(new TreeMap<>(licences));
        }
    }

    /**
     * The statement about a file, with what this machine knows of the models.
     *
     * @param file its name
     * @param account what its journal tells, if it has one
     * @throws WorkbenchException if the file does not verify or has no journal, or a model that is at hand is damaged
     */
    public static Statement of(String file, Verdict verdict, Optional<PieceAccount> account, Workbench workbench)
            throws WorkbenchException {
        if (!verdict.intact()) {
            throw new WorkbenchException(
                    file + " does not verify, so there is nothing to state",
                    "stemma verify " + file + " says what was found");
        }
        PieceAccount told = account.orElseThrow(() -> new WorkbenchException(
                file + " carries no journal, so nobody can tell who did what",
                "files that stemma compose, edit or adopt writes carry one"));
        return new Statement(
                file,
                verdict,
                told,
                new ModelsOnRecord(workbench, verdict.manifests().orElseThrow()).of(told),
                Readiness.ofAll(verdict, account, workbench),
                Optional.empty());
    }

    /** The same of a file that is in a log. */
    public Statement with(Optional<Logged> proved) {
        return new Statement(file, verdict, account, models, readiness, proved);
    }
}
