package dev.stemma.studio.workbench;

import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.corpus.Corpus;
import dev.stemma.generator.corpus.CorpusDescriptor;
import dev.stemma.generator.corpus.CorpusException;
import dev.stemma.generator.corpus.CorpusImport;
import dev.stemma.generator.corpus.CorpusLines;
import dev.stemma.generator.corpus.CorpusPolicy;
import dev.stemma.generator.corpus.DatasetManifest;
import dev.stemma.generator.corpus.Twins;
import dev.stemma.generator.corpus.Work;
import dev.stemma.generator.model.ModelFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Works with their terms: gathered from files and folders, listed, written as one file. */
public final class Corpora {
    static final long LARGEST_LIST = 64L << 20;
    private static final long LARGEST_POLICY = 64L << 10;

    private Corpora() {}

    /**
     * Works of several sources.
     *
     * @param works with their notes; none of a list of works, which has no notes
     * @param entries of all works
     * @param report what was taken from each file and what was left, for people
     */
    public record Gathered(List<Work> works, List<CatalogueEntry> entries, List<String> report) {
        public Gathered {
            works = List.copyOf(works);
            entries = List.copyOf(entries);
            report = List.copyOf(report);
        }
    }

    /**
     * Gathers works of files and folders of melodies, and of data sets: folders with a {@code dataset.json}, or that file.
     *
     * @param descriptors a folder of descriptors that state terms
     */
    public static Gathered gather(List<Path> sources, Optional<Path> descriptors) throws WorkbenchException {
        List<Work> works = new ArrayList<>();
        List<CatalogueEntry> entries = new ArrayList<>();
        List<String> report = new ArrayList<>();
        for (Path source : sources) {
            Optional<Path> list = list(source);
            if (list.isPresent()) {
                entries.addAll(dataset(list.get()).works());
            } else {
                CorpusImport taken = load(source, descriptors);
                works.addAll(taken.corpus().works());
                taken.corpus().works().forEach(work -> entries.add(work.entry()));
                report.addAll(taken.report().lines());
            }
        }
        return new Gathered(works, entries, report);
    }

    private static Optional<Path> list(Path source) {
        Path file = Files.isDirectory(source) ? source.resolve(ModelFolder.DATASET) : source;
        return Optional.of(file)
                .filter(each ->
                        String.valueOf(each.getFileName()).equals(ModelFolder.DATASET) && Files.isRegularFile(each));
    }

    /**
     * The list of works of a data set.
     *
     * @param source a folder with a {@code dataset.json}, or that file
     * @throws WorkbenchException if there is none, or it is damaged
     */
    static DatasetManifest dataset(Path source) throws WorkbenchException {
        Path file = list(source)
                .orElseThrow(() -> new WorkbenchException(
                        source + " holds no dataset.json", "name the folder of a model, or a dataset.json"));
        try {
            return DatasetManifest.read(SafeFiles.read(file, LARGEST_LIST));
        } catch (CorpusException e) {
            throw new WorkbenchException(file + ": " + e.getMessage(), "restore it from where you have it", e);
        }
    }

    static CorpusImport load(Path source, Optional<Path> descriptors) throws WorkbenchException {
        try {
            return Corpus.load(
                    source, descriptors.isPresent() ? CorpusDescriptor.readAll(descriptors.get()) : List.of());
        } catch (CorpusException e) {
            throw new WorkbenchException(e.getMessage(), "a corpus is a file or a folder of melodies", e);
        } catch (NoSuchFileException e) {
            throw new WorkbenchException("there is nothing called " + e.getMessage(), "check the name", e);
        } catch (IOException | UncheckedIOException e) {
            throw new WorkbenchException(
                    source + " cannot be read: " + e.getMessage(), "check the name and the rights", e);
        }
    }

    /** What somebody accepts; what may be trained with if no file says otherwise. */
    public static CorpusPolicy policy(Optional<Path> file) throws WorkbenchException {
        if (file.isEmpty()) {
            return CorpusPolicy.FOR_TRAINING;
        }
        try {
            return CorpusPolicy.read(SafeFiles.read(file.get(), LARGEST_POLICY));
        } catch (CorpusException e) {
            throw new WorkbenchException(
                    file.get() + ": " + e.getMessage(), "stemma corpus check --help shows a policy", e);
        }
    }

    /**
     * Writes works as one file of Melody JSON Lines, and their terms beside it as {@code corpus.json}.
     *
     * @param terms that all of them stand under
     * @return what was left out, for people: works that are there already under another name or in another key
     */
    public static List<String> write(List<Work> works, CorpusDescriptor terms, Path file, boolean overwrite)
            throws WorkbenchException {
        List<Work> taken = new ArrayList<>();
        List<String> left = new ArrayList<>();
        Twins twins = new Twins();
        for (Work work : works) {
            Optional<String> twin = twins.take(work);
            twin.ifPresent(reason -> left.add(work.entry().id() + ": " + reason));
            if (twin.isEmpty()) {
                taken.add(work);
            }
        }
        if (taken.isEmpty()) {
            throw new WorkbenchException("there is no work to write", "stemma corpus list shows what a source holds");
        }
        SafeFiles.writeAll(
                List.of(
                        new SafeFiles.Content(file, CorpusLines.of(taken)),
                        new SafeFiles.Content(file.resolveSibling(CorpusDescriptor.FILE_NAME), terms.toJson())),
                overwrite);
        return left;
    }
}
