package dev.stemma.studio.cli;

import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.TracedNote;
import dev.stemma.provenance.record.Version;
import java.util.List;

/** Lists the notes of a version, each under its id. */
final class NotesReport {
    private NotesReport() {}

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
