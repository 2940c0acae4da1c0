package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.notation.Reading;
import dev.stemma.generator.notation.Voice;
import dev.stemma.generator.session.Task;
import dev.stemma.generator.session.Wish;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.workbench.Making;
import dev.stemma.studio.workbench.Order;
import dev.stemma.studio.workbench.Piece;
import dev.stemma.studio.workbench.Publication;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code continue}, {@code fill} and {@code vary} have in common: a melody is read, worked on and written. */
final class Rework {
    private static final int MOST_CANDIDATES = 16;

    @Parameters(paramLabel = "FILE", description = "A MIDI, ABC or MusicXML file that holds the melody.")
    private Path file;

    @Mixin
    private SourceOptions source;

    @Mixin
    private RequestOptions request;

    @Mixin
    private ConstraintOptions constraints;

    @Option(names = "--only-new", description = "Write only the bars that hold new notes.")
    private boolean onlyNew;

    @Option(names = "--explain", description = "Show for every note what else could have stood there, and why it does.")
    private boolean explain;

    @Mixin
    private OutputOptions output;

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "How many candidates, 1 to 16, such as 4, by the seeds S, S+1, ...; 1 if nothing is said. Each "
                            + "is written; `stemma choose` takes one.")
    private int count;

    int run(Terminal terminal, Task task, Wish more) {
        if (count < 1 || count > MOST_CANDIDATES) {
            throw Failure.usage(
                    "--count is 1 to " + MOST_CANDIDATES + ", found " + count, "leave it out for one candidate");
        }
        if (onlyNew && count > 1) {
            throw Failure.usage("--only-new keeps one candidate, found --count " + count, "leave one of both out");
        }
        Wish wish = constraints.addTo(request.wishAfter(more));
        Workbench workbench = Workbenches.open(terminal);
        long seed = request.seed();
        Order order = new Order(wish, seed, output.title(), request.model());
        try {
            List<Publication> publications = publications(terminal, workbench, seed);
            try (Making making = workbench
                    .composing()
                    .rework(
                            terminal.resolve(file),
                            source.reading(),
                            task,
                            onlyNew,
                            order,
                            count,
                            output.signing().signatory())) {
                List<PieceReport.Written> written = new ArrayList<>();
                for (Piece piece : making.pieces()) {
                    long number = piece.composition().request().seed() - seed;
                    written.add(PieceReport.write(workbench, making, piece, publications.get((int) number), explain));
                }
                output.signing().warn(terminal, workbench);
                making.open().notice().ifPresent(notice -> terminal.err().println("note: " + notice));
                show(terminal, making.reading().orElseThrow(), task, written);
            }
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
        return ExitCode.DONE.number();
    }

    private List<Publication> publications(Terminal terminal, Workbench workbench, long seed)
            throws WorkbenchException {
        List<Publication> publications = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Publication publication = output.publication(terminal, seed + i, i + 1, count);
            workbench.publisher().requireFree(publication);
            publications.add(publication);
        }
        return publications;
    }

    private void show(Terminal terminal, Reading reading, Task task, List<PieceReport.Written> written) {
        if (common.json) {
            ObjectNode root = PieceReport.json(written);
            root.set("source", describe(reading));
            JsonOutput.print(terminal, root);
            return;
        }
        if (reading.voices().size() > 1) {
            terminal.out()
                    .printf(
                            "%s voice %s of %d: %s%n",
                            verb(task),
                            PlainText.of(reading.taken().id()),
                            reading.voices().size(),
                            PlainText.of(reading.reason()));
        }
        reading.warnings().forEach(warning -> terminal.err().println("note: " + PlainText.of(warning)));
        if (written.size() < count) {
            terminal.err().printf("note: %d of %d could not be made%n", count - written.size(), count);
        }
        for (PieceReport.Written each : written) {
            boolean same = each.piece()
                    .composition()
                    .melody()
                    .notes()
                    .equals(reading.melody().notes());
            if (same) {
                terminal.err().println("note: the model wrote every note as it was; another --seed may change some");
            }
            PieceReport.print(terminal, each);
        }
        if (written.size() > 1) {
            terminal.out().println("next: listen to them, then stemma choose FILE");
        } else {
            PieceReport.next(terminal, written.get(0));
        }
    }

    private static String verb(Task task) {
        return task instanceof Task.Continuing ? "continued" : task instanceof Task.Filling ? "filled" : "varied";
    }

    private ObjectNode describe(Reading reading) {
        ObjectNode node = Json.object();
        node.put("path", file.toString()).put("voice", reading.taken().id()).put("reason", reading.reason());
        ArrayNode voices = node.putArray("voices");
        for (Voice offered : reading.voices()) {
            voices.addObject().put("id", offered.id()).put("notes", offered.notes());
        }
        ArrayNode warnings = node.putArray("warnings");
        reading.warnings().forEach(warnings::add);
        return node;
    }
}
