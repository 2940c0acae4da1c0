package dev.stemma.studio.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Entry;
import dev.stemma.studio.workbench.DeskHistory;
import dev.stemma.studio.workbench.Told;

/** The history of a piece as the API shows it. */
final class HistoryJson {
    private HistoryJson() {}

    static ObjectNode of(DeskHistory history) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("piece", history.id().toString())
                .put("shows", history.story().shows());
        ArrayNode entries = node.putArray("entries");
        history.entries().forEach(told -> put(entries.addObject(), told, history));
        return node;
    }

    private static void put(ObjectNode node, Told told, DeskHistory history) {
        Entry entry = told.entry();
        node.put("index", entry.index());
        entry.base().ifPresent(base -> node.put("base", base));
        node.put("time", entry.time().toString())
                .put("actor", entry.actor() instanceof Actor.Person ? "person" : "program")
                .put("name", history.story().name(entry.actor()))
                .put("operation", entry.operation().kind())
                .put("text", told.words());
        node.set("details", new EntryDetails(told, history).json());
        node.put("changesMelody", told.changesMelody());
        told.branch().ifPresent(branch -> node.put("branch", branch));
    }
}
