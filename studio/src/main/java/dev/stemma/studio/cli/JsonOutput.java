package dev.stemma.studio.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.studio.documents.Json;
import java.io.IOException;

/** Prints the one JSON document of {@code --json}. */
final class JsonOutput {
    private JsonOutput() {}

    static void print(Terminal terminal, JsonNode document) {
        terminal.out().println(Json.text(document));
    }

    /** Prints a document piece by piece; closing it leaves the terminal open. */
    static JsonGenerator generator(Terminal terminal) throws IOException {
        return Json.generator(terminal.out());
    }
}
