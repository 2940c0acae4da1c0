package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.notation.Reading;
import dev.stemma.generator.notation.Voice;
import dev.stemma.generator.session.Task;
import dev.stemma.generator.session.Wish;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.workbench.Order;
import dev.stemma.studio.workbench.Publication;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code continue}, {@code fill} and {@code vary} have in common: a melody is read, worked on and written. */
final class Rework {
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

    int run(Terminal terminal, Task task, Wish more) {
        Wish wish = constraints.addTo(request.wishAfter(more));
        Workbench workbench = Workbenches.open(terminal);
        long seed = request.seed();
        try {
            Publication publication = output.publication(terminal, seed, 1, 1);
            workbench.requireFree(publication);
            Workbench.Reworked reworked = workbench.rework(
                    terminal.resolve(file),
                    source.reading(),
                    task,
                    onlyNew,
                    new Order(wish, seed, output.title(), request.model()));
            PieceReport.Written written = PieceReport.write(
                    workbench, reworked.piece(), publication, output.signing().signatory(), explain);
            output.signing().warn(terminal, workbench);
            show(terminal, reworked.reading(), task, written);
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
        return ExitCode.DONE.number();
    }

    private void show(Terminal terminal, Reading reading, Task task, PieceReport.Written written) {
        if (common.json) {
            ObjectNode root = PieceReport.json(List.of(written));
            root.set("source", describe(reading));
            Json.print(terminal, root);
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
        if (written.piece()
                .composition()
                .melody()
                .notes()
                .equals(reading.melody().notes())) {
            terminal.err().println("note: the model wrote every note as it was; another --seed may change some");
        }
        PieceReport.print(terminal, written);
        PieceReport.next(terminal, written);
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
