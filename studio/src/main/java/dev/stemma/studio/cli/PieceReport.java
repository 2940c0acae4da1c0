package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.corpus.Terms;
import dev.stemma.generator.music.Tradition;
import dev.stemma.generator.session.BarRange;
import dev.stemma.generator.session.Keep;
import dev.stemma.generator.session.Request;
import dev.stemma.generator.session.Task;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.documents.NearnessJson;
import dev.stemma.studio.documents.NotesJson;
import dev.stemma.studio.documents.TermsJson;
import dev.stemma.studio.workbench.Explained;
import dev.stemma.studio.workbench.Explaining;
import dev.stemma.studio.workbench.Making;
import dev.stemma.studio.workbench.Piece;
import dev.stemma.studio.workbench.Publication;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import dev.stemma.studio.workbench.WrittenFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows what was composed and written. */
final class PieceReport {
    private PieceReport() {}

    /**
     * A melody and the files that hold it.
     *
     * @param explained its notes, if that is to be shown or if the traditions of a blend are
     * @param explain whether it is to be shown
     * @param terms that it inherits
     */
    record Written(Piece piece, List<WrittenFile> files, Optional<Explained> explained, boolean explain, Terms terms) {}

    /** Writes and signs a piece. */
    static Written write(Workbench workbench, Making making, Piece piece, Publication publication, boolean explain)
            throws WorkbenchException {
        boolean blended = traditions(piece).size() > 1;
        Optional<Explained> explained = explain || blended
                ? Optional.of(Explaining.explain(piece, ExplanationReport.ALTERNATIVES))
                : Optional.empty();
        return new Written(
                piece,
                workbench.publisher().publish(making, piece, publication),
                explained,
                explain,
                making.terms(piece));
    }

    private static List<Tradition> traditions(Piece piece) {
        return piece.composition().request().tradition().traditions();
    }

    /** Members of the first melody stand at the top; with several, {@code melodies} has all of them. */
    static ObjectNode json(List<Written> melodies) {
        ObjectNode root = describe(melodies.get(0));
        if (melodies.size() > 1) {
            ArrayNode all = root.putArray("melodies");
            melodies.forEach(melody -> all.add(describe(melody)));
        }
        return root;
    }

    static void describe(ObjectNode node, WrittenFile file) {
        node.put("path", file.path().toString())
                .put("sha256", file.sha256().toString())
                .put("mediaType", file.mediaType());
    }

    private static ObjectNode describe(Written written) {
        ObjectNode node = Json.object();
        ArrayNode files = node.putArray("files");
        for (WrittenFile file : written.files()) {
            describe(files.addObject(), file);
        }
        Piece piece = written.piece();
        Request request = piece.composition().request();
        node.put("seed", request.seed());
        node.putObject("model")
                .put("id", piece.model().config().id())
                .put("digest", piece.model().digest().toString());
        ObjectNode asked = node.putObject("request");
        piece.composition().asTexts().forEach(asked::put);
        node.put("experimental", piece.isExperimental());
        TermsJson.put(node.putArray("terms"), written.terms());
        node.set("nearCopy", NearnessJson.of(piece.nearness(), NotesJson.ids(piece.whole())));
        ArrayNode notes = NotesJson.of(piece.shown().version());
        node.set("notes", notes);
        written.explained().ifPresent(explained -> {
            addTraditions(notes, piece, explained);
            if (written.explain()) {
                node.set(
                        "explanations",
                        ExplanationReport.json(
                                explained, NotesJson.ids(piece.shown().version())));
            }
        });
        return node;
    }

    /** To each note by the model, what each tradition of a blend made of it. */
    private static void addTraditions(ArrayNode notes, Piece piece, Explained explained) {
        if (traditions(piece).size() < 2) {
            return;
        }
        for (Explained.Reason reason : explained.reasons()) {
            if (piece.isByModel(reason.note())) {
                ObjectNode node = ((ObjectNode) notes.get(reason.number())).putObject("traditions");
                traditions(piece)
                        .forEach(tradition -> reason.explanation()
                                .bits(tradition.id())
                                .ifPresent(bits -> node.set(tradition.id(), Json.decimal(bits))));
            }
        }
    }

    static void print(Terminal terminal, Written written) {
        Piece piece = written.piece();
        Request request = piece.composition().request();
        terminal.out().println(shown(terminal, written.files().get(0).path()));
        terminal.out().println("  " + heading(piece));
        written.files().stream().skip(1).forEach(file -> terminal.out().println(shown(terminal, file.path())));
        NearnessReport.lines(piece.nearness()).forEach(line -> terminal.out().println("  " + line));
        if (piece.isExperimental()) {
            terminal.out()
                    .printf(
                            "  experimental: the model has learnt too few melodies of %s to carry the tradition%n",
                            request.tradition());
        }
        written.terms().terms().stream()
                .filter(term -> term.kind().compareTo(Terms.Kind.ATTRIBUTION) > 0)
                .forEach(term -> terminal.out().println("  inherits " + CorpusReport.line(term)));
        if (written.explain()) {
            Explained explained = written.explained().orElseThrow();
            terminal.out().println();
            terminal.out().print(ExplanationReport.text(explained));
            terminal.out().println(ExplanationReport.summary(explained));
        }
    }

    /** {@code 8 bars, G major in 4/4, hymn, seed 7}. */
    static String heading(Piece piece) {
        Request request = piece.composition().request();
        return what(piece) + ", " + request.key() + " in " + request.metre() + ", " + request.tradition() + ", seed "
                + request.seed();
    }

    static void next(Terminal terminal, Written written) {
        terminal.out()
                .println("next: stemma verify "
                        + shown(terminal, written.files().get(0).path()));
    }

    /** {@code 8 bars}, {@code 4 bars added}, {@code bars 3-4 filled, rhythm kept}. */
    private static String what(Piece piece) {
        Task task = piece.composition().task();
        if (task instanceof Task.Filling filling) {
            BarRange bars = filling.bars();
            String filled = (bars.first() == bars.last() ? "bar " : "bars ") + bars + " filled";
            return filled + kept(filling.keep(), filling.locked()) + ", " + newNotes(piece);
        }
        if (task instanceof Task.Varying varying) {
            String varied = varying.strength().label() + " variation";
            return varied + kept(varying.keep(), varying.locked()) + ", " + newNotes(piece);
        }
        String bars = count(piece.composition().request().bars(), "bar");
        return task instanceof Task.Continuing ? bars + " added" : bars;
    }

    private static String kept(Keep keep, List<BarRange> locked) {
        String kept = keep == Keep.NOTHING ? "" : ", " + keep.label() + " kept";
        return locked.isEmpty()
                ? kept
                : kept + ", locked " + locked.stream().map(BarRange::toString).collect(Collectors.joining(","));
    }

    private static String newNotes(Piece piece) {
        return count(piece.composition().drawn().size(), "note") + " of "
                + piece.composition().melody().notes().size() + " new";
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    static Path shown(Terminal terminal, Path path) {
        Path normal = path.normalize();
        return normal.isAbsolute() && !terminal.directory().isAbsolute() ? path : normal;
    }
}
