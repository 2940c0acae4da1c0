package dev.stemma.provenance.asset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The line of JSON Lines that carries a checkpoint (C2PA 2.5, A.3.17.2): an object with one member.
 *
 * <pre>
 * {"c2pa:checkpoint":"data:application/c2pa;base64,..."}
 * </pre>
 *
 * <p>No hash covers the line until the next checkpoint, so it may hold nothing else; blanks between its parts are accepted.
 */
final class Sentinel {
    static final String MEMBER = "c2pa:checkpoint";

    private static final String OPENING = "{\"" + MEMBER + "\":\"" + StoreReference.DATA;
    private static final String CLOSING = "\"}";

    /** More than a line of the longest store. */
    static final int LONGEST_LINE = (int) StoreEncoding.BASE64.length(Carrier.MAX_STORE) + 4096;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_LINE)
                    .build())
            .build();

    private Sentinel() {}

    /** What stands before the encoded store in a line of ours. */
    static byte[] opening() {
        return OPENING.getBytes(StandardCharsets.US_ASCII);
    }

    /** What stands after it, without the line end. */
    static byte[] closing() {
        return CLOSING.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * What the line refers to; empty if it is no object with the member, and so a line like others.
     *
     * @param line without anything before or after it, at most {@link #LONGEST_LINE} bytes
     * @param offset where in the file it begins
     */
    static Optional<StoreReference> read(byte[] line, long offset) {
        // One letter for each byte, so that places in the text are places in the file.
        String text = new String(line, StandardCharsets.ISO_8859_1);
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            Optional<StoreReference> reference = Optional.empty();
            int members = 0;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean names = json.currentName().equals(MEMBER);
                members++;
                json.nextToken();
                if (names && reference.isEmpty()) {
                    reference = Optional.of(reference(json, offset));
                }
                json.skipChildren();
            }
            if (json.nextToken() != null) {
                return reference.isEmpty() ? reference : broken("something follows the object on its line");
            }
            return reference.isPresent() && members > 1
                    ? broken("an object with " + members + " members; expected " + MEMBER + " alone")
                    : reference;
        } catch (JsonProcessingException e) {
            return text.contains(OPENING) ? broken("no JSON: " + e.getOriginalMessage()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be read", e);
        }
    }

    private static StoreReference reference(JsonParser json, long offset) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            return new StoreReference.Broken(MEMBER + " is " + json.currentToken() + ", expected a text");
        }
        byte[] text = json.getText().getBytes(StandardCharsets.ISO_8859_1);
        long start = offset + json.currentTokenLocation().getCharOffset() + 1;
        long end = offset + json.currentLocation().getCharOffset() - 1;
        StoreReference reference = StoreReference.read(text, start);
        boolean escaped = text.length != end - start;
        return reference instanceof StoreReference.Inline inline && escaped
                ? new StoreReference.Inline(inline.store(), ByteRange.between(start, end))
                : reference;
    }

    private static Optional<StoreReference> broken(String problem) {
        return Optional.of(new StoreReference.Broken(problem));
    }
}
