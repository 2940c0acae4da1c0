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
        customSynopsis = "stemma compose [OPTION]...",
        description = "Composes a melody and writes it as a MIDI file that carries signed Content Credentials.",
        footer = {
            "",
            "Examples:",
            "  stemma compose --seed 42",
            "  stemma compose --tradition hymn --key \"G major\" --metre 3/4 --bars 16 --wav",
            "  stemma compose --count 5 --out tunes/"
        })
final class ComposeCommand implements Callable<Integer> {
    private static final int MOST = 1000;

    @Mixin
    private RequestOptions request;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many melodies, 1 to 1000, by the seeds S, S+1, ...; 1 if nothing is said.")
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
        List<PieceReport.Written> written;
        try {
            written = write(workbench, compose(workbench, publications(workbench, seed), seed));
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

    /** A melody, and where it is to go. */
    private record Planned(Piece piece, Publication publication) {}

    /** Where the melodies go, one for each; refused before anything is written if one place is taken. */
    private List<Publication> publications(Workbench workbench, long seed) throws WorkbenchException {
        List<Publication> publications = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Publication publication = output.publication(terminal, seed + i, i + 1, count);
            workbench.requireFree(publication);
            publications.add(publication);
        }
        return publications;
    }

    private List<Planned> compose(Workbench workbench, List<Publication> publications, long seed)
            throws WorkbenchException {
        List<Planned> planned = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Piece piece = workbench.compose(request.wish(), seed + i, output.title(), request.model());
            planned.add(new Planned(piece, publications.get(i)));
        }
        return planned;
    }

    private List<PieceReport.Written> write(Workbench workbench, List<Planned> planned) throws WorkbenchException {
        List<PieceReport.Written> written = new ArrayList<>();
        for (Planned each : planned) {
            written.add(new PieceReport.Written(
                    each.piece(), workbench.publish(each.piece(), each.publication(), output.identity())));
        }
        return written;
    }
}
