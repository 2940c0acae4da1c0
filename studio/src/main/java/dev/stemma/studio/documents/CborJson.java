package dev.stemma.studio.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.util.HexFormat;

/**
 * CBOR as JSON. What JSON has no words for becomes an object with a member that begins with {@code $}:
 *
 * <pre>
 * bytes                        {"$bytes": hexadecimal}
 * tag                          {"$tag": number, "$value": ...}
 * map with a key that is no text   {"$map": [[key, value], ...]}
 * NaN, infinity                {"$float": text}
 * other simple values          {"$simple": number}
 * </pre>
 */
final class CborJson {
    private CborJson() {}

    static JsonNode of(CborValue value) {
        if (value instanceof CborMap map) {
            return of(map);
        }
        if (value instanceof CborValue.Array array) {
            ArrayNode node = Json.object().arrayNode();
            array.items().forEach(item -> node.add(of(item)));
            return node;
        }
        if (value instanceof CborValue.Text text) {
            return TextNode.valueOf(text.content());
        }
        if (value instanceof CborValue.Bytes bytes) {
            return bytes(bytes.content());
        }
        if (value instanceof CborValue.Tag tag) {
            ObjectNode node = Json.object().put("$tag", Long.toUnsignedString(tag.number()));
            node.set("$value", of(tag.item()));
            return node;
        }
        if (value instanceof CborValue.Float number) {
            return Double.isFinite(number.number())
                    ? DoubleNode.valueOf(number.number())
                    : Json.object().put("$float", Double.toString(number.number()));
        }
        if (value instanceof CborValue.Simple simple) {
            return simple(simple);
        }
        return BigIntegerNode.valueOf(value.asInteger().orElseThrow());
    }

    static ObjectNode bytes(byte[] content) {
        return Json.object().put("$bytes", HexFormat.of().formatHex(content));
    }

    private static JsonNode simple(CborValue.Simple value) {
        if (value.equals(CborValue.NULL)) {
            return NullNode.getInstance();
        }
        return value.asBoolean()
                .<JsonNode>map(BooleanNode::valueOf)
                .orElseGet(() -> Json.object().put("$simple", value.code()));
    }

    private static JsonNode of(CborMap map) {
        ObjectNode node = Json.object();
        if (map.entries().stream().allMatch(entry -> entry.key() instanceof CborValue.Text)) {
            map.entries().forEach(entry -> node.set(entry.key().asText().orElseThrow(), of(entry.value())));
            return node;
        }
        ArrayNode entries = node.putArray("$map");
        map.entries().forEach(entry -> entries.addArray().add(of(entry.key())).add(of(entry.value())));
        return node;
    }
}
