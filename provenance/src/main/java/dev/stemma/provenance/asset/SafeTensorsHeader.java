package dev.stemma.provenance.asset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.stemma.provenance.asset.SafeTensors.ElementType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the header of a SafeTensors file says, and where in the file it says so. The one reader of such headers, for tensors
 * and for credentials.
 *
 * @param length of the JSON with the spaces after it; the tensors' data follow
 * @param entries the tensors in the order of the header
 * @param metadata the object of texts, if there is one
 */
record SafeTensorsHeader(int length, List<Entry> entries, Optional<Metadata> metadata) {
    static final String METADATA = "__metadata__";

    /** The key of credentials in the metadata: the one that is told, not refused, if it is there twice (C2PA 2.5, A.3.16.1). */
    static final String STORE = "c2pa:manifest";

    private static final int MAX_DIMENSIONS = 8;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(3)
                    .maxNumberLength(20)
                    .maxStringLength(SafeTensors.HEADER_LIMIT)
                    .build())
            .build();

    /** One tensor: its place is {@code begin} to {@code end} of the data. */
    record Entry(String name, ElementType type, List<Long> shape, long begin, long end) {}

    /**
     * The object of texts.
     *
     * @param range in the file, from its key to its closing brace
     * @param body offset after its opening brace
     */
    record Metadata(ByteRange range, long body, List<Text> texts) {
        /** The texts that hold credentials: one at most in a sound file. */
        List<Text> stores() {
            return texts.stream().filter(text -> text.key().equals(STORE)).toList();
        }
    }

    /**
     * A text with its key, escapes resolved in both.
     *
     * @param member in the file, from the quote before the key to the quote after the text
     * @param value in the file, between the quotes of the text
     */
    record Text(String key, String text, ByteRange member, ByteRange value) {}

    /**
     * Reads the header, and nothing after it.
     *
     * @throws AssetException if the file does not begin as a SafeTensors file does
     */
    static SafeTensorsHeader read(ByteSource file) {
        int length = length(file);
        return new Walk(text(file.read(new ByteRange(Long.BYTES, length)))).header(length);
    }

    private static int length(ByteSource file) {
        if (file.length() < Long.BYTES) {
            throw new AssetException(
                    0, "a SafeTensors file begins with 8 bytes of header length, found " + file.length() + " bytes");
        }
        long length = ByteBuffer.wrap(file.read(new ByteRange(0, Long.BYTES)))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
        long limit = Math.min(SafeTensors.HEADER_LIMIT, file.length() - Long.BYTES);
        if (length < 2 || length > limit) {
            throw new AssetException(
                    0,
                    "a header of " + Long.toUnsignedString(length) + " bytes, expected 2 to " + limit
                            + (limit < SafeTensors.HEADER_LIMIT ? ", what the file has left" : ""));
        }
        return (int) length;
    }

    private static String text(byte[] header) {
        if (header[0] != '{') {
            throw new AssetException(Long.BYTES, "the header begins with '{', found byte " + (header[0] & 0xFF));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AssetException(Long.BYTES, "the header is not UTF-8: " + e.getMessage());
        }
    }

    /** Goes through the JSON of one header. */
    private static final class Walk {
        private final String header;
        private final List<Entry> entries = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
        private Optional<Metadata> metadata = Optional.empty();

        /** The byte offset last computed and its character, so that the next is counted from there. */
        private int knownCharacter;

        private long knownByte = Long.BYTES;

        Walk(String header) {
            this.header = header;
        }

        SafeTensorsHeader header(int length) {
            try (JsonParser json = JSON.createParser(header)) {
                json.nextToken();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    readMember(json);
                }
                requireSpaces((int) json.currentLocation().getCharOffset());
            } catch (JsonProcessingException e) {
                throw new AssetException(
                        e.getLocation() == null
                                ? Long.BYTES
                                : byteOffset(e.getLocation().getCharOffset()),
                        "the header is not the JSON that SafeTensors demands: " + e.getOriginalMessage());
            } catch (IOException e) {
                throw new UncheckedIOException("memory does not fail to be read", e);
            }
            return new SafeTensorsHeader(length, List.copyOf(entries), metadata);
        }

        private void readMember(JsonParser json) throws IOException {
            long start = offset(json);
            String name = unicode(json, json.currentName());
            requireNew(json, names, name);
            json.nextToken();
            if (name.equals(METADATA)) {
                metadata = Optional.of(readMetadata(json, start));
            } else {
                entries.add(readEntry(json, name));
            }
        }

        private void requireNew(JsonParser json, Set<String> known, String name) {
            if (!known.add(name)) {
                throw new AssetException(offset(json), "the header has \"" + name + "\" twice");
            }
        }

        private void requireSpaces(int from) {
            for (int i = from; i < header.length(); i++) {
                if (header.charAt(i) != ' ') {
                    throw new AssetException(byteOffset(i), "only spaces may follow the header's JSON object");
                }
            }
        }

        private Metadata readMetadata(JsonParser json, long start) throws IOException {
            expect(json, JsonToken.START_OBJECT, METADATA + " is an object of texts");
            long body = offset(json) + 1;
            List<Text> texts = new ArrayList<>();
            Set<String> keys = new HashSet<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                long member = offset(json);
                String key = unicode(json, json.currentName());
                if (!key.equals(STORE)) {
                    requireNew(json, keys, key);
                }
                json.nextToken();
                expect(json, JsonToken.VALUE_STRING, METADATA + " holds texts only; \"" + key + "\"");
                long value = offset(json) + 1;
                String text = unicode(json, json.getText());
                long end = byteOffset(json.currentLocation().getCharOffset());
                texts.add(new Text(key, text, ByteRange.between(member, end), ByteRange.between(value, end - 1)));
            }
            long end = byteOffset(json.currentLocation().getCharOffset());
            return new Metadata(ByteRange.between(start, end), body, List.copyOf(texts));
        }

        private Entry readEntry(JsonParser json, String name) throws IOException {
            String of = "tensor \"" + name + "\"";
            long place = offset(json);
            expect(json, JsonToken.START_OBJECT, of + " is described by an object");
            ElementType type = null;
            List<Long> shape = null;
            List<Long> offsets = null;
            Set<String> fields = new HashSet<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                requireNew(json, fields, field);
                json.nextToken();
                switch (field) {
                    case "dtype" -> type = readType(json, of);
                    case "shape" -> shape = readNumbers(json, MAX_DIMENSIONS, of + ", shape");
                    case "data_offsets" -> offsets = readNumbers(json, 2, of + ", data_offsets");
                    default ->
                        throw new AssetException(
                                offset(json), of + " has dtype, shape and data_offsets, found \"" + field + "\"");
                }
            }
            if (type == null || shape == null || offsets == null || offsets.size() != 2) {
                throw new AssetException(place, of + " needs dtype, shape and two data_offsets");
            }
            return new Entry(name, type, List.copyOf(shape), offsets.get(0), offsets.get(1));
        }

        private ElementType readType(JsonParser json, String of) throws IOException {
            expect(json, JsonToken.VALUE_STRING, of + ", dtype is a text");
            for (ElementType type : ElementType.values()) {
                if (type.name().equals(json.getText())) {
                    return type;
                }
            }
            throw new AssetException(
                    offset(json),
                    of + " has dtype \"" + json.getText() + "\", accepted: " + List.of(ElementType.values()));
        }

        private List<Long> readNumbers(JsonParser json, int most, String of) throws IOException {
            expect(json, JsonToken.START_ARRAY, of + " is an array");
            List<Long> numbers = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                expect(json, JsonToken.VALUE_NUMBER_INT, of + " holds whole numbers");
                long number = json.getLongValue();
                if (number < 0 || numbers.size() == most) {
                    throw new AssetException(
                            offset(json), of + " holds at most " + most + " numbers, none negative; found " + number);
                }
                numbers.add(number);
            }
            return numbers;
        }

        private void expect(JsonParser json, JsonToken expected, String demand) throws IOException {
            if (json.currentToken() != expected) {
                throw new AssetException(offset(json), demand + ", found " + json.currentToken());
            }
        }

        private String unicode(JsonParser json, String text) {
            try {
                return SafeTensorsWriter.requireUnicode(text);
            } catch (IllegalArgumentException e) {
                throw new AssetException(offset(json), e.getMessage());
            }
        }

        private long offset(JsonParser json) {
            return byteOffset(json.currentTokenLocation().getCharOffset());
        }

        /** Where in the file a character of the header stands. */
        private long byteOffset(long character) {
            int end = (int) Math.max(0, Math.min(character, header.length()));
            if (end < knownCharacter) {
                knownCharacter = 0;
                knownByte = Long.BYTES;
            }
            knownByte += header.substring(knownCharacter, end).getBytes(StandardCharsets.UTF_8).length;
            knownCharacter = end;
            return knownByte;
        }
    }
}
