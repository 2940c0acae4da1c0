package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.workbench.Story;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stemma history}: what happened to a piece. */
@Command(
        name = "history",
        sortOptions = false,
        customSynopsis = "stemma history FILE [--checkpoint [--tsa URL]] [OPTION]...",
        description = {
            "Shows the journal of the piece in a file, an entry a line: when, who, and what.",
            "The stars are the versions, each branch in a column of its own; > marks the one that the file holds,",
            "+ what happened since and is only known on this machine. Who wrote the file says all this:",
            "`stemma verify` checks it.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  stemma history melody-42.mid",
            "  stemma history melody-42.mid --checkpoint --tsa http://timestamp.example.org"
        })
final class HistoryCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A file with a journal.")
    private Path file;

    @Option(
            names = "--checkpoint",
            description =
                    "Sign the journal on this machine as it is now, with a line at its end (C2PA checkpoint); with "
                            + "--tsa its last entry is time-stamped too, which files signed later carry.")
    private boolean checkpoint;

    @Mixin
    private SigningOptions signing;

    @Mixin
    private CommonOptions common;

    private final Terminal terminal;

    HistoryCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Workbench workbench = Workbenches.open(terminal);
        Path path = terminal.resolve(file);
        try {
            Optional<Path> journal = checkpoint
                    ? Optional.of(workbench.histories().checkpoint(path, signing.signatory()))
                    : Optional.empty();
            Story story = workbench.histories().story(path);
            if (common.json) {
                ObjectNode root = HistoryReport.json(story);
                journal.ifPresent(signed -> root.put("checkpoint", signed.toString()));
                JsonOutput.print(terminal, root);
            } else {
                print(story);
                journal.ifPresent(
                        signed -> terminal.out().println("signed up to here: " + PlainText.of(signed.toString())));
            }
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
        return ExitCode.DONE.number();
    }

    private void print(Story story) {
        terminal.out().print(HistoryReport.text(story));
        if (story.journal().omitted() > 0) {
            terminal.out()
                    .println(story.journal().omitted()
                            + " entries do not lie here; the file names them by their digests");
        }
    }
}
