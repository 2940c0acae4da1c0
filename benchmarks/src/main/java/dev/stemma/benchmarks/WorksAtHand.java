package dev.stemma.benchmarks;

import dev.stemma.generator.corpus.Corpus;
import dev.stemma.generator.corpus.CorpusDescriptor;
import dev.stemma.generator.corpus.CorpusException;
import dev.stemma.generator.corpus.Work;
import dev.stemma.generator.corpus.WorkList;
import dev.stemma.generator.model.ModelException;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.provenance.record.Digest;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Works whose notes are at hand: those of this checkout, and those in a folder of corpora beside it where there is one. */
public final class WorksAtHand {
    /** The terms of the corpora. */
    public static final Path DESCRIPTORS = Path.of("samples", "corpora", "descriptors");

    private WorksAtHand() {}

    /** Files of works. */
    public static List<Path> corpora() throws IOException {
        List<Path> corpora = new ArrayList<>(found(Path.of("samples", "corpora"), "*.abc"));
        for (Path folder : found(Path.of("..", "shared", "corpora", "train"), "*")) {
            corpora.addAll(found(folder, "*.jsonl"));
        }
        return corpora;
    }

    private static List<Path> found(Path folder, String glob) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
            return StreamSupport.stream(entries.spliterator(), false).sorted().toList();
        }
    }

    /** Those of the works in some files that a model's data set lists. */
    public static List<Work> learntBy(ModelFolder model, List<Path> corpora, Path descriptors)
            throws IOException, CorpusException, ModelException {
        WorkList list = model.works();
        Set<Digest> learnt = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            learnt.add(list.work(i).digest());
        }
        List<CorpusDescriptor> terms = CorpusDescriptor.readAll(descriptors);
        List<Work> works = new ArrayList<>();
        for (Path corpus : corpora) {
            Corpus.load(corpus, terms).corpus().works().stream()
                    .filter(work -> learnt.contains(work.entry().digest()))
                    .forEach(works::add);
        }
        return works;
    }
}
