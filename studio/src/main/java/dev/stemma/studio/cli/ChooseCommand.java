package dev.stemma.studio.cli;

import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code stemma choose}: takes one of several candidates. */
@Command(
        name = "choose",
        sortOptions = false,
        customSynopsis = "stemma choose FILE [OPTION]...",
        description = {
            "Takes the candidate in a file, one of several that --count made, and signs that you chose it.",
            "Who edits, fills, varies or continues a candidate chooses it thereby."
        },
        footer = {
            "",
            "Examples:",
            "  stemma compose --count 4 --seed 7 --out tunes/",
            "  stemma choose tunes/melody-9.mid --as ann"
        })
final class ChooseCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The candidate.")
    private Path file;

    @Mixin
    private KeepingOptions keeping;

    @Mixin
    private CommonOptions common;

    private final Terminal terminal;

    ChooseCommand(Terminal terminal) {
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
                            .choose(
                                    terminal.resolve(file),
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
