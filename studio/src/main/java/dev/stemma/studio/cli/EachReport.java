package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.session.LikelihoodChange;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.workbench.LeaveOneOut.LeftOut;
import dev.stemma.studio.workbench.Subject;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * What changes for melodies without each work of a model.
 *
 * @param files as they were named, in the order of {@code subjects}
 * @param works the one that did most for all melodies first
 */
record EachReport(ModelFolder model, List<Path> files, List<Subject> subjects, List<LeftOut> works)
        implements ChangeReport {
    private static final int SHOWN = 10;

    EachReport {
        files = List.copyOf(files);
        subjects = List.copyOf(subjects);
        works = List.copyOf(works);
    }

    @Override
    public String text() {
        String end = System.lineSeparator();
        StringBuilder text = new StringBuilder()
                .append(model.config().id())
                .append(", whose Markov members have forgotten each of ")
                .append(works.size())
                .append(" works by itself; the network has not (train --without)")
                .append(end);
        for (int i = 0; i < files.size(); i++) {
            text.append(end)
                    .append(PlainText.of(files.get(i).toString()))
                    .append(", as ")
                    .append(subjects.get(i).tradition())
                    .append(end)
                    .append(table(i));
        }
        if (works.size() > SHOWN) {
            text.append(end)
                    .append("The ")
                    .append(SHOWN)
                    .append(" works that did most; --json names all of them")
                    .append(end);
        }
        return text.toString();
    }

    private String table(int file) {
        TextTable table = new TextTable();
        table.row(List.of("without", "change in bits", "a note", "loses most"));
        works.stream()
                .sorted(Comparator.comparingDouble(
                                (LeftOut work) -> work.changes().get(file).change())
                        .reversed())
                .limit(SHOWN)
                .forEach(work -> {
                    LikelihoodChange change = work.changes().get(file);
                    table.row(List.of(
                            PlainText.of(work.work().id() + " (" + work.work().title() + ")"),
                            ChangeReport.signed(change.change()),
                            ChangeReport.signed(
                                    change.change() / Math.max(1, change.notes().size())),
                            ChangeReport.most(change)));
                });
        return table.text();
    }

    @Override
    public ObjectNode json() {
        ObjectNode root = Json.object();
        ChangeReport.put(root.putObject("model"), model);
        root.put("manner", "each");
        ArrayNode list = root.putArray("works");
        for (LeftOut work : works) {
            ObjectNode node = list.addObject()
                    .put("id", work.work().id())
                    .put("title", work.work().title())
                    .put("digest", work.work().digest().toString());
            node.set("change", Json.decimal(work.change()));
            ArrayNode changes = node.putArray("files");
            for (int i = 0; i < files.size(); i++) {
                ObjectNode file = changes.addObject()
                        .put("path", files.get(i).toString())
                        .put("tradition", subjects.get(i).tradition().toString());
                ChangeReport.put(file, work.changes().get(i));
            }
        }
        return root;
    }
}
