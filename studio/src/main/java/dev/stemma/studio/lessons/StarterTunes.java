package dev.stemma.studio.lessons;

import dev.stemma.generator.corpus.Corpus;
import dev.stemma.generator.corpus.CorpusDescriptor;
import dev.stemma.generator.corpus.CorpusException;
import dev.stemma.generator.corpus.Work;
import dev.stemma.studio.workbench.WorkbenchException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The starter corpora, which come with the program; laid out as files where they are first asked for. */
public final class StarterTunes {
    private static final List<String> NAMES = List.of("british-isles", "china");
    private static final String RESOURCES = "/starter/corpora/";

    private final Path folder;
    private List<Work> works = List.of();

    /** @param folder where the files may lie */
    public StarterTunes(Path folder) {
        this.folder = folder;
    }

    /** How many works there are of each tradition, by its name. */
    public SortedMap<String, Integer> traditions() throws WorkbenchException {
        return works().stream()
                .map(work -> work.entry().tradition().id())
                .collect(Collectors.toMap(Function.identity(), each -> 1, Integer::sum, TreeMap::new));
    }

    /** All of them, with their notes. */
    public synchronized List<Work> works() throws WorkbenchException {
        if (works.isEmpty()) {
            List<Work> read = new ArrayList<>();
            for (String name : NAMES) {
                read.addAll(read(name));
            }
            works = List.copyOf(read);
        }
        return works;
    }

    private List<Work> read(String name) throws WorkbenchException {
        try {
            List<CorpusDescriptor> descriptors = CorpusDescriptor.readAll(descriptors());
            return Corpus.load(file(name), descriptors).corpus().works();
        } catch (IOException | CorpusException e) {
            throw cannotBeRead(e);
        }
    }

    /** The tunebook of a corpus; its terms are among the descriptors. */
    Path file(String name) throws WorkbenchException {
        return laidOut("corpora/" + name + ".abc", name + ".abc");
    }

    /** The folder of what is true of the corpora. */
    Path descriptors() throws WorkbenchException {
        for (String name : NAMES) {
            laidOut("descriptors/" + name + ".json", "descriptors/" + name + ".json");
        }
        return folder.resolve("descriptors");
    }

    static boolean knows(String name) {
        return NAMES.contains(name);
    }

    private Path laidOut(String place, String resource) throws WorkbenchException {
        Path file = folder.resolve(place);
        try (InputStream content = StarterTunes.class.getResourceAsStream(RESOURCES + resource)) {
            if (content == null) {
                throw new IOException(resource + " is not in this build");
            }
            Files.createDirectories(file.getParent());
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw cannotBeRead(e);
        }
    }

    private static WorkbenchException cannotBeRead(Exception cause) {
        return new WorkbenchException(
                "the starter tunes cannot be read: " + cause.getMessage(),
                "check the rights of the folder named in STEMMA_HOME",
                cause);
    }
}
