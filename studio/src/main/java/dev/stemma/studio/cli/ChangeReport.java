package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.session.LikelihoodChange;
import dev.stemma.studio.documents.Json;
import java.util.Locale;

/** What changes for melodies, to read and as a document. */
sealed interface ChangeReport permits CompareReport, EachReport {
    String text();

    ObjectNode json();

    static String decimals(double bits) {
        return String.format(Locale.ROOT, "%.2f", bits);
    }

    static String signed(double bits) {
        return String.format(Locale.ROOT, "%+.3f", bits);
    }

    /** The note that loses most, and how much. */
    static String most(LikelihoodChange change) {
        return change.most()
                .map(note -> place(change.melody(), note.note()) + " " + signed(note.change()))
                .orElse("-");
    }

    private static String place(Melody melody, Note note) {
        Bar bar = melody.bars().stream()
                .filter(each -> note.onset().isBefore(each.end()))
                .findFirst()
                .orElseThrow();
        return "bar " + bar.number() + ", " + bar.beat(note.onset()) + ": "
                + melody.keys().at(note.onset()).name(note.pitch());
    }

    static void put(ObjectNode node, ModelFolder model) {
        node.put("id", model.config().id()).put("digest", model.digest().toString());
    }

    static void put(ObjectNode node, LikelihoodChange change) {
        put(node, change.with(), change.without());
        change.most().ifPresent(note -> node.put("most", note.number()));
        ArrayNode notes = node.putArray("notes");
        for (LikelihoodChange.NoteChange note : change.notes()) {
            put(
                    notes.addObject()
                            .put("number", note.number())
                            .put("onset", note.note().onset().toFraction())
                            .put("duration", note.note().duration().toFraction())
                            .put("pitch", note.note().pitch().midi()),
                    note.with(),
                    note.without());
        }
    }

    static void put(ObjectNode node, double with, double without) {
        node.set("with", Json.decimal(with));
        node.set("without", Json.decimal(without));
        node.set("change", Json.decimal(without - with));
    }
}
