package dev.stemma.studio.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.music.Ticks;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.TracedNote;
import dev.stemma.provenance.record.Version;
import java.util.List;
import java.util.function.IntFunction;

/** The notes of a version as JSON, each under its id. */
public final class NotesJson {
    private NotesJson() {}

    /** Times are quarter notes from the start, as fractions; {@code entry} is that of the journal which changed it last. */
    public static ArrayNode of(Version version) {
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
    public static IntFunction<String> ids(Version version) {
        List<String> names =
                version.notes().stream().map(traced -> traced.note().name()).toList();
        return names::get;
    }

    /** Those of a melody without a journal. */
    public static IntFunction<String> counted() {
        return place -> JournalNote.name(place + 1L);
    }

    private static String quarters(long ticks) {
        return new Ticks(ticks).toFraction();
    }
}
