package dev.stemma.generator.corpus;

import dev.stemma.provenance.merkle.MerkleTree;
import dev.stemma.provenance.record.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lines of a {@link DatasetManifest}, of which single works are named: quicker than reading all of them. That the
 * lines are those of the data set is certain, for its root is computed from them.
 */
public final class WorkList {
    private static final List<String> TERMS = List.of("\"licence\":", "\"tdm-policy\":", "\"tdm-reservation\":");

    /** The last member of a line. */
    private static final String PURPOSES = "\"trainingMining\":";

    private final List<byte[]> leaves;
    private volatile Optional<Terms> counted = Optional.empty();

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

    /**
     * The terms under which the works stand together.
     *
     * @throws CorpusException if a line is no entry of a data set
     */
    public Terms terms() throws CorpusException {
        if (counted.isEmpty()) {
            counted = Optional.of(countTerms());
        }
        return counted.get();
    }

    private Terms countTerms() throws CorpusException {
        Map<String, Integer> same = new LinkedHashMap<>();
        Map<String, Integer> example = new LinkedHashMap<>();
        for (int i = 0; i < leaves.size(); i++) {
            String said = terms(new String(leaves.get(i), StandardCharsets.UTF_8));
            same.merge(said, 1, Integer::sum);
            example.putIfAbsent(said, i);
        }
        Terms.Counting counting = new Terms.Counting();
        for (Map.Entry<String, Integer> each : example.entrySet()) {
            CatalogueEntry work = work(each.getValue());
            counting.add(work.licence(), work.mining(), same.get(each.getKey()));
        }
        return counting.terms();
    }

    /** What a line says of its terms, unread: within a value, no quotation mark stands without a backslash before it. */
    private static String terms(String line) {
        StringBuilder said = new StringBuilder();
        for (String member : TERMS) {
            int from = line.indexOf(member);
            if (from >= 0) {
                said.append(line, from, line.indexOf(",\"", from));
            }
        }
        int purposes = line.indexOf(PURPOSES);
        return said + (purposes < 0 ? "" : line.substring(purposes));
    }
}
