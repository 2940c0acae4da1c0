package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.model.training.Unlearning;
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
record CompareReport(ModelPair pair, List<Path> files, List<Comparing.Compared> compared) implements ChangeReport {
    /** More works than this are counted instead of named. */
    private static final int NAMED = 10;

    CompareReport {
        files = List.copyOf(files);
        compared = List.copyOf(compared);
    }

    @Override
    public String text() {
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
                    ChangeReport.decimals(change.with()),
                    ChangeReport.decimals(change.without()),
                    ChangeReport.signed(change.change()),
                    ChangeReport.signed(
                            change.change() / Math.max(1, change.notes().size())),
                    ChangeReport.most(change)));
        }
        if (compared.size() > 1) {
            table.row(List.of(
                    "all",
                    Integer.toString(notes()),
                    ChangeReport.decimals(with()),
                    ChangeReport.decimals(without()),
                    ChangeReport.signed(without() - with()),
                    ChangeReport.signed((without() - with()) / Math.max(1, notes())),
                    ""));
        }
        return table.text();
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

    @Override
    public ObjectNode json() {
        ObjectNode root = Json.object();
        ChangeReport.put(root.putObject("model"), pair.model());
        root.put("manner", pair.other().isPresent() ? "trained" : "forgotten").put("differs", pair.differs());
        pair.other().ifPresent(other -> ChangeReport.put(root.putObject("other"), other));
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
            ObjectNode file = list.addObject()
                    .put("path", files.get(i).toString())
                    .put("tradition", compared.get(i).tradition().toString());
            ChangeReport.put(file, compared.get(i).change());
        }
        ChangeReport.put(root.putObject("all").put("notes", notes()), with(), without());
        return root;
    }
}
