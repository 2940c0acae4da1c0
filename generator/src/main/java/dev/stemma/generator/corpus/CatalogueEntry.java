package dev.stemma.generator.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Tradition;
import dev.stemma.provenance.record.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What a list of works says about one of them: everything but its notes.
 *
 * @param id its name in the list, such as {@code openscore-lieder/lc6583477}
 * @param creators composers, collectors; empty if nobody knows
 * @param source where it was taken from
 * @param digest of the bytes that it was read from: the file, the tune in its tunebook, the line
 * @param melodies {@link MelodyDigest}s of its lines, none twice, ascending; none in a list of form 1
 * @param mining what was said about training and mining; nothing in a list of form 1
 */
public record CatalogueEntry(
        String id,
        String title,
        List<String> creators,
        Tradition tradition,
        String source,
        Licence licence,
        Digest digest,
        List<Digest> melodies,
        MiningTerms mining) {
    /** An entry of form 1. */
    public CatalogueEntry(
            String id,
            String title,
            List<String> creators,
            Tradition tradition,
            String source,
            Licence licence,
            Digest digest) {
        this(id, title, creators, tradition, source, licence, digest, List.of(), MiningTerms.UNSTATED);
    }

    public CatalogueEntry {
        id = Text.required("the id of a work", id);
        title = Text.required("the title of a work", title);
        creators = List.copyOf(creators);
        creators.forEach(creator -> Text.required("the creator of a work", creator));
        source = Text.required("the source of a work", source);
        melodies = melodies.stream()
                .distinct()
                .sorted((a, b) -> Arrays.compareUnsigned(a.bytes(), b.bytes()))
                .toList();
        if (melodies.isEmpty() && !mining.isUnstated()) {
            throw new IllegalArgumentException(
                    "terms of training and mining stand beside melodies, found none in " + id);
        }
    }

    /** The same with the digests of these melodies and what was said about training and mining. */
    public CatalogueEntry with(List<Melody> lines, MiningTerms terms) {
        List<Digest> digests = lines.stream().map(MelodyDigest::of).toList();
        return new CatalogueEntry(id, title, creators, tradition, source, licence, digest, digests, terms);
    }

    /** Whether a model that learnt from the work may be given away: neither licence nor other terms stand against it. */
    public boolean allowsTraining() {
        return licence.allowsTraining() && mining.objection().isEmpty();
    }

    /**
     * The leaf that stands for the work in the data set's Merkle tree: the entry as JSON in the canonical form of RFC
     * 8785, in UTF-8, with the members {@code creators}, {@code digest} (64 hexadecimal digits), {@code id},
     * {@code licence}, {@code melodies}, {@code source}, {@code tdm-policy}, {@code tdm-reservation}, {@code title},
     * {@code tradition} and {@code trainingMining}; those of {@link #melodies} and {@link MiningTerms} where there are any.
     */
    public byte[] leaf() {
        return canonicalJson().getBytes(StandardCharsets.UTF_8);
    }

    /** {@link #leaf} as text. All values are the numbers 0 and 1 and strings without control characters, so Jackson's form is RFC 8785's. */
    String canonicalJson() {
        ObjectNode node = StrictJson.JSON.createObjectNode();
        ArrayNode names = node.putArray("creators");
        creators.forEach(names::add);
        node.put("digest", digest.toString()).put("id", id).put("licence", licence.text());
        if (!melodies.isEmpty()) {
            ArrayNode lines = node.putArray("melodies");
            melodies.forEach(melody -> lines.add(melody.toString()));
        }
        node.put("source", source);
        mining.addTo(node);
        node.put("title", title).put("tradition", tradition.id());
        mining.purposesJson().ifPresent(purposes -> node.set(MiningTerms.PURPOSES, purposes));
        try {
            return StrictJson.JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings always have a JSON form", e);
        }
    }
}
