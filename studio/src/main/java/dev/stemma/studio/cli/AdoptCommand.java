package dev.stemma.studio.cli;

import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stemma adopt}: takes over what was edited with another program. */
@Command(
        name = "adopt",
        sortOptions = false,
        customSynopsis = "stemma adopt EDITED --from SIGNED [OPTION]...",
        description = {
            "Takes over a melody that you changed with MuseScore, a DAW or another program.",
            "Compares it with the signed file from which it comes and writes the difference into the journal as",
            "your edits, marked as inferred. EDITED keeps its bytes and gets the credentials, inside or beside it."
        },
        footer = {
            "",
            "Examples:",
            "  stemma adopt melody-42-edited.mid --from melody-42.mid --as ann",
            "  stemma adopt score.musicxml --from melody-42.mid --as ann --out signed.musicxml"
        })
final class AdoptCommand implements Callable<Integer> {
    @Parameters(paramLabel = "EDITED", description = "The file as it is now.")
    private Path edited;

    @Option(
            names = "--from",
            paramLabel = "SIGNED",
            required = true,
            description = "The signed file from which it comes.")
    private Path signed;

    @Mixin
    private SourceOptions source;

    @Mixin
    private KeepingOptions keeping;

    @Mixin
    private CommonOptions common;

    private final Terminal terminal;

    AdoptCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Workbench workbench = Workbenches.open(terminal);
        try {
            EditedReport.print(
                    terminal,
                    common,
                    workbench
                            .editing()
                            .adopt(
                                    terminal.resolve(edited),
                                    terminal.resolve(signed),
                                    source.reading(),
                                    keeping.out(terminal),
                                    keeping.force(),
                                    keeping.signing().signatory()));
            keeping.signing().warn(terminal, workbench);
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
        return ExitCode.DONE.number();
    }
}
