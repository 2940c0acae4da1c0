package dev.stemma.studio.documents;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.model.evaluation.Means;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The one form in which documents about pieces and files are written, for the command line and the pages alike. */
public final class Json {
    private static final int DECIMAL_PLACES = 6;
    private static final ObjectMapper MAPPER = new ObjectMapper(
            new JsonFactoryBuilder().characterEscapes(new HarmlessEscapes()).build());

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** A number to six decimal places, written alike by every Java. */
    public static JsonNode decimal(double value) {
        return DecimalNode.valueOf(new BigDecimal(value).setScale(DECIMAL_PLACES, RoundingMode.HALF_EVEN));
    }

    /** Both means of bits per note. */
    public static void put(ObjectNode node, Means means) {
        node.set("perNote", decimal(means.perNote()));
        node.set("perMelody", decimal(means.perMelody()));
    }

    /** Writes a document piece by piece; closing it leaves the stream open. */
    public static JsonGenerator generator(OutputStream out) throws IOException {
        return MAPPER.getFactory()
                .createGenerator(new OutputStreamWriter(out, StandardCharsets.UTF_8))
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .useDefaultPrettyPrinter();
    }

    /** The document that a text is; empty if it is none, or one too deep or too long to be read. */
    public static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.of(MAPPER.reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The document, indented. */
    public static String text(JsonNode document) {
        return written(MAPPER.writer().with(SerializationFeature.INDENT_OUTPUT), document);
    }

    /** The document on one line. */
    public static String line(JsonNode document) {
        return written(MAPPER.writer(), document);
    }

    private static String written(ObjectWriter writer, JsonNode document) {
        try {
            return writer.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
        }
    }
}
