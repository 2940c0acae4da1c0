package dev.stemma.studio.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.NoteEdit;
import dev.stemma.provenance.record.Operation;
import dev.stemma.provenance.record.Output;
import dev.stemma.provenance.record.Passage;
import dev.stemma.provenance.record.Remark;
import dev.stemma.provenance.record.Source;
import dev.stemma.provenance.record.Step;
import dev.stemma.provenance.record.TracedNote;
import dev.stemma.studio.workbench.DeskHistory;
import dev.stemma.studio.workbench.Told;
import java.util.Optional;
import java.util.stream.Stream;

/** What an entry tells, in parts of which the pages make sentences. */
final class EntryDetails {
    private final Told told;
    private final DeskHistory history;
    private final ObjectNode node = JsonNodeFactory.instance.objectNode();

    EntryDetails(Told told, DeskHistory history) {
        this.told = told;
        this.history = history;
    }

    ObjectNode json() {
        Operation operation = told.entry().operation();
        told.bars().ifPresent(bars -> node.put("bars", bars.toString()));
        if (operation instanceof Source.Imported imported) {
            node.put("notes", imported.notes().size()).put("mediaType", imported.mediaType());
        } else if (operation instanceof Generation generation) {
            put(generation);
        } else if (operation instanceof NoteEdit edit) {
            put(edit);
        } else if (operation instanceof Passage passage) {
            put(passage);
        } else if (operation instanceof Step.Branched branched) {
            node.put("name", branched.name());
        } else if (operation instanceof Remark remark) {
            history.story().text(remark.text()).ifPresent(text -> node.put("text", text));
        } else if (operation instanceof Output.Rendered rendered) {
            node.put("mediaType", rendered.mediaType());
        } else if (operation instanceof Output.Exported exported) {
            node.put("mediaType", exported.mediaType());
        }
        return node;
    }

    private void put(Generation generation) {
        if (generation instanceof Generation.Requested asked) {
            put(asked);
        } else if (generation instanceof Generation.Offered offered) {
            node.put("number", offered.number())
                    .put("notes", offered.added().size())
                    .put("seed", offered.seed());
            told.entry().base().stream()
                    .mapToObj(base -> history.story().journal().entry(base))
                    .flatMap(Optional::stream)
                    .map(Entry::operation)
                    .filter(Generation.Requested.class::isInstance)
                    .forEach(asked -> putModel((Generation.Requested) asked));
        } else if (generation instanceof Generation.Rejected rejected) {
            ArrayNode entries = node.putArray("entries");
            rejected.offers().forEach(entries::add);
        }
    }

    private void put(Generation.Requested asked) {
        String task = Stream.of("continue", "fill", "vary")
                .filter(asked.settings()::containsKey)
                .findFirst()
                .orElse("compose");
        node.put("task", task).put("count", asked.candidates());
        putModel(asked);
        if (task.equals("fill")) {
            node.put("bars", asked.settings().get("fill"));
        }
        ObjectNode settings = node.putObject("settings");
        asked.settings().forEach(settings::put);
    }

    private void putModel(Generation.Requested asked) {
        Optional.ofNullable(history.models().get(asked.model())).ifPresent(title -> node.put("model", title));
    }

    private void put(NoteEdit edit) {
        node.put("note", JournalNote.name(edit.note())).put("inferred", edit.inferred());
        Optional<JournalNote> before = told.entry().base().stream()
                .mapToObj(base -> note(base, edit.note()))
                .flatMap(Optional::stream)
                .findFirst();
        before.ifPresent(note -> node.put("pitchBefore", note.pitch()));
        note(told.entry().index(), edit.note())
                .or(() -> before)
                .ifPresent(note -> node.put("pitch", note.pitch())
                        .put("onset", PieceJson.quarters(note.onset()))
                        .put("duration", PieceJson.quarters(note.duration())));
    }

    private Optional<JournalNote> note(int entry, long id) {
        return history.story()
                .journal()
                .version(entry)
                .flatMap(version -> version.note(id))
                .map(TracedNote::note);
    }

    private void put(Passage passage) {
        if (passage instanceof Passage.Transposed transposed) {
            node.put("semitones", transposed.semitones());
        } else if (passage instanceof Passage.Retimed retimed) {
            node.put("rule", retimed.rule()).put("notes", retimed.notes().size());
        } else if (passage instanceof Passage.Merged merged) {
            node.put("entry", merged.version());
        } else if (passage instanceof Passage.Excerpted) {
            node.put("empty", told.isEmpty());
        }
    }
}
