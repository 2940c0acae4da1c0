package dev.stemma.studio.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.json.JsonMapper;
import java.lang.reflect.Type;

/** Writes JSON documents; handlers give trees, and read what came by {@link Bodies}. */
final class Answers implements JsonMapper {
    @Override
    public String toJsonString(Object document, Type type) {
        if (!(document instanceof JsonNode tree)) {
            throw new IllegalArgumentException("answers are trees, found " + document.getClass());
        }
        try {
            return Writer.MAPPER.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
        }
    }

    /** Made when the first document is written: it takes a tenth of the time that the studio has to begin. */
    private static final class Writer {
        private static final ObjectMapper MAPPER = new ObjectMapper();
    }
}
