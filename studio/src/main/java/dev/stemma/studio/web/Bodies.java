package dev.stemma.studio.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;

/** What comes with a request, within limits. */
final class Bodies {
    /** Bytes of a JSON document: some thousands of operations. */
    static final int LARGEST_DOCUMENT = 2 << 20;

    private static final int DEEPEST = 16;
    /** Bytes that the tree of a document takes for each of its text, at worst. */
    private static final int WEIGHT_OF_TREES = 12;

    private static final ObjectReader JSON = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(40)
                            .maxNameLength(200)
                            .maxStringLength(200_000)
                            .build())
                    .build())
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Bodies() {}

    /** The JSON object that a request carries. */
    static Fields fields(Context context) {
        requireType(context, "application/json");
        try {
            JsonNode document = JSON.readTree(bytes(context, LARGEST_DOCUMENT, WEIGHT_OF_TREES));
            if (document instanceof ObjectNode object) {
                return new Fields(object, "");
            }
        } catch (JsonProcessingException e) {
            throw Refusal.malformed(
                    "this is no JSON document that can be read: it ends to be one in line "
                            + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr(),
                    "documents are at most " + DEEPEST + " levels deep, and name no field twice");
        } catch (IOException e) {
            throw new AssertionError("bytes in memory can be read", e);
        }
        throw Refusal.malformed("the document is no JSON object", "it begins with {");
    }

    /** The file that a request carries. */
    static byte[] upload(Context context) {
        requireType(context, "application/octet-stream");
        return bytes(context, Intake.of(context).largestUpload(), 1);
    }

    private static void requireType(Context context, String wanted) {
        String type = context.contentType();
        if (type == null || !type.split(";", 2)[0].trim().equalsIgnoreCase(wanted)) {
            throw new Refusal(
                    415, "the body is " + (type == null ? "of no type" : type), "this operation takes " + wanted);
        }
    }

    private static byte[] bytes(Context context, int limit, int weight) {
        try {
            return Intake.of(context).read(context, limit, weight);
        } catch (IOException e) {
            throw Refusal.malformed("the upload broke off: nothing was changed", "send it again");
        }
    }

    static Refusal tooLarge(int limit) {
        return new Refusal(
                413, "this is larger than " + (limit >> 20) + " MiB", "nothing was changed; send a smaller one");
    }
}
