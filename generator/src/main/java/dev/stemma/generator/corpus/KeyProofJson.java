package dev.stemma.generator.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.merkle.KeyProof;
import dev.stemma.provenance.merkle.Span;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A {@link KeyProof} as JSON; a node of the tree is the array of its least key, its greatest key and its hash, all
 * bytes in hexadecimal digits:
 *
 * <pre>{@code
 * {"shows":"present","value":"...","path":[["left","low","high","hash"],["right",...],...]}
 * {"shows":"between","left":["low","high","hash"],"right":[...],"path":[...]}
 * {"shows":"outside","top":["low","high","hash"],"path":[]}
 * {"shows":"nothing","path":[]}
 * }</pre>
 */
final class KeyProofJson {
    private static final HexFormat HEX = HexFormat.of();

    private KeyProofJson() {}

    static void write(KeyProof proof, ObjectNode node) {
        KeyProof.Start start = proof.start();
        if (start instanceof KeyProof.Present present) {
            node.put("shows", "present").put("value", HEX.formatHex(present.value()));
        } else if (start instanceof KeyProof.Between between) {
            node.put("shows", "between");
            span(between.left(), node.putArray("left"));
            span(between.right(), node.putArray("right"));
        } else if (start instanceof KeyProof.Outside outside) {
            node.put("shows", "outside");
            span(outside.top(), node.putArray("top"));
        } else {
            node.put("shows", "nothing");
        }
        ArrayNode path = node.putArray("path");
        for (KeyProof.Step step : proof.path()) {
            span(step.node(), path.addArray().add(step.onTheLeft() ? "left" : "right"));
        }
    }

    private static void span(Span span, ArrayNode array) {
        array.add(HEX.formatHex(span.low())).add(HEX.formatHex(span.high())).add(HEX.formatHex(span.hash()));
    }

    /** @throws IllegalArgumentException if it is no such proof */
    static KeyProof read(JsonNode node) {
        String shows = node.path("shows").asText();
        KeyProof.Start start = switch (shows) {
            case "present" -> new KeyProof.Present(bytes(node.path("value")));
            case "between" -> new KeyProof.Between(span(node.path("left"), 0), span(node.path("right"), 0));
            case "outside" -> new KeyProof.Outside(span(node.path("top"), 0));
            case "nothing" -> new KeyProof.Nothing();
            default ->
                throw new IllegalArgumentException(
                        "a proof shows present, between, outside or nothing, found \"" + shows + "\"");
        };
        List<KeyProof.Step> path = new ArrayList<>();
        for (JsonNode step : node.path("path")) {
            path.add(new KeyProof.Step(step.path(0).asText().equals("left"), span(step, 1)));
        }
        return new KeyProof(start, path);
    }

    private static Span span(JsonNode node, int from) {
        return new Span(bytes(node.path(from)), bytes(node.path(from + 1)), bytes(node.path(from + 2)));
    }

    private static byte[] bytes(JsonNode node) {
        return HEX.parseHex(node.asText());
    }
}
