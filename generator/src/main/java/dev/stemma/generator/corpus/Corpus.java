package dev.stemma.generator.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Works under one name. Their ids differ, and so do their digests. */
public record Corpus(String name, List<Work> works) {
    public Corpus {
        name = Text.required("the name of a corpus", name);
        works = List.copyOf(works);
        Set<Object> seen = new HashSet<>();
        for (Work work : works) {
            if (!seen.add(work.entry().id()) || !seen.add(work.entry().digest())) {
                throw new IllegalArgumentException("a corpus holds a work once, found again "
                        + work.entry().id());
            }
        }
    }

    /**
     * Reads a file or all files of a folder and the folders in it: tunebooks ({@code .abc}), Melody JSON Lines
     * ({@code .jsonl}), MIDI files ({@code .mid}, {@code .midi}) and scores ({@code .musicxml}, {@code .mxl},
     * {@code .xml}, {@code .mscx}, {@code .mscz}). What cannot be used is left out and reported, never silently.
     *
     * @param descriptors the terms, the first that names a file counting for it; where none does, the
     *     {@code corpus.json} in the file's folder or in the nearest one above it within {@code path}; where there is
     *     none, nothing is known about the terms
     * @throws CorpusException if a {@code corpus.json} is wrong, or if the path holds nothing of these kinds
     */
    public static CorpusImport load(Path path, List<CorpusDescriptor> descriptors) throws IOException, CorpusException {
        return new CorpusImporter(path, descriptors).load();
    }

    /** Works whose terms do not allow training. */
    public List<Work> notForTraining() {
        return works.stream().filter(work -> !work.entry().allowsTraining()).toList();
    }
}
