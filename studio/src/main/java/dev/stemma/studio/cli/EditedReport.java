package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.documents.NotesJson;
import dev.stemma.studio.workbench.Edited;
import dev.stemma.studio.workbench.EntryWords;
import dev.stemma.studio.workbench.WrittenFile;
import java.nio.file.Path;

/** Shows what a person made of a piece. */
final class EditedReport {
    private EditedReport() {}

    static void print(Terminal terminal, CommonOptions common, Edited edited) {
        edited.notice().ifPresent(notice -> terminal.err().println("note: " + notice));
        if (common.json) {
            JsonOutput.print(terminal, json(edited));
            return;
        }
        EntryWords words = new EntryWords(edited.story());
        for (WrittenFile file : edited.files()) {
            terminal.out().println(shown(terminal, file.path()));
        }
        for (Entry entry : edited.entries()) {
            terminal.out().println("  " + entry.index() + "  " + words.of(entry));
        }
        terminal.out()
                .println("next: stemma verify "
                        + shown(terminal, edited.files().get(0).path()));
    }

    private static String shown(Terminal terminal, Path path) {
        return PlainText.of(PieceReport.shown(terminal, path).toString());
    }

    private static ObjectNode json(Edited edited) {
        ObjectNode root = Json.object();
        ArrayNode files = root.putArray("files");
        edited.files().forEach(file -> PieceReport.describe(files.addObject(), file));
        root.put("shows", edited.shown().entry());
        root.set("entries", HistoryReport.entries(edited.story(), edited.entries()));
        root.set("notes", NotesJson.of(edited.shown().version()));
        return root;
    }
}
