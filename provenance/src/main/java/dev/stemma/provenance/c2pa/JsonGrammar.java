package dev.stemma.provenance.c2pa;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** The grammar of JSON assertions (RFC 8259): nothing is kept of them, they are only held to it. */
final class JsonGrammar {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonGrammar() {}

    /** Refuses an assertion whose content is not exactly one JSON text, or nests deeper than the reader goes. */
    static void check(Superbox box) throws MalformedException {
        byte[] content = box.only(Superbox.JSON).orElseThrow(() -> invalid(box, "its content is not one box of JSON"));
        try (JsonParser parser = FACTORY.createParser(content)) {
            if (parser.nextToken() == null) {
                throw invalid(box, "it is empty");
            }
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw invalid(box, "something follows its JSON text");
            }
        } catch (IOException e) {
            MalformedException fault = invalid(box, "it is no JSON");
            fault.initCause(e);
            throw fault;
        }
    }

    private static MalformedException invalid(Superbox box, String why) {
        return new MalformedException(
                StatusCode.ASSERTION_JSON_INVALID, "the assertion " + box.label() + " cannot be read: " + why);
    }
}
