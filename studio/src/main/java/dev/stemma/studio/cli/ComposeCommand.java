package dev.stemma.studio.cli;

import dev.stemma.studio.workbench.Piece;
import dev.stemma.studio.workbench.Publication;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stemma compose}: a melody from nothing but wishes. */
@Command(
        name = "compose",
        sortOptions = false,
        description = "Composes a melody and writes it as a MIDI file that carries signed Content Credentials.")
final class ComposeCommand implements Callable<Integer> {
    private static final int MOST = 1000;

    @Mixin
    private RequestOptions request;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many melodies, 1 to 1000, with seeds S, S+1 ... Default: ${DEFAULT-VALUE}.")
    private int count;

    @Mixin
    private OutputOptions output;

    @Mixin
    private CommonOptions common;

    private final Terminal terminal;

    ComposeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (count < 1 || count > MOST) {
            throw Failure.usage("--count is 1 to " + MOST + ", found " + count, "leave it out for one melody");
        }
        Workbench workbench = Workbenches.open(terminal);
        long seed = request.seed();
        List<PieceReport.Written> written = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                Publication publication = output.publication(terminal, seed + i, i + 1, count);
                workbench.requireFree(publication);
                Piece piece = workbench.compose(request.wish(), seed + i, output.title(), request.model());
                written.add(new PieceReport.Written(piece, workbench.publish(piece, publication, output.identity())));
            }
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
        if (common.json) {
            Json.print(terminal, PieceReport.json(written));
        } else {
            PieceReport.print(terminal, written);
        }
        return ExitCode.DONE.number();
    }
}
