package dev.stemma.studio.cli;

import dev.stemma.studio.workbench.Publication;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stemma undo}: goes back to an earlier version. */
@Command(
        name = "undo",
        sortOptions = false,
        customSynopsis = "stemma undo FILE [--to ENTRY] [OPTION]...",
        description = {
            "Goes back to the version of a melody before its last change, or to any other.",
            "Nothing is forgotten: the journal tells what was taken back, and that it was."
        },
        footer = {"", "Examples:", "  stemma undo melody-42.mid", "  stemma undo melody-42.mid --to 4 --out earlier.mid"
        })
final class UndoCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A MIDI, ABC or MusicXML file with a journal.")
    private Path file;

    @Option(
            names = "--to",
            paramLabel = "ENTRY",
            description = "The entry after which it was as you want it, as `stemma history` counts them.")
    private Optional<Integer> to = Optional.empty();

    @Mixin
    private OutputOptions output;

    @Mixin
    private CommonOptions common;

    private final Terminal terminal;

    UndoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Publication publication = output.publication(terminal, file);
        Workbench workbench = Workbenches.open(terminal);
        try {
            EditedReport.print(
                    terminal,
                    common,
                    workbench
                            .editing()
                            .undo(
                                    terminal.resolve(file),
                                    to.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                                    publication,
                                    output.signing().signatory()));
            output.signing().warn(terminal, workbench);
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
        return ExitCode.DONE.number();
    }
}
