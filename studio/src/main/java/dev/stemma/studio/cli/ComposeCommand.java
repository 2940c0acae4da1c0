package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.session.Wish;
import dev.stemma.studio.workbench.Candidate;
import dev.stemma.studio.workbench.Order;
import dev.stemma.studio.workbench.Piece;
import dev.stemma.studio.workbench.Publication;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
            "  stemma compose --tradition british-isles:0.5,hymn:0.5 --contour 1,5,8,1 --density 3-5",
            "  stemma compose --count 5 --out tunes/"
        })
final class ComposeCommand implements Callable<Integer> {
    private static final int MOST = 1000;

    @Mixin
    private LengthOptions length;

    @Mixin
    private RequestOptions request;

    @Mixin
    private ConstraintOptions constraints;

    @Option(
            names = "--rhythm-from",
            paramLabel = "FILE",
            description = "New pitches in the bars and the rhythm of a melody, such as tune.mid or tune.abc.")
    private Optional<Path> rhythm = Optional.empty();

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many melodies, 1 to 1000, such as 5, by the seeds S, S+1, ...; 1 if nothing is said. "
                    + "Each is written; a table shows the best first, and why.")
    private int count;

    @Option(names = "--explain", description = "Show for every note what else could have stood there, and why it does.")
    private boolean explain;

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
        if (rhythm.isPresent() && length.areBarsAsked()) {
            throw Failure.usage("--rhythm-from brings its own bars", "leave --bars and --metre out, or --rhythm-from");
        }
        Wish wish = constraints.addTo(length.addTo(request.wish()));
        Workbench workbench = Workbenches.open(terminal);
        long seed = request.seed();
        try {
            if (rhythm.isPresent()) {
                wish = workbench.inRhythmOf(terminal.resolve(rhythm.get()), ReadOptions.DEFAULT, wish);
            }
            List<Publication> publications = publications(workbench, seed);
            List<Piece> pieces = compose(workbench, new Order(wish, seed, output.title(), request.model()));
            List<PieceReport.Written> written = write(workbench, pieces, publications, seed);
            show(written, count > 1 ? workbench.ranked(pieces) : List.of());
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
        return ExitCode.DONE.number();
    }

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

    /** Of several, those that can be composed: what is left open is chosen by each seed, and may be impossible. */
    private List<Piece> compose(Workbench workbench, Order order) throws WorkbenchException {
        List<Piece> pieces = new ArrayList<>();
        Optional<WorkbenchException> refusal = Optional.empty();
        for (int i = 0; i < count; i++) {
            try {
                pieces.add(workbench.compose(order.withSeed(order.seed() + i)));
            } catch (WorkbenchException e) {
                refusal = refusal.or(() -> Optional.of(e));
            }
        }
        if (pieces.isEmpty() && refusal.isPresent()) {
            throw refusal.get();
        }
        if (pieces.size() < count) {
            terminal.err()
                    .printf(
                            "note: %d of %d could not be composed: %s%n",
                            count - pieces.size(), count, refusal.orElseThrow().getMessage());
        }
        return pieces;
    }

    private List<PieceReport.Written> write(
            Workbench workbench, List<Piece> pieces, List<Publication> publications, long seed)
            throws WorkbenchException {
        List<PieceReport.Written> written = new ArrayList<>();
        for (Piece piece : pieces) {
            Publication publication =
                    publications.get((int) (piece.composition().request().seed() - seed));
            written.add(PieceReport.write(
                    workbench, piece, publication, output.signing().signatory(), explain));
        }
        output.signing().warn(terminal, workbench);
        return written;
    }

    private void show(List<PieceReport.Written> written, List<Candidate> ranked) {
        if (common.json) {
            ObjectNode root = PieceReport.json(written);
            if (!ranked.isEmpty()) {
                root.set(
                        "candidates",
                        CandidatesReport.json(
                                ranked, each -> path(written, each).toString()));
            }
            Json.print(terminal, root);
            return;
        }
        if (ranked.isEmpty() || explain) {
            written.forEach(each -> PieceReport.print(terminal, each));
        }
        if (!ranked.isEmpty()) {
            terminal.out()
                    .println(CandidatesReport.text(
                            ranked,
                            each -> PieceReport.shown(terminal, path(written, each))
                                    .toString()));
        }
        PieceReport.next(
                terminal, written.get(ranked.isEmpty() ? 0 : ranked.get(0).number()));
    }

    private static Path path(List<PieceReport.Written> written, Candidate candidate) {
        return written.get(candidate.number()).files().get(0).path();
    }
}
