package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.session.Wish;
import dev.stemma.studio.workbench.Candidate;
import dev.stemma.studio.workbench.Composing;
import dev.stemma.studio.workbench.Making;
import dev.stemma.studio.workbench.Order;
import dev.stemma.studio.workbench.Piece;
import dev.stemma.studio.workbench.Publication;
import dev.stemma.studio.workbench.Signatory;
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
    private static final int MOST_CANDIDATES = 16;

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
                    + "Each is written; a table shows the best first, and why. Up to 16 are candidates of one piece, "
                    + "of which `stemma choose` takes one.")
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
        Signatory signatory = output.signing().signatory();
        try {
            if (rhythm.isPresent()) {
                wish = Composing.inRhythmOf(terminal.resolve(rhythm.get()), ReadOptions.DEFAULT, wish);
            }
            List<Publication> publications = publications(workbench, seed);
            Order order = new Order(wish, seed, output.title(), request.model());
            List<PieceReport.Written> written = compose(workbench, order, publications, signatory);
            output.signing().warn(terminal, workbench);
            List<Piece> pieces =
                    written.stream().map(PieceReport.Written::piece).toList();
            show(written, count > 1 ? Candidate.ranked(pieces) : List.of());
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
            workbench.publisher().requireFree(publication);
            publications.add(publication);
        }
        return publications;
    }

    /** As candidates of one piece, or, where they are more than anybody would choose among, as pieces of their own. */
    private List<PieceReport.Written> compose(
            Workbench workbench, Order order, List<Publication> publications, Signatory signatory)
            throws WorkbenchException {
        boolean together = count <= MOST_CANDIDATES;
        List<PieceReport.Written> written = new ArrayList<>();
        List<WorkbenchException> refusals = new ArrayList<>();
        for (int i = 0; i < (together ? 1 : count); i++) {
            Making composed;
            try {
                composed = workbench
                        .composing()
                        .compose(order.withSeed(order.seed() + i), together ? count : 1, signatory);
            } catch (WorkbenchException e) {
                refusals.add(e);
                continue;
            }
            try (Making making = composed) {
                for (Piece piece : making.pieces()) {
                    long number = piece.composition().request().seed() - order.seed();
                    written.add(PieceReport.write(workbench, making, piece, publications.get((int) number), explain));
                }
            }
        }
        if (written.isEmpty()) {
            throw refusals.get(0);
        }
        if (written.size() < count) {
            terminal.err()
                    .printf(
                            "note: %d of %d could not be composed: %s%n",
                            count - written.size(),
                            count,
                            refusals.isEmpty()
                                    ? "their seeds leave no melody that was asked for"
                                    : refusals.get(0).getMessage());
        }
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
            JsonOutput.print(terminal, root);
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
