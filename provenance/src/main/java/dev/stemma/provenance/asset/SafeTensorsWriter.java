package dev.stemma.provenance.asset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.stemma.provenance.asset.SafeTensors.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lays a SafeTensors file out: one sequence of bytes for one content. */
final class SafeTensorsWriter {
    private static final int ALIGNMENT = 8;

    private SafeTensorsWriter() {}

    static byte[] write(SafeTensors content) {
        List<Map.Entry<String, Tensor>> layout =
                new ArrayList<>(content.tensors().entrySet());
        layout.sort(Comparator.comparing(entry -> -entry.getValue().type().bytes()));
        Map<String, Long> begins = new HashMap<>();
        long length = 0;
        for (Map.Entry<String, Tensor> entry : layout) {
            begins.put(entry.getKey(), length);
            length += entry.getValue().data().remaining();
        }
        byte[] header = header(content, begins);
        int padded = (header.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        if (padded > SafeTensors.HEADER_LIMIT) {
            throw new IllegalArgumentException(
                    "a header has at most " + SafeTensors.HEADER_LIMIT + " bytes, found " + padded);
        }
        ByteBuffer file = ByteBuffer.allocate(Math.toIntExact(Long.BYTES + padded + length))
                .order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(padded).put(header);
        while (file.position() < Long.BYTES + padded) {
            file.put((byte) ' ');
        }
        layout.forEach(entry -> file.put(entry.getValue().data()));
        return file.array();
    }

    private static byte[] header(SafeTensors content, Map<String, Long> begins) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            if (!content.metadata().isEmpty()) {
                json.writeObjectFieldStart(SafeTensorsHeader.METADATA);
                for (Map.Entry<String, String> text : content.metadata().entrySet()) {
                    json.writeStringField(text.getKey(), text.getValue());
                }
                json.writeEndObject();
            }
            for (Map.Entry<String, Tensor> entry : content.tensors().entrySet()) {
                writeTensor(json, entry.getKey(), entry.getValue(), begins.get(entry.getKey()));
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return bytes.toByteArray();
    }

    private static void writeTensor(JsonGenerator json, String name, Tensor tensor, long begin) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("dtype", tensor.type().name());
        json.writeArrayFieldStart("shape");
        for (long dimension : tensor.shape()) {
            json.writeNumber(dimension);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("data_offsets");
        json.writeNumber(begin);
        json.writeNumber(begin + tensor.data().remaining());
        json.writeEndArray();
        json.writeEndObject();
    }

    /** A text that UTF-8 can hold: no half of a surrogate pair. */
    static String requireUnicode(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("a text must not hold half of a surrogate pair");
        }
        return text;
    }
}
