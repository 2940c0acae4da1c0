package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.NoteEdit;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.workbench.EntryWords;
import dev.stemma.studio.workbench.Story;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Shows what happened to a piece. */
final class HistoryReport {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private HistoryReport() {}

    /** A line an entry: when, who, where in the tree of versions, what. */
    static String text(Story story) {
        List<Entry> entries = story.journal().entries();
        List<String> graph = VersionGraph.of(story.journal());
        EntryWords words = new EntryWords(story);
        TextTable table = TextTable.leftAligned();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            boolean branches = entry.base().isPresent() && entry.base().getAsInt() != entry.index() - 1;
            table.row(List.of(
                    entry.index() == story.shows() ? ">" : entry.index() < story.carried() ? " " : "+",
                    Integer.toString(entry.index()),
                    TIME.format(entry.time()),
                    PlainText.brief(story.name(entry.actor())),
                    graph.get(i),
                    words.of(entry) + (branches ? " [on " + entry.base().getAsInt() + "]" : "")));
        }
        return table.text();
    }

    static ObjectNode json(Story story) {
        ObjectNode root = Json.object();
        root.put("piece", story.journal().piece().toString())
                .put("shows", story.shows())
                .put("carried", story.carried())
                .put("omitted", story.journal().omitted());
        root.set("entries", entries(story, story.journal().entries()));
        return root;
    }

    static ArrayNode entries(Story story, List<Entry> entries) {
        EntryWords words = new EntryWords(story);
        ArrayNode array = Json.object().arrayNode();
        for (Entry entry : entries) {
            ObjectNode node = array.addObject();
            node.put("index", entry.index());
            entry.base().ifPresent(base -> node.put("base", base));
            node.put("time", entry.time().toString())
                    .put("actor", entry.actor() instanceof Actor.Person ? "person" : "program")
                    .put("name", story.name(entry.actor()))
                    .put("operation", entry.operation().kind());
            if (entry.operation() instanceof NoteEdit edit) {
                node.put("note", JournalNote.name(edit.note())).put("inferred", edit.inferred());
            }
            node.put("text", words.of(entry));
        }
        return array;
    }
}
