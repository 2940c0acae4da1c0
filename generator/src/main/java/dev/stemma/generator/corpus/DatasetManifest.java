package dev.stemma.generator.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.provenance.merkle.MerkleTree;
import dev.stemma.provenance.record.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The list of works behind a model ({@code dataset.json}), without a note of them.
 *
 * <p>Entries ascend by digest and no digest stands twice. The root is that of the Merkle tree of RFC 6962 over their
 * {@linkplain CatalogueEntry#leaf leaves}; {@link SortedRoots} answer whether a work or a melody is in the list.
 *
 * <pre>{@code
 * {
 *  "name": "british-isles",
 *  "size": 2,
 *  "root": "RFC 6962 SHA-256 root, 64 hexadecimal digits",
 *  "files": "root of the sorted tree by file",
 *  "melodies": "root of the sorted tree by melody",
 *  "works": [
 * {"creators":["..."],"digest":"...","id":"...","licence":"...","melodies":["..."],"source":"...","title":"...","tradition":"..."},
 * {...}
 *  ]
 * }
 * }</pre>
 *
 * <p>The file is in UTF-8 with line feeds; the line of a work, without its comma, is its leaf. A list of form 1 has no
 * {@code files} and no {@code melodies}, neither in its head nor in its works.
 */
public record DatasetManifest(String name, List<CatalogueEntry> works) {
    private static final Comparator<CatalogueEntry> BY_DIGEST =
            Comparator.comparing(CatalogueEntry::digest, DatasetManifest::compare);
    private static final String TAIL = " ]\n}\n";
    private static final List<String> FORM_1 = List.of("name", "size", "root", "works");
    private static final List<String> FORM_2 = List.of("name", "size", "root", "files", "melodies", "works");

    public DatasetManifest {
        name = Text.required("the name of a data set", name);
        works = works.stream().sorted(BY_DIGEST).toList();
        long named = works.stream().filter(work -> !work.melodies().isEmpty()).count();
        if (named > 0 && named < works.size()) {
            throw new IllegalArgumentException(
                    "all works of a data set name their melodies or none does, found " + named + " of " + works.size());
        }
        for (int i = 1; i < works.size(); i++) {
            if (works.get(i - 1).digest().equals(works.get(i).digest())) {
                throw new IllegalArgumentException("a data set lists the same bytes once, found "
                        + works.get(i - 1).id() + " and " + works.get(i).id());
            }
        }
    }

    /** The list of the works of a corpus. */
    public static DatasetManifest of(Corpus corpus) {
        return of(corpus.name(), corpus.works());
    }

    /** The list of these works, for a data set put together from several corpora. */
    public static DatasetManifest of(String name, Collection<Work> works) {
        return new DatasetManifest(name, works.stream().map(Work::entry).toList());
    }

    /** Root of the Merkle tree over the works. */
    public Digest root() {
        return Digest.ofBytes(tree().root());
    }

    /** Whether the works name their melodies: form 2. A list of form 1 does not, and neither do all its proofs. */
    public boolean namesMelodies() {
        return works.stream().noneMatch(work -> work.melodies().isEmpty());
    }

    /** What makes proofs about the works; its trees are built anew at each call. */
    public DatasetProofs proofs() {
        return new DatasetProofs(works, namesMelodies());
    }

    /** The roots of a list of form 2, as its head states them. */
    public Optional<SortedRoots> sorted() {
        return namesMelodies() ? Optional.of(proofs().roots()) : Optional.empty();
    }

    private static int compare(Digest a, Digest b) {
        return Arrays.compareUnsigned(a.bytes(), b.bytes());
    }

    private MerkleTree tree() {
        return MerkleTree.of(works.stream().map(CatalogueEntry::leaf).toList());
    }

    /** The file, the same bytes for the same works in whatever order they came. */
    public byte[] toJson() {
        String lines = works.stream().map(CatalogueEntry::canonicalJson).collect(Collectors.joining(",\n"));
        String file = head(name, works.size(), root(), sorted()) + lines + (works.isEmpty() ? "" : "\n") + TAIL;
        return file.getBytes(StandardCharsets.UTF_8);
    }

    private static String head(String name, int size, Digest root, Optional<SortedRoots> sorted) {
        return "{\n \"name\": " + StrictJson.JSON.getNodeFactory().textNode(name) + ",\n \"size\": " + size
                + ",\n \"root\": \"" + root + "\""
                + sorted.map(roots -> ",\n \"files\": \"" + roots.files() + "\",\n \"melodies\": \""
                                + roots.melodies().orElseThrow() + "\"")
                        .orElse("")
                + ",\n \"works\": [\n";
    }

    /**
     * Whether these bytes are the file of a list of this name, size and root, to the byte: {@link #read} without the
     * works, many times as fast.
     *
     * @param sorted as its head states them, none of form 1
     */
    public static boolean isFileOf(byte[] file, String name, int size, Digest root, Optional<SortedRoots> sorted) {
        byte[] head = head(name, size, root, sorted).getBytes(StandardCharsets.UTF_8);
        byte[] tail = TAIL.getBytes(StandardCharsets.UTF_8);
        int end = file.length - tail.length;
        if (end < head.length
                || !Arrays.equals(file, 0, head.length, head, 0, head.length)
                || !Arrays.equals(file, end, file.length, tail, 0, tail.length)) {
            return false;
        }
        List<byte[]> leaves = new ArrayList<>();
        for (int from = head.length, at = from; at < end; at++) {
            if (file[at] == '\n') {
                boolean last = at == end - 1;
                if (!last && file[at - 1] != ',') {
                    return false;
                }
                leaves.add(Arrays.copyOfRange(file, from, last ? at : at - 1));
                from = at + 1;
            } else if (at == end - 1) {
                return false;
            }
        }
        return leaves.size() == size
                && Digest.ofBytes(MerkleTree.of(leaves).root()).equals(root);
    }

    /**
     * Reads what {@link #toJson} writes, to the byte.
     *
     * @throws CorpusException saying what is wrong and where: no such list, another root, another form
     */
    public static DatasetManifest read(byte[] file) throws CorpusException {
        JsonNode node = StrictJson.parse(file, "a list of works");
        StrictJson.requireMembers(node, node.has("files") ? FORM_2 : FORM_1, "the list");
        List<CatalogueEntry> works = new ArrayList<>();
        for (JsonNode work : node.get("works")) {
            works.add(StrictJson.entry(work, "work " + (works.size() + 1)));
        }
        DatasetManifest manifest;
        try {
            manifest = new DatasetManifest(node.get("name").asText(), works);
        } catch (IllegalArgumentException e) {
            throw new CorpusException(e.getMessage(), e);
        }
        String root = node.get("root").asText();
        if (!root.equals(manifest.root().toString())) {
            throw new CorpusException("the works do not have the root that the list states\n  stated   " + root
                    + "\n  computed " + manifest.root());
        }
        if (!Arrays.equals(manifest.toJson(), file)) {
            throw new CorpusException("the list is not in its one form: works ascend by digest, one a line, "
                    + "and nothing else stands in the file");
        }
        return manifest;
    }
}
