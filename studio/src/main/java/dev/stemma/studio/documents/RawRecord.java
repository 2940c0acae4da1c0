package dev.stemma.studio.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.c2pa.Manifest;
import dev.stemma.provenance.c2pa.StoredAssertion;
import dev.stemma.provenance.cbor.CborException;
import dev.stemma.provenance.cbor.CborReader;
import java.nio.charset.StandardCharsets;

/** Claims and assertions as they stand in a store, as JSON; so much of them as can be looked at. */
public final class RawRecord {
    /** How many bytes of a store are shown, which may take ten times as many in JSON. */
    private static final int MOST = 1 << 20;

    private int left = MOST;

    /** The claim and the assertions of a manifest: label, type of its box, content. */
    public ObjectNode json(Manifest manifest) {
        ObjectNode node = Json.object();
        manifest.claimBytes().ifPresent(claim -> node.set("claim", content("cbor", claim)));
        ArrayNode assertions = node.putArray("assertions");
        for (StoredAssertion stored : manifest.assertions()) {
            ObjectNode assertion = assertions.addObject().put("label", stored.label());
            ArrayNode boxes = assertion.putArray("boxes");
            for (StoredAssertion.ContentBox box : stored.contents()) {
                boxes.addObject()
                        .put("type", box.type())
                        .set("content", content(box.type(), box.content().content()));
            }
        }
        return node;
    }

    private JsonNode content(String type, byte[] content) {
        if (content.length > left) {
            return Json.object().put("$left out", content.length);
        }
        left -= content.length;
        return switch (type) {
            case "cbor" -> cbor(content);
            case "json" -> json(new String(content, StandardCharsets.UTF_8));
            default -> CborJson.bytes(content);
        };
    }

    private static JsonNode json(String text) {
        return Json.parsed(text).orElseGet(() -> Json.object().put("$unparsed", text));
    }

    private static JsonNode cbor(byte[] content) {
        try {
            return CborJson.of(CborReader.read(content));
        } catch (CborException e) {
            return CborJson.bytes(content).put("$fault", e.getMessage());
        }
    }
}
