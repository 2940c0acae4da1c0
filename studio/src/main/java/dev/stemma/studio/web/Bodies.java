package dev.stemma.studio.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
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
import java.util.function.IntToLongFunction;

/** What comes with a request, within limits. */
final class Bodies {
    /** Bytes of a JSON document: some thousands of operations. */
    static final int LARGEST_DOCUMENT = 2 << 20;

    private static final int DEEPEST = 16;
    /** Braces, brackets, names and values: more than ten thousand operations. */
    private static final int MOST_TOKENS = 200_000;
    /** Bytes that the tree takes for a token, at worst: an object of one field is three. */
    private static final int MEMORY_OF_TOKENS = 70;
    /** Bytes that the tree takes for each of the text, at worst: nothing but such objects, in one another. */
    private static final int MOST_WEIGHT = 40;
    /** Bytes that the text and what is read of it take for each of the text. */
    private static final int LEAST_WEIGHT = 4;

    private static final ObjectReader JSON = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxTokenCount(MOST_TOKENS)
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
            JsonNode document = JSON.readTree(bytes(context, LARGEST_DOCUMENT, Bodies::memoryOfTree));
            if (document instanceof ObjectNode object) {
                return new Fields(object, "");
            }
        } catch (JsonProcessingException e) {
            throw unreadable(e.getLocation());
        } catch (IOException e) {
            throw new AssertionError("bytes in memory can be read", e);
        }
        throw Refusal.malformed("the document is no JSON object", "it begins with {");
    }

    /** @param place nothing where it is a limit that is passed */
    private static Refusal unreadable(JsonLocation place) {
        String limits = "documents are at most " + DEEPEST + " levels deep, hold at most " + MOST_TOKENS
                + " names, values and brackets, and name no field twice";
        if (place == null) {
            return Refusal.malformed("this document passes a limit", limits);
        }
        return Refusal.malformed(
                "this is no JSON document that can be read: it ends to be one in line " + place.getLineNr()
                        + ", column " + place.getColumnNr(),
                limits);
    }

    /** The file that a request carries. */
    static byte[] upload(Context context) {
        requireType(context, "application/octet-stream");
        return bytes(context, Intake.of(context).largestUpload(), size -> size);
    }

    static long memoryOfTree(int size) {
        return Math.min((long) MOST_WEIGHT * size, (long) LEAST_WEIGHT * size + MOST_TOKENS * MEMORY_OF_TOKENS);
    }

    private static void requireType(Context context, String wanted) {
        String type = context.contentType();
        if (type == null || !type.split(";", 2)[0].trim().equalsIgnoreCase(wanted)) {
            throw new Refusal(
                    415, "the body is " + (type == null ? "of no type" : type), "this operation takes " + wanted);
        }
    }

    private static byte[] bytes(Context context, int limit, IntToLongFunction memory) {
        try {
            return Intake.of(context).read(context, limit, memory);
        } catch (IOException e) {
            throw Refusal.malformed("the upload broke off: nothing was changed", "send it again");
        }
    }

    static Refusal tooLarge(int limit) {
        String most = limit < 1 << 20 ? limit + " bytes" : (limit >> 20) + " MiB";
        return new Refusal(413, "this is larger than " + most, "nothing was changed; send a smaller one");
    }
}
