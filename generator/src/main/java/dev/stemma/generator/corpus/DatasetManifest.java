package dev.stemma.generator.corpus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.stemma.generator.music.Tradition;
import dev.stemma.provenance.merkle.InclusionProof;
import dev.stemma.provenance.merkle.MerkleTree;
import dev.stemma.provenance.record.Digest;
import java.io.IOException;
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
 * <p>Entries ascend by digest and no digest stands twice, so the Merkle tree over their {@linkplain CatalogueEntry#leaf
 * leaves} shows that a work is in the list, and two neighbours show that a work between them is not.
 *
 * <pre>{@code
 * {
 *  "name": "british-isles",
 *  "size": 2,
 *  "root": "RFC 6962 SHA-256 root, 64 hexadecimal digits",
 *  "works": [
 * {"creators":["..."],"digest":"...","id":"...","licence":"...","source":"...","title":"...","tradition":"..."},
 * {...}
 *  ]
 * }
 * }</pre>
 *
 * <p>The file is in UTF-8 with line feeds; the line of a work, without its comma, is its leaf.
 */
public record DatasetManifest(String name, List<CatalogueEntry> works) {
    private static final Comparator<CatalogueEntry> BY_DIGEST =
            Comparator.comparing(CatalogueEntry::digest, Comparator.comparing(Digest::toString));
    private static final int MAX_BYTES = 64 << 20;
    private static final List<String> MEMBERS = List.of("name", "size", "root", "works");
    private static final List<String> WORK_MEMBERS =
            List.of("creators", "digest", "id", "licence", "source", "title", "tradition");
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(8).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public DatasetManifest {
        name = Text.required("the name of a data set", name);
        works = works.stream().sorted(BY_DIGEST).toList();
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

    /** Shows that an entry is in the list; empty if it is not. */
    public Optional<InclusionProof> inclusionProof(CatalogueEntry entry) {
        int index = works.indexOf(entry);
        return index < 0 ? Optional.empty() : Optional.of(tree().inclusionProof(index));
    }

    private MerkleTree tree() {
        return MerkleTree.of(works.stream().map(CatalogueEntry::leaf).toList());
    }

    /** The file, the same bytes for the same works in whatever order they came. */
    public byte[] toJson() {
        String lines = works.stream().map(CatalogueEntry::canonicalJson).collect(Collectors.joining(",\n"));
        String file = "{\n \"name\": " + JSON.getNodeFactory().textNode(name) + ",\n \"size\": " + works.size()
                + ",\n \"root\": \"" + root() + "\",\n \"works\": [\n" + lines + (works.isEmpty() ? "" : "\n")
                + " ]\n}\n";
        return file.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads what {@link #toJson} writes, to the byte.
     *
     * @throws CorpusException saying what is wrong and where: no such list, another root, another form
     */
    public static DatasetManifest read(byte[] file) throws CorpusException {
        if (file.length > MAX_BYTES) {
            throw new CorpusException("a list of works has at most " + MAX_BYTES + " bytes, found " + file.length);
        }
        JsonNode node = parse(file);
        requireMembers(node, MEMBERS, "the list");
        List<CatalogueEntry> works = new ArrayList<>();
        for (JsonNode work : node.get("works")) {
            works.add(readEntry(work, "work " + (works.size() + 1)));
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

    private static JsonNode parse(byte[] file) throws CorpusException {
        try {
            return JSON.readTree(file);
        } catch (JsonProcessingException e) {
            throw new CorpusException(
                    "not a list of works: " + e.getOriginalMessage() + ", line "
                            + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()),
                    e);
        } catch (IOException e) {
            throw new CorpusException("not a list of works: " + e.getMessage(), e);
        }
    }

    private static CatalogueEntry readEntry(JsonNode node, String place) throws CorpusException {
        requireMembers(node, WORK_MEMBERS, place);
        List<String> creators = new ArrayList<>();
        node.get("creators").forEach(creator -> creators.add(creator.asText()));
        try {
            return new CatalogueEntry(
                    node.get("id").asText(),
                    node.get("title").asText(),
                    creators,
                    new Tradition(node.get("tradition").asText()),
                    node.get("source").asText(),
                    Licence.parse(node.get("licence").asText()),
                    Digest.parse(node.get("digest").asText()));
        } catch (IllegalArgumentException e) {
            throw new CorpusException(place + ": " + e.getMessage(), e);
        }
    }

    private static void requireMembers(JsonNode node, List<String> members, String place) throws CorpusException {
        List<String> found = new ArrayList<>();
        node.fieldNames().forEachRemaining(found::add);
        if (!found.equals(members)) {
            throw new CorpusException(place + " has the members " + members + ", found " + found);
        }
    }
}
