package dev.stemma.generator.corpus;

import dev.stemma.provenance.merkle.MerkleTree;
import dev.stemma.provenance.record.Digest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines of a {@link DatasetManifest}, of which single works are named: quicker than reading all of them. That the
 * lines are those of the data set is certain, for its root is computed from them.
 */
public final class WorkList {
    private final List<byte[]> leaves;

    private WorkList(List<byte[]> leaves) {
        this.leaves = leaves;
    }

    /**
     * Takes the lines of {@code dataset.json}.
     *
     * @param root of the data set
     * @throws CorpusException if the lines have another root
     */
    public static WorkList read(byte[] file, Digest root) throws CorpusException {
        List<byte[]> leaves = leaves(file);
        Digest found = Digest.ofBytes(MerkleTree.of(leaves).root());
        if (!found.equals(root)) {
            throw new CorpusException(
                    "the works do not have the root of the data set\n  expected " + root + "\n  computed " + found);
        }
        return new WorkList(leaves);
    }

    /** The lines of works, without their commas: they begin with a brace and a quotation mark, no other line does. */
    private static List<byte[]> leaves(byte[] file) {
        List<byte[]> leaves = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= file.length; i++) {
            if (i == file.length || file[i] == '\n') {
                int end = i > start && file[i - 1] == ',' ? i - 1 : i;
                if (end - start >= 2 && file[start] == '{' && file[start + 1] == '"') {
                    leaves.add(Arrays.copyOfRange(file, start, end));
                }
                start = i + 1;
            }
        }
        return List.copyOf(leaves);
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
        return StrictJson.entry(StrictJson.parse(leaves.get(number), "a work"), "work " + (number + 1));
    }
}
