package dev.stemma.studio.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.record.Origin;
import dev.stemma.studio.registry.LibraryRow;
import java.util.List;
import java.util.Locale;

/** Rows of the library as JSON. */
public final class LibraryJson {
    private LibraryJson() {}

    /** A page of rows, and how many there are of all pages. */
    public static ObjectNode of(int total, List<LibraryRow> rows) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("total", total);
        ArrayNode array = node.putArray("rows");
        rows.forEach(row -> array.add(of(row)));
        return node;
    }

    /** One row. */
    public static ObjectNode of(LibraryRow row) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("kind", word(row.kind()))
                .put("id", row.id())
                .put("title", row.title())
                .put("happened", row.happened().toString())
                .put("archived", row.archived())
                .put("notes", row.notes());
        ObjectNode origins = node.putObject("origins");
        for (Origin origin : Origin.values()) {
            origins.put(origin.toString(), row.origins().getOrDefault(origin, 0));
        }
        row.tradition().ifPresent(tradition -> node.put("tradition", tradition));
        row.model().ifPresent(model -> node.put("model", model));
        put(node, "people", row.people());
        row.record().ifPresent(found -> {
            node.put("name", found.name()).put("foundIn", found.foundIn()).put("verdict", word(found.verdict()));
            found.signer().ifPresent(signer -> node.put("signer", signer));
            put(node, "failures", found.failures());
            put(node, "labels", found.labels());
            found.log().ifPresent(log -> node.put("log", log));
        });
        return node;
    }

    private static void put(ObjectNode node, String name, List<String> texts) {
        ArrayNode array = node.putArray(name);
        texts.forEach(array::add);
    }

    /** A constant as documents name it. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
