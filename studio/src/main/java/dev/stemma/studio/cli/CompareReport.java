package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.model.training.Unlearning;
import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.session.LikelihoodChange;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.workbench.Comparing;
import dev.stemma.studio.workbench.ModelPair;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What changes for melodies without some works.
 *
 * @param files as they were named, in the order of {@code compared}
 */
record CompareReport(ModelPair pair, List<Path> files, List<Comparing.Compared> compared) {
    /** More works than this are counted instead of named. */
    private static final int NAMED = 10;

    CompareReport {
        files = List.copyOf(files);
        compared = List.copyOf(compared);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        String end = System.lineSeparator();
        text.append(head()).append(end);
        List<ModelPair.Left> left = pair.left();
        for (ModelPair.Left each : left.subList(0, Math.min(NAMED, left.size()))) {
            text.append("  without ")
                    .append(PlainText.of(each.work().id() + " (" + each.work().title() + ")"))
                    .append(each.part().map(CompareReport::said).orElse(""))
                    .append(end);
        }
        if (left.size() > NAMED) {
            text.append("  and ")
                    .append(left.size() - NAMED)
                    .append(" more; --json names all of them")
                    .append(end);
        }
        if (pair.added() > 0) {
            text.append("  NOTE: the other has also learnt from ")
                    .append(pair.added())
                    .append(" works that the first has not")
                    .append(end);
        }
        return text.append(table()).toString();
    }

    private String head() {
        String id = pair.model().config().id();
        if (pair.other().isPresent()) {
            return id + " beside " + pair.other().get().config().id() + ", trained without "
                    + pair.left().size() + " of its works";
        }
        return pair.differs()
                ? id + ", whose Markov members have forgotten what is named; the network has not (train --without)"
                : id + ": nothing is forgotten, for its Markov members have not learned what is named";
    }

    private static String said(Unlearning.Part part) {
        return switch (part) {
            case LEARNED -> "";
            case HELD_OUT -> ": not learned, it chose the epoch and the members' weights";
            case TEST -> ": not learned, it only measured";
        };
    }

    private String table() {
        TextTable table = new TextTable();
        table.row(List.of("file", "notes", "bits with", "without", "change", "a note", "loses most"));
        for (int i = 0; i < compared.size(); i++) {
            LikelihoodChange change = compared.get(i).change();
            table.row(List.of(
                    PlainText.of(files.get(i).toString()),
                    Integer.toString(change.notes().size()),
                    decimals(change.with()),
                    decimals(change.without()),
                    signed(change.change()),
                    signed(change.change() / Math.max(1, change.notes().size())),
                    change.most()
                            .map(note -> place(change.melody(), note) + " " + signed(note.change()))
                            .orElse("-")));
        }
        if (compared.size() > 1) {
            table.row(List.of(
                    "all",
                    Integer.toString(notes()),
                    decimals(with()),
                    decimals(without()),
                    signed(without() - with()),
                    signed((without() - with()) / Math.max(1, notes())),
                    ""));
        }
        return table.text();
    }

    private static String place(Melody melody, LikelihoodChange.NoteChange change) {
        Note note = change.note();
        Bar bar = melody.bars().stream()
                .filter(each -> note.onset().isBefore(each.end()))
                .findFirst()
                .orElseThrow();
        return "bar " + bar.number() + ", " + bar.beat(note.onset()) + ": "
                + melody.keys().at(note.onset()).name(note.pitch());
    }

    private static String decimals(double bits) {
        return String.format(Locale.ROOT, "%.2f", bits);
    }

    private static String signed(double bits) {
        return String.format(Locale.ROOT, "%+.3f", bits);
    }

    private int notes() {
        return compared.stream().mapToInt(each -> each.change().notes().size()).sum();
    }

    private double with() {
        return compared.stream().mapToDouble(each -> each.change().with()).sum();
    }

    private double without() {
        return compared.stream().mapToDouble(each -> each.change().without()).sum();
    }

    ObjectNode json() {
        ObjectNode root = Json.object();
        model(root.putObject("model"), pair.model());
        root.put("manner", pair.other().isPresent() ? "trained" : "forgotten").put("differs", pair.differs());
        pair.other().ifPresent(other -> model(root.putObject("other"), other));
        ArrayNode left = root.putArray("without");
        for (ModelPair.Left each : pair.left()) {
            ObjectNode node = left.addObject()
                    .put("id", each.work().id())
                    .put("title", each.work().title())
                    .put("digest", each.work().digest().toString());
            each.part()
                    .ifPresent(part -> node.put(
                            "part", part.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        }
        root.put("added", pair.added());
        ArrayNode list = root.putArray("files");
        for (int i = 0; i < compared.size(); i++) {
            file(list.addObject().put("path", files.get(i).toString()), compared.get(i));
        }
        bits(root.putObject("all").put("notes", notes()), with(), without());
        return root;
    }

    private static void model(ObjectNode node, ModelFolder model) {
        node.put("id", model.config().id()).put("digest", model.digest().toString());
    }

    private static void file(ObjectNode node, Comparing.Compared compared) {
        LikelihoodChange change = compared.change();
        node.put("tradition", compared.tradition().toString());
        bits(node, change.with(), change.without());
        change.most().ifPresent(note -> node.put("most", note.number()));
        ArrayNode notes = node.putArray("notes");
        for (LikelihoodChange.NoteChange note : change.notes()) {
            bits(
                    notes.addObject()
                            .put("number", note.number())
                            .put("onset", note.note().onset().toFraction())
                            .put("duration", note.note().duration().toFraction())
                            .put("pitch", note.note().pitch().midi()),
                    note.with(),
                    note.without());
        }
    }

    private static void bits(ObjectNode node, double with, double without) {
        node.set("with", Json.decimal(with));
        node.set("without", Json.decimal(without));
        node.set("change", Json.decimal(without - with));
    }
}
