package dev.stemma.provenance.label;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads labels: strings by the seven names and no others, each once, alone or in one object more. */
final class LabelReader {
    private static final int LONGEST = 1 << 14;
    private static final JsonFactory FACTORY = new JsonFactory();

    private LabelReader() {}

    static AigcLabel read(byte[] bytes) throws LabelException {
        if (bytes.length > LONGEST) {
            throw new LabelException("it has " + bytes.length + " bytes; at most " + LONGEST + " are read");
        }
        Map<String, String> members = members(text(bytes));
        String code = required(members, AigcLabel.LABEL);
        AigcLabel.Certainty certainty = AigcLabel.Certainty.of(code)
                .orElseThrow(() -> new LabelException(
                        "Label is \"" + code + "\"; expected 1 (generated), 2 (perhaps) or 3 (suspected)"));
        try {
            return new AigcLabel(
                    certainty,
                    required(members, AigcLabel.PRODUCER),
                    required(members, AigcLabel.PRODUCE_ID),
                    optional(members, AigcLabel.PRODUCER_CODE),
                    optional(members, AigcLabel.PROPAGATOR),
                    optional(members, AigcLabel.PROPAGATE_ID),
                    optional(members, AigcLabel.PROPAGATOR_CODE));
        } catch (IllegalArgumentException e) {
            throw new LabelException(e.getMessage(), e);
        }
    }

    private static String text(byte[] bytes) throws LabelException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new LabelException("it is no text in UTF-8", e);
        }
    }

    private static Map<String, String> members(String text) throws LabelException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new LabelException("it is no JSON object; expected {\"AIGC\":{...}}");
            }
            Map<String, String> members = new LinkedHashMap<>();
            readObject(parser, members, true);
            if (parser.nextToken() != null) {
                throw new LabelException("something follows it");
            }
            return members;
        } catch (IOException e) {
            throw new LabelException("it is no JSON; expected {\"AIGC\":{...}}", e);
        }
    }

    private static void readObject(JsonParser parser, Map<String, String> members, boolean outer)
            throws IOException, LabelException {
        boolean wrapped = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            boolean wraps = outer && name.equals(AigcLabel.WRAPPER) && value == JsonToken.START_OBJECT;
            if (wrapped || wraps && !members.isEmpty()) {
                throw new LabelException("something stands beside its object AIGC");
            }
            if (wraps) {
                readObject(parser, members, false);
                wrapped = true;
            } else if (!AigcLabel.NAMES.contains(name)) {
                throw new LabelException("it has a property \"" + name + "\", which the standard does not know");
            } else if (value != JsonToken.VALUE_STRING) {
                throw new LabelException("the value of \"" + name + "\" is no string");
            } else if (members.put(name, parser.getText()) != null) {
                throw new LabelException("it has \"" + name + "\" twice");
            }
        }
    }

    private static String required(Map<String, String> members, String name) throws LabelException {
        if (!members.containsKey(name)) {
            throw new LabelException("it has no " + name);
        }
        return members.get(name);
    }

    private static String optional(Map<String, String> members, String name) {
        return members.getOrDefault(name, "");
    }
}
