package dev.stemma.studio.workbench;

import dev.stemma.generator.corpus.Corpus;
import dev.stemma.generator.corpus.CorpusException;
import dev.stemma.generator.corpus.CorpusImport;
import dev.stemma.generator.corpus.ImportReport;
import dev.stemma.generator.corpus.Work;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.model.WorkIndex;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.notation.MelodyFile;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.notation.Reading;
import dev.stemma.generator.similarity.Alignment;
import dev.stemma.generator.similarity.NearCopies;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a file's melody is like.
 *
 * @param reading how the melody was read
 * @param nearness to the works of the model
 */
public record Similarity(Reading reading, ModelFolder model, Nearness nearness) {
    /**
     * A work of a corpus with the run that it shares.
     *
     * @param alignment of the first place where the longest run is shared
     */
    public record Neighbour(Work work, NearCopies.NearWork near, Alignment alignment) {}

    /**
     * The nearest works of a corpus.
     *
     * @param report what of the corpus was taken and left out
     * @param works how many were taken
     */
    public record InCorpus(ImportReport report, int works, NearCopies copies, List<Neighbour> nearest) {
        public InCorpus {
            nearest = List.copyOf(nearest);
        }
    }

    static Similarity of(Path file, byte[] content, ReadOptions options, ModelFolder model) throws WorkbenchException {
        try {
            Reading reading = MelodyFile.read(content, options);
            List<Note> notes = reading.melody().notes();
            return new Similarity(reading, model, Nearness.of(model, notes, note -> true, Optional.empty()));
        } catch (NotationException e) {
            throw new WorkbenchException(
                    file + ": " + e.getMessage(), "melodies are read from MIDI, ABC and MusicXML files", e);
        }
    }

    /**
     * Looks the melody up in a corpus as well.
     *
     * @param path a file or a folder of melodies
     * @throws WorkbenchException if it holds none that can be read
     */
    public InCorpus in(Path path) throws WorkbenchException {
        try {
            CorpusImport imported = Corpus.load(path, List.of());
            List<Work> works = imported.corpus().works();
            WorkIndex index = WorkIndex.of(works.stream().map(Work::melodies).toList());
            NearCopies copies = NearCopies.of(index, reading.melody().notes());
            List<Neighbour> nearest = copies.works().stream()
                    .map(near -> neighbour(works.get(near.work()), near))
                    .toList();
            return new InCorpus(imported.report(), works.size(), copies, nearest);
        } catch (NoSuchFileException e) {
            throw new WorkbenchException("there is nothing called " + e.getMessage(), "check the name", e);
        } catch (CorpusException e) {
            throw new WorkbenchException(path + ": " + e.getMessage(), "a corpus is a file or a folder of melodies", e);
        } catch (IOException e) {
            throw new WorkbenchException(
                    path + " cannot be read: " + e.getMessage(), "check the name and the rights", e);
        }
    }

    private Neighbour neighbour(Work work, NearCopies.NearWork near) {
        List<Note> notes = work.melodies().stream()
                .map(Melody::notes)
                .flatMap(List::stream)
                .toList();
        return new Neighbour(
                work,
                near,
                Alignment.of(reading.melody().notes(), notes, near.places().get(0)));
    }
}
