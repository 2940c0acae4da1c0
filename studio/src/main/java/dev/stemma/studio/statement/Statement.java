package dev.stemma.studio.statement;

import dev.stemma.provenance.c2pa.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a contribution statement is about.
 *
 * @param file its name
 * @param verdict of a file that is intact
 * @param models that had a part in the piece, as far as they are known
 */
public record Statement(String file, Verdict verdict, PieceAccount account, List<ModelFacts> models) {
    public Statement {
        models = List.copyOf(models);
        if (!verdict.intact()) {
            throw new IllegalArgumentException("nothing is stated of a file that does not verify");
        }
    }

    /**
     * A model, and from what it learnt.
     *
     * @param digest over its tensors and configuration
     * @param dataset if the model is at hand
     */
    public record ModelFacts(String name, String digest, Optional<Dataset> dataset) {}

    /**
     * The works that a model learnt from.
     *
     * @param root of the Merkle tree over their list
     * @param licences how many works have each
     */
    public record Dataset(String name, int works, String root, SortedMap<String, Integer> licences) {}
}
