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
import dev.stemma.provenance.record.Digest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads JSON that our own writers wrote: no member twice, none missing, none more, nothing after the end. */
final class StrictJson {
    static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(8).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final int MAX_BYTES = 64 << 20;
    private static final List<String> ENTRY_MEMBERS =
            List.of("creators", "digest", "id", "licence", "source", "title", "tradition");

    private static final List<String> ALL_ENTRY_MEMBERS = List.of(
            "creators",
            "digest",
            "id",
            "licence",
            "melodies",
            "source",
            MiningTerms.POLICY,
            MiningTerms.RESERVED,
            "title",
            "tradition",
            MiningTerms.PURPOSES);

    private StrictJson() {}

    /**
     * Parses a file.
     *
     * @param what it should be, for people
     */
    static JsonNode parse(byte[] file, String what) throws CorpusException {
        if (file.length > MAX_BYTES) {
            throw new CorpusException(what + " has at most " + MAX_BYTES + " bytes, found " + file.length);
        }
        try {
            return JSON.readTree(file);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new CorpusException("not " + what + ": " + e.getOriginalMessage() + ", line " + line, e);
        } catch (IOException e) {
            throw new CorpusException("not " + what + ": " + e.getMessage(), e);
        }
    }

    /** Refuses an object that has not exactly these members in this order. */
    static void requireMembers(JsonNode node, List<String> members, String place) throws CorpusException {
        List<String> found = new ArrayList<>();
        node.fieldNames().forEachRemaining(found::add);
        if (!found.equals(members)) {
            throw new CorpusException(place + " has the members " + members + ", found " + found);
        }
    }

    /** Reads what {@link CatalogueEntry#canonicalJson} writes. */
    static CatalogueEntry entry(JsonNode node, String place) throws CorpusException {
        requireEntry(node, place);
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
                    Digest.parse(node.get("digest").asText()),
                    digests(node.path("melodies")),
                    MiningTerms.read(node));
        } catch (IllegalArgumentException e) {
            throw new CorpusException(place + ": " + e.getMessage(), e);
        }
    }

    /**
     * A member that is a text, if there is one of that name.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static Optional<String> text(JsonNode node, String member) {
        JsonNode found = node.get(member);
        if (found != null && !found.isTextual()) {
            throw new IllegalArgumentException("\"" + member + "\" is a text in quotation marks, found " + found);
        }
        return Optional.ofNullable(found).map(JsonNode::textValue);
    }

    private static void requireEntry(JsonNode node, String place) throws CorpusException {
        List<String> found = new ArrayList<>();
        node.fieldNames().forEachRemaining(found::add);
        List<String> accepted =
                ALL_ENTRY_MEMBERS.stream().filter(found::contains).toList();
        if (!found.equals(accepted) || !found.containsAll(ENTRY_MEMBERS)) {
            throw new CorpusException(place + " has the members " + ENTRY_MEMBERS + ", found " + found);
        }
    }

    private static List<Digest> digests(JsonNode node) {
        List<Digest> digests = new ArrayList<>();
        node.forEach(digest -> digests.add(Digest.parse(digest.asText())));
        return digests;
    }
}
