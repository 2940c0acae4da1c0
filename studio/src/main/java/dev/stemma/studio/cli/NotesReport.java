package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.TracedNote;
import dev.stemma.provenance.record.Version;
import java.util.List;
import java.util.function.IntFunction;

/** Lists the notes of a version, each under its id. */
final class NotesReport {
    private NotesReport() {}

    /** Times are quarter notes from the start, as fractions; {@code entry} is that of the journal which changed it last. */
    static ArrayNode json(Version version) {
        ArrayNode notes = Json.object().arrayNode();
        for (TracedNote traced : version.notes()) {
            JournalNote note = traced.note();
            ObjectNode node = notes.addObject();
            node.put("id", note.name())
                    .put("onset", quarters(note.onset()))
                    .put("duration", quarters(note.duration()))
                    .put("pitch", note.pitch())
                    .put("origin", traced.origin().toString())
                    .put("locked", version.isLocked(note))
                    .put("entry", traced.last());
        }
        return notes;
    }

    /** Ids by the place of a note, from 0. */
    static IntFunction<String> ids(Version version) {
        List<String> names =
                version.notes().stream().map(traced -> traced.note().name()).toList();
        return names::get;
    }

    /** Those of a melody without a journal. */
    static IntFunction<String> counted() {
        return place -> JournalNote.name(place + 1L);
    }

    /** A line a note. */
    static String text(Version version) {
        TextTable table = new TextTable();
        table.row(List.of("note", "onset", "duration", "pitch", "origin", "entry", ""));
        for (TracedNote traced : version.notes()) {
            JournalNote note = traced.note();
            table.row(List.of(
                    note.name(),
                    quarters(note.onset()),
                    quarters(note.duration()),
                    new Pitch(note.pitch()).toString(),
                    traced.origin().toString(),
                    Integer.toString(traced.last()),
                    version.isLocked(note) ? "locked" : ""));
        }
        return table.text();
    }

    private static String quarters(long ticks) {
        return new Ticks(ticks).toFraction();
    }
}
