package dev.stemma.provenance.label;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The one form in which a JSON document is hashed: JCS, RFC 8785. Members ascend by their names in UTF-16, nothing stands
 * between tokens, strings are escaped only where they must be. Numbers are whole ones of at most 53 bits, which every
 * program writes alike; our documents have no others.
 */
final class CanonicalJson {
    private static final long MOST = (1L << 53) - 1;

    private final StringBuilder out = new StringBuilder();

    private CanonicalJson() {}

    /**
     * The document in UTF-8.
     *
     * @throws IllegalArgumentException if it holds a fraction, a number beyond 53 bits, or half of a surrogate pair
     */
    static byte[] of(JsonNode document) {
        CanonicalJson writer = new CanonicalJson();
        writer.write(document);
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(writer.out));
            byte[] canonical = new byte[bytes.remaining()];
            bytes.get(canonical);
            return canonical;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a text holds half of a surrogate pair, which has no UTF-8", e);
        }
    }

    private void write(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> object((ObjectNode) node);
            case ARRAY -> array(node);
            case STRING -> string(node.textValue());
            case NUMBER -> number(node);
            case BOOLEAN, NULL -> out.append(node.asText());
            case BINARY, MISSING, POJO -> throw new IllegalArgumentException("no value of JSON: " + node.getNodeType());
        }
    }

    private void object(ObjectNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        names.sort(String::compareTo);
        String before = "{";
        for (String name : names) {
            out.append(before);
            string(name);
            out.append(':');
            write(node.get(name));
            before = ",";
        }
        out.append(names.isEmpty() ? "{}" : "}");
    }

    private void array(JsonNode node) {
        String before = "[";
        for (JsonNode element : node) {
            out.append(before);
            write(element);
            before = ",";
        }
        out.append(node.isEmpty() ? "[]" : "]");
    }

    private void number(JsonNode node) {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || Math.abs(node.longValue()) > MOST) {
            throw new IllegalArgumentException("a number is whole and of at most 53 bits, found " + node);
        }
        out.append(node.longValue());
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            switch (unit) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (unit < ' ') {
                        out.append(String.format("\\u%04x", (int) unit));
                    } else {
                        out.append(unit);
                    }
                }
            }
        }
        out.append('"');
    }
}
