package dev.stemma.studio.workbench;

import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.corpus.Corpus;
import dev.stemma.generator.corpus.CorpusDescriptor;
import dev.stemma.generator.corpus.CorpusException;
import dev.stemma.generator.corpus.Work;
import dev.stemma.provenance.record.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Works whose notes are at hand, found again by the digest of the bytes that they were read from. */
public record WorksAtHand(Map<Digest, Work> byDigest) {
    public WorksAtHand {
        byDigest = Map.copyOf(byDigest);
    }

    /**
     * Gathers works.
     *
     * @param known works that are there anyway
     * @param corpora files and folders of melodies
     * @param descriptors a folder of descriptors that state their terms
     */
    public static WorksAtHand gather(Collection<Work> known, List<Path> corpora, Optional<Path> descriptors)
            throws WorkbenchException {
        Map<Digest, Work> works = new HashMap<>();
        for (Path corpus : corpora) {
            for (Work work : load(corpus, descriptors)) {
                works.putIfAbsent(work.entry().digest(), work);
            }
        }
        known.forEach(work -> works.putIfAbsent(work.entry().digest(), work));
        return new WorksAtHand(works);
    }

    private static List<Work> load(Path corpus, Optional<Path> descriptors) throws WorkbenchException {
        try {
            List<CorpusDescriptor> stated =
                    descriptors.isPresent() ? CorpusDescriptor.readAll(descriptors.get()) : List.of();
            return Corpus.load(corpus, stated).corpus().works();
        } catch (NoSuchFileException e) {
            throw new WorkbenchException("there is nothing called " + e.getMessage(), "check the name", e);
        } catch (CorpusException e) {
            throw new WorkbenchException(
                    corpus + ": " + e.getMessage(), "a corpus is a file or a folder of melodies", e);
        } catch (IOException | UncheckedIOException e) {
            throw new WorkbenchException(
                    corpus + " cannot be read: " + e.getMessage(), "check the name and the rights", e);
        }
    }

    /** Those of a list that are not at hand. */
    public List<CatalogueEntry> missing(List<CatalogueEntry> listed) {
        return listed.stream()
                .filter(entry -> !byDigest.containsKey(entry.digest()))
                .toList();
    }
}
