package dev.stemma.generator.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.music.Tradition;
import dev.stemma.provenance.record.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a list of works says about one of them: everything but its notes.
 *
 * @param id its name in the list, such as {@code openscore-lieder/lc6583477}
 * @param creators composers, collectors; empty if nobody knows
 * @param source where it was taken from
 * @param digest of the bytes that it was read from: the file, the tune in its tunebook, the line
 */
public record CatalogueEntry(
        String id,
        String title,
        List<String> creators,
        Tradition tradition,
        String source,
        Licence licence,
        Digest digest) {
    public CatalogueEntry {
        id = Text.required("the id of a work", id);
        title = Text.required("the title of a work", title);
        creators = List.copyOf(creators);
        creators.forEach(creator -> Text.required("the creator of a work", creator));
        source = Text.required("the source of a work", source);
    }

    /**
     * The leaf that stands for the work in the data set's Merkle tree: the entry as JSON in the canonical form of RFC
     * 8785, in UTF-8, with the members {@code creators}, {@code digest} (64 hexadecimal digits), {@code id},
     * {@code licence}, {@code source}, {@code title} and {@code tradition}.
     */
    public byte[] leaf() {
        return canonicalJson().getBytes(StandardCharsets.UTF_8);
    }

    /** {@link #leaf} as text. All values are strings without control characters, so Jackson's form is RFC 8785's. */
    String canonicalJson() {
        ObjectNode node = StrictJson.JSON.createObjectNode();
        ArrayNode names = node.putArray("creators");
        creators.forEach(names::add);
        node.put("digest", digest.toString())
                .put("id", id)
                .put("licence", licence.text())
                .put("source", source)
                .put("title", title)
                .put("tradition", tradition.id());
        try {
            return StrictJson.JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings always have a JSON form", e);
        }
    }
}
