package dev.stemma.studio.lessons;

import dev.stemma.generator.corpus.Corpus;
import dev.stemma.generator.corpus.CorpusDescriptor;
import dev.stemma.generator.corpus.CorpusException;
import dev.stemma.generator.corpus.Work;
import dev.stemma.provenance.record.Digest;
import dev.stemma.studio.workbench.HandedTunes;
import dev.stemma.studio.workbench.WorkbenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Files of tunes that somebody gave for a lesson, each in a folder named by its digest. */
public final class GivenTunes {
    /** Kinds of file that tunes are read from, by the endings of their names. */
    public static final Set<String> KINDS = Set.of("abc", "mid", "midi", "musicxml", "mxl", "xml");

    /** Whoever gives a tune to train with allows that, also where the file reserves it, as all files do that Stemma signs. */
    private static final String TERMS = """
            {"name": "own", "tradition": "own", "licence": "own-work: whoever gave them for the lesson", \
            "source": "given for a lesson", "trainingMining": {"cawg.ai_generative_training": {"use": "allowed"}, \
            "cawg.ai_training": {"use": "allowed"}}}
            """;

    /** Works are called after their file, and no two in a training may be called the same. */
    private static final int NAME_LENGTH = 16;

    private final Path folder;

    public GivenTunes(Path folder) {
        this.folder = folder;
    }

    /** A file that was given, and what is in it. */
    public record Given(Digest file, List<Work> works) {
        public Given {
            works = List.copyOf(works);
        }
    }

    /**
     * Keeps a file.
     *
     * @param kind one of {@link #KINDS}
     * @throws WorkbenchException if it holds no tune that can be read, or too many
     */
    public Given keep(byte[] content, String kind) throws WorkbenchException {
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException("tunes are read from " + KINDS + ", found " + kind);
        }
        HandedTunes.requireFew("." + kind, content);
        Digest digest = Digest.of(content);
        Path place = folder.resolve(digest.toString());
        try {
            Files.createDirectories(place);
            Files.writeString(place.resolve(CorpusDescriptor.FILE_NAME), TERMS);
            Files.write(place.resolve(digest.toString().substring(0, NAME_LENGTH) + "." + kind), content);
        } catch (IOException e) {
            throw cannotBeRead(e);
        }
        Given given = new Given(digest, works(digest));
        if (given.works().isEmpty()) {
            throw new WorkbenchException(
                    "no tune could be read from the file", "tunes are read from MIDI, ABC and MusicXML files");
        }
        return given;
    }

    List<Work> works(Digest file) throws WorkbenchException {
        try {
            return Corpus.load(place(file), List.of()).corpus().works();
        } catch (IOException | CorpusException e) {
            throw cannotBeRead(e);
        }
    }

    /** Where a file lies, with its terms. */
    Path place(Digest file) throws WorkbenchException {
        Path place = folder.resolve(file.toString());
        if (!Files.isDirectory(place)) {
            throw WorkbenchException.missing("this file was not given for a lesson", "give it again");
        }
        return place;
    }

    private static WorkbenchException cannotBeRead(Exception cause) {
        return new WorkbenchException(
                "the tunes cannot be read: " + cause.getMessage(),
                "tunes are read from MIDI, ABC and MusicXML files",
                cause);
    }
}
