package dev.stemma.studio.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** A document that is mostly one long list, each entry printed as it comes; nothing is printed before the first. */
final class JsonList {
    private final Terminal terminal;
    private final String name;
    private Optional<JsonGenerator> begun = Optional.empty();

    JsonList(Terminal terminal, String name) {
        this.terminal = terminal;
        this.name = name;
    }

    void add(JsonNode entry) {
        try {
            begun().writeTree(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the list and the document, with a member behind the list. */
    void end(String member, JsonNode value) {
        try (JsonGenerator document = begun()) {
            document.writeEndArray();
            document.writeFieldName(member);
            document.writeTree(value);
            document.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        terminal.out().println();
    }

    private JsonGenerator begun() throws IOException {
        if (begun.isEmpty()) {
            JsonGenerator document = JsonOutput.generator(terminal);
            begun = Optional.of(document);
            document.writeStartObject();
            document.writeArrayFieldStart(name);
        }
        return begun.get();
    }
}
