package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.notation.Reading;
import dev.stemma.generator.notation.Voice;
import dev.stemma.studio.workbench.Publication;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stemma continue}: goes on where a melody ends. */
@Command(
        name = "continue",
        sortOptions = false,
        customSynopsis = "stemma continue FILE [OPTION]...",
        description = {
            "Adds bars to the melody of a MIDI, ABC or MusicXML file.",
            "Key, metre, tempo and range are those of the file unless asked for; --bars counts the new bars."
        },
        footer = {"", "Example:", "  stemma continue beginning.abc --bars 8 --seed 7 --out longer.mid"})
final class ContinueCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The file that holds the beginning.")
    private Path file;

    @Option(
            names = "--voice",
            paramLabel = "NAME",
            description = "Which voice, where the file has several; without it the likeliest melody is taken.")
    private Optional<String> voice = Optional.empty();

    @Option(names = "--top-notes", description = "Take the highest notes where several sound at once.")
    private boolean topNotes;

    @Mixin
    private RequestOptions request;

    @Mixin
    private OutputOptions output;

    @Mixin
    private CommonOptions common;

    private final Terminal terminal;

    ContinueCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Workbench workbench = Workbenches.open(terminal);
        long seed = request.seed();
        try {
            Publication publication = output.publication(terminal, seed, 1, 1);
            workbench.requireFree(publication);
            Workbench.Continued continued = workbench.continueFile(
                    terminal.resolve(file),
                    new ReadOptions(voice, topNotes),
                    request.wish(),
                    seed,
                    output.title(),
                    request.model());
            PieceReport.Written written = new PieceReport.Written(
                    continued.piece(), workbench.publish(continued.piece(), publication, output.identity()));
            show(continued.reading(), written);
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
        return ExitCode.DONE.number();
    }

    private void show(Reading reading, PieceReport.Written written) {
        if (common.json) {
            ObjectNode root = PieceReport.json(List.of(written));
            ObjectNode source = root.putObject("source");
            source.put("path", file.toString())
                    .put("voice", reading.taken().id())
                    .put("reason", reading.reason());
            ArrayNode voices = source.putArray("voices");
            for (Voice offered : reading.voices()) {
                voices.addObject().put("id", offered.id()).put("notes", offered.notes());
            }
            ArrayNode warnings = source.putArray("warnings");
            reading.warnings().forEach(warnings::add);
            Json.print(terminal, root);
            return;
        }
        if (reading.voices().size() > 1) {
            terminal.out()
                    .printf(
                            "continued voice %s of %d: %s%n",
                            reading.taken().id(), reading.voices().size(), reading.reason());
        }
        reading.warnings().forEach(warning -> terminal.err().println("note: " + warning));
        PieceReport.print(terminal, List.of(written));
    }
}
