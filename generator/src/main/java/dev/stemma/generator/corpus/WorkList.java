package dev.stemma.generator.corpus;

import dev.stemma.provenance.merkle.MerkleTree;
import dev.stemma.provenance.record.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The lines of a {@link DatasetManifest}, of which single works are named: quicker than reading all of them. That the
 * lines are those of the data set is certain, for its root is computed from them.
 */
public final class WorkList {
    private final List<String> leaves;

    private WorkList(List<String> leaves) {
        this.leaves = leaves;
    }

    /**
     * Takes the lines of {@code dataset.json}.
     *
     * @param root of the data set
     * @throws CorpusException if the lines have another root
     */
    public static WorkList read(byte[] file, Digest root) throws CorpusException {
        List<String> leaves = new String(file, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("{\""))
                .map(line -> line.endsWith(",") ? line.substring(0, line.length() - 1) : line)
                .collect(Collectors.toList());
        Digest found = Digest.ofBytes(MerkleTree.of(leaves.stream()
                        .map(leaf -> leaf.getBytes(StandardCharsets.UTF_8))
                        .toList())
                .root());
        if (!found.equals(root)) {
            throw new CorpusException(
                    "the works do not have the root of the data set\n  expected " + root + "\n  computed " + found);
        }
        return new WorkList(List.copyOf(leaves));
    }

    /** How many works there are. */
    public int size() {
        return leaves.size();
    }

    /**
     * A work by its number, from 0.
     *
     * @throws CorpusException if its line is no entry of a data set
     */
    public CatalogueEntry work(int number) throws CorpusException {
        String leaf = leaves.get(number);
        return StrictJson.entry(
                StrictJson.parse(leaf.getBytes(StandardCharsets.UTF_8), "a work"), "work " + (number + 1));
    }
}
