package dev.stemma.studio.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.NoteEdit;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.provenance.record.Remark;
import dev.stemma.studio.workbench.Story;
import java.util.List;

/** What happened to a piece as its file tells it, as JSON: by kinds and figures, for which the pages have words. */
final class JournalJson {
    /** So many entries are told, the last ones. */
    private static final int MOST = 2_000;

    private JournalJson() {}

    static ObjectNode of(Story story) {
        List<Entry> all = story.journal().entries();
        ObjectNode node = Json.object();
        node.put("piece", story.journal().piece().toString())
                .put("shows", story.shows())
                .put("entriesInAll", story.journal().size())
                .put("entriesNotAtHand", story.journal().omitted());
        ArrayNode entries = node.putArray("entries");
        all.subList(Math.max(0, all.size() - MOST), all.size())
                .forEach(entry -> put(entries.addObject(), entry, story));
        return node;
    }

    private static void put(ObjectNode node, Entry entry, Story story) {
        node.put("index", entry.index());
        entry.base().ifPresent(base -> node.put("base", base));
        node.put("time", entry.time().toString())
                .put("actor", entry.actor() instanceof Actor.Person ? "person" : "program")
                .put("name", PlainText.brief(story.name(entry.actor())))
                .put("operation", entry.operation().kind());
        if (entry.operation() instanceof NoteEdit edit) {
            node.put("note", JournalNote.name(edit.note())).put("inferred", edit.inferred());
        } else if (entry.operation() instanceof Generation.Offered offered) {
            node.put("candidate", offered.number())
                    .put("seed", offered.seed())
                    .put("notes", offered.added().size());
        } else if (entry.operation() instanceof Generation.Requested asked) {
            node.put("model", asked.model().toString()).put("candidates", asked.candidates());
            ObjectNode settings = node.putObject("settings");
            asked.settings().forEach(settings::put);
        } else if (entry.operation() instanceof Remark remark) {
            story.text(remark.text()).ifPresent(text -> node.put("text", PlainText.brief(text)));
        }
    }
}
