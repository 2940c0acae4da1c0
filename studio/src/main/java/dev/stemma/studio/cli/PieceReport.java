package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.session.Request;
import dev.stemma.studio.workbench.Piece;
import dev.stemma.studio.workbench.WrittenFile;
import java.nio.file.Path;
import java.util.List;

/** Shows what was composed and written. */
final class PieceReport {
    private PieceReport() {}

    /** A melody and the files that hold it. */
    record Written(Piece piece, List<WrittenFile> files) {}

    /** Members of the first melody stand at the top; with several, {@code melodies} has all of them. */
    static ObjectNode json(List<Written> melodies) {
        ObjectNode root = describe(melodies.get(0));
        if (melodies.size() > 1) {
            ArrayNode all = root.putArray("melodies");
            melodies.forEach(melody -> all.add(describe(melody)));
        }
        return root;
    }

    private static ObjectNode describe(Written written) {
        ObjectNode node = Json.object();
        ArrayNode files = node.putArray("files");
        for (WrittenFile file : written.files()) {
            files.addObject()
                    .put("path", file.path().toString())
                    .put("sha256", file.sha256().toString())
                    .put("mediaType", file.mediaType());
        }
        Piece piece = written.piece();
        Request request = piece.composition().request();
        node.put("seed", request.seed());
        node.putObject("model")
                .put("id", piece.model().config().id())
                .put("digest", piece.model().digest().toString());
        ObjectNode asked = node.putObject("request");
        request.asTexts().forEach(asked::put);
        node.put("experimental", isExperimental(piece));
        node.set("nearCopy", NearnessReport.json(piece.nearness()));
        ArrayNode notes = node.putArray("notes");
        int number = 0;
        for (Note note : piece.composition().melody().notes()) {
            notes.addObject()
                    .put("id", "n" + ++number)
                    .put("onset", note.onset().toFraction())
                    .put("duration", note.duration().toFraction())
                    .put("pitch", note.pitch().midi())
                    .put("origin", piece.origin(note));
        }
        return node;
    }

    static void print(Terminal terminal, List<Written> melodies) {
        for (Written written : melodies) {
            Request request = written.piece().composition().request();
            terminal.out()
                    .printf(
                            "%s%n  %s, %s in %s, %s, seed %d%n",
                            shown(terminal, written.files().get(0).path()),
                            count(request.bars(), "bar")
                                    + (written.piece().source().isPresent() ? " added" : ""),
                            request.key(),
                            request.metre(),
                            request.tradition(),
                            request.seed());
            written.files().stream().skip(1).forEach(file -> terminal.out().println(shown(terminal, file.path())));
            NearnessReport.lines(written.piece().nearness())
                    .forEach(line -> terminal.out().println("  " + line));
            if (isExperimental(written.piece())) {
                terminal.out()
                        .printf(
                                "  experimental: the model has learnt too few melodies of %s to carry the tradition%n",
                                request.tradition());
            }
        }
        terminal.out()
                .println("next: stemma verify "
                        + shown(terminal, melodies.get(0).files().get(0).path()));
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static boolean isExperimental(Piece piece) {
        return piece.model()
                .config()
                .experimental()
                .contains(piece.composition().request().tradition());
    }

    private static Path shown(Terminal terminal, Path path) {
        Path normal = path.normalize();
        return normal.isAbsolute() && !terminal.directory().isAbsolute() ? path : normal;
    }
}
