package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.similarity.Alignment;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.documents.NearnessJson;
import dev.stemma.studio.documents.NotesJson;
import dev.stemma.studio.workbench.Similarity;
import dev.stemma.studio.workbench.WorkbenchException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stemma similar}: which works a melody is like. */
@Command(
        name = "similar",
        sortOptions = false,
        customSynopsis = "stemma similar FILE [--in CORPUS] [OPTION]...",
        description = {
            "Shows which works share the longest runs of notes with the melody of a file.",
            "In whatever key and tempo, of a MIDI, ABC or MusicXML file. Works are those that the model learnt",
            "from, and with --in those of a corpus at hand.",
            "A run is a stretch of notes with the same intervals; runs of fewer than 5 notes do not count."
        },
        footer = {
            "",
            "With --in the melody is drawn over the work: = under a note that is reached by the same interval in",
            "the same rhythm, - under one that is reached in another rhythm.",
            "",
            "Example:",
            "  stemma similar melody-42.mid --in samples/corpora"
        })
final class SimilarCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The file that holds the melody.")
    private Path file;

    @Option(names = "--in", paramLabel = "CORPUS", description = "A file or a folder of melodies to look in as well.")
    private Optional<Path> corpus = Optional.empty();

    @Option(
            names = "--model",
            paramLabel = "ID",
            description = "A model by the name of its folder; melody-2 if nothing is said.")
    private Optional<String> model = Optional.empty();

    @Option(
            names = "--voice",
            paramLabel = "NAME",
            description = "Which voice, where the file has several; without it the likeliest melody is taken.")
    private Optional<String> voice = Optional.empty();

    @Option(names = "--top-notes", description = "Take the highest notes where several sound at once.")
    private boolean topNotes;

    @Mixin
    private CommonOptions common;

    private final Terminal terminal;

    SimilarCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try {
            Similarity similarity = Workbenches.open(terminal)
                    .inspecting()
                    .similar(terminal.resolve(file), new ReadOptions(voice, topNotes), model);
            Optional<Similarity.InCorpus> found = Optional.empty();
            if (corpus.isPresent()) {
                found = Optional.of(similarity.in(terminal.resolve(corpus.get())));
            }
            if (common.json) {
                JsonOutput.print(terminal, json(similarity, found));
            } else {
                print(similarity);
                found.ifPresent(this::print);
            }
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
        return ExitCode.DONE.number();
    }

    private ObjectNode json(Similarity similarity, Optional<Similarity.InCorpus> found) {
        ObjectNode root = Json.object();
        root.put("path", file.toString())
                .put("voice", similarity.reading().taken().id())
                .put("notes", similarity.reading().melody().notes().size());
        root.putObject("model")
                .put("id", similarity.model().config().id())
                .put("digest", similarity.model().digest().toString());
        root.set("nearCopy", NearnessJson.of(similarity.nearness(), NotesJson.counted()));
        found.ifPresent(inCorpus -> {
            ObjectNode node = NearnessJson.of(
                    inCorpus.copies(),
                    inCorpus.nearest().stream()
                            .map(neighbour -> neighbour.work().entry())
                            .toList(),
                    NotesJson.counted());
            root.set("corpus", node);
            node.put("path", corpus.orElseThrow().toString()).put("size", inCorpus.works());
            for (int i = 0; i < inCorpus.nearest().size(); i++) {
                ArrayNode columns = ((ObjectNode) node.get("works").get(i)).putArray("alignment");
                for (Alignment.Column column :
                        inCorpus.nearest().get(i).alignment().columns()) {
                    columns.addObject()
                            .put("melody", column.melody())
                            .put("work", column.work())
                            .put("agreement", column.agreement().name().toLowerCase(Locale.ROOT));
                }
            }
        });
        return root;
    }

    private void print(Similarity similarity) {
        similarity.reading().warnings().forEach(warning -> terminal.err().println("note: " + PlainText.of(warning)));
        terminal.out()
                .printf(
                        "works that %s learnt from%n",
                        similarity.model().config().id());
        List<String> lines = NearnessReport.lines(similarity.nearness());
        terminal.out().println("  " + lines.get(0));
        for (int i = 1; i < similarity.nearness().works().size(); i++) {
            terminal.out()
                    .println("           "
                            + NearnessReport.shared(
                                    similarity.nearness().copies().works().get(i),
                                    similarity.nearness().works().get(i)));
        }
        lines.stream().skip(1).forEach(line -> terminal.out().println("  " + line));
    }

    private void print(Similarity.InCorpus inCorpus) {
        terminal.out()
                .printf(
                        "%s, %d works, %d not taken%n",
                        corpus.orElseThrow(),
                        inCorpus.works(),
                        inCorpus.report().leftCount());
        if (inCorpus.nearest().isEmpty()) {
            terminal.out().println("  no run of 5 notes is shared");
        }
        for (Similarity.Neighbour neighbour : inCorpus.nearest()) {
            terminal.out()
                    .println("  "
                            + NearnessReport.shared(
                                    neighbour.near(), neighbour.work().entry()));
            List<String> lines = neighbour.alignment().lines();
            terminal.out().println("    yours " + lines.get(0));
            terminal.out().println("          " + lines.get(1));
            terminal.out().println("    work  " + lines.get(2));
        }
    }
}
