package dev.stemma.provenance.asset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.stemma.provenance.asset.SafeTensors.ElementType;
import dev.stemma.provenance.asset.SafeTensors.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads one SafeTensors file. Memory is bounded by the file's own size and a header of {@link SafeTensors#HEADER_LIMIT}. */
final class SafeTensorsReader {
    static final String METADATA = "__metadata__";

    private static final int MAX_DIMENSIONS = 8;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(3)
                    .maxNumberLength(20)
                    .maxStringLength(SafeTensors.HEADER_LIMIT)
                    .build())
            .build();

    private final byte[] file;
    private final List<Entry> entries = new ArrayList<>();
    private final SortedMap<String, String> metadata = new TreeMap<>();
    private String header;

    SafeTensorsReader(byte[] file) {
        this.file = file;
    }

    /** One tensor as the header describes it: its place is {@code begin} to {@code end} of the data. */
    private record Entry(String name, ElementType type, List<Long> shape, long begin, long end) {}

    SafeTensors read() {
        int headerLength = headerLength();
        header = text(headerLength);
        try (JsonParser json = JSON.createParser(header)) {
            readHeader(json);
        } catch (JsonProcessingException e) {
            throw new AssetException(
                    e.getLocation() == null
                            ? Long.BYTES
                            : byteOffset(e.getLocation().getCharOffset()),
                    "the header is not the JSON that SafeTensors demands: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be read", e);
        }
        return new SafeTensors(metadata, slices(Long.BYTES + headerLength));
    }

    private int headerLength() {
        if (file.length < Long.BYTES) {
            throw new AssetException(
                    0, "a SafeTensors file begins with 8 bytes of header length, found " + file.length + " bytes");
        }
        long length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
        long limit = Math.min(SafeTensors.HEADER_LIMIT, file.length - Long.BYTES);
        if (length < 2 || length > limit) {
            throw new AssetException(
                    0,
                    "a header of " + Long.toUnsignedString(length) + " bytes, expected 2 to " + limit
                            + (limit < SafeTensors.HEADER_LIMIT ? ", what the file has left" : ""));
        }
        return (int) length;
    }

    private String text(int length) {
        if (file[Long.BYTES] != '{') {
            throw new AssetException(Long.BYTES, "the header begins with '{', found byte " + (file[Long.BYTES] & 0xFF));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file, Long.BYTES, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AssetException(Long.BYTES, "the header is not UTF-8: " + e.getMessage());
        }
    }

    private void readHeader(JsonParser json) throws IOException {
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = unicode(json, json.currentName());
            json.nextToken();
            if (name.equals(METADATA)) {
                readMetadata(json);
            } else {
                entries.add(readEntry(json, name));
            }
        }
        int end = (int) json.currentLocation().getCharOffset();
        for (int i = end; i < header.length(); i++) {
            if (header.charAt(i) != ' ') {
                throw new AssetException(byteOffset(i), "only spaces may follow the header's JSON object");
            }
        }
    }

    private void readMetadata(JsonParser json) throws IOException {
        expect(json, JsonToken.START_OBJECT, METADATA + " is an object of texts");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = unicode(json, json.currentName());
            json.nextToken();
            expect(json, JsonToken.VALUE_STRING, METADATA + " holds texts only; \"" + key + "\"");
            metadata.put(key, unicode(json, json.getText()));
        }
    }

    private Entry readEntry(JsonParser json, String name) throws IOException {
        String of = "tensor \"" + name + "\"";
        long place = offset(json);
        expect(json, JsonToken.START_OBJECT, of + " is described by an object");
        ElementType type = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
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
                offset(json), of + " has dtype \"" + json.getText() + "\", accepted: " + List.of(ElementType.values()));
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

    /** Cuts the data; checks that the tensors cover it from its first byte to its last, each once. */
    private SortedMap<String, Tensor> slices(int dataStart) {
        long dataLength = (long) file.length - dataStart;
        entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        SortedMap<String, Tensor> tensors = new TreeMap<>();
        long covered = 0;
        for (Entry entry : entries) {
            String of = "tensor \"" + entry.name() + "\" at data_offsets [" + entry.begin() + ", " + entry.end() + "]";
            if (entry.begin() != covered || entry.end() < covered || entry.end() > dataLength) {
                throw new AssetException(
                        dataStart + Math.min(covered, dataLength),
                        of + ": expected to begin at " + covered + " and to end by " + dataLength
                                + "; tensors follow one another without gap or overlap");
            }
            int length = (int) (entry.end() - entry.begin());
            try {
                ByteBuffer data = ByteBuffer.wrap(file, (int) (dataStart + entry.begin()), length);
                tensors.put(entry.name(), new Tensor(entry.type(), entry.shape(), data));
            } catch (IllegalArgumentException e) {
                throw new AssetException(dataStart + entry.begin(), of + ": " + e.getMessage());
            }
            covered = entry.end();
        }
        if (covered != dataLength) {
            throw new AssetException(
                    dataStart + covered, (dataLength - covered) + " bytes follow the last tensor, expected none");
        }
        return tensors;
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
        return Long.BYTES + header.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
    }
}
