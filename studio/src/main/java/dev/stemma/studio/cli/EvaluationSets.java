package dev.stemma.studio.cli;

import dev.stemma.generator.corpus.CorpusDescriptor;
import dev.stemma.generator.corpus.CorpusException;
import dev.stemma.generator.model.evaluation.EvaluationException;
import dev.stemma.generator.model.evaluation.MelodySet;
import dev.stemma.generator.model.evaluation.MelodySets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The melodies that a call names. */
final class EvaluationSets {
    private static final String ACCEPTED = "stemma evaluate --help shows what is accepted";

    private EvaluationSets() {}

    /** Reads all corpora and says on the error stream what was taken. */
    static List<MelodySet> read(Terminal terminal, List<Path> corpora, Optional<Path> descriptors) {
        try {
            List<CorpusDescriptor> stated =
                    descriptors.isPresent() ? CorpusDescriptor.readAll(terminal.resolve(descriptors.get())) : List.of();
            List<MelodySet> sets = new ArrayList<>();
            Set<String> names = new HashSet<>();
            for (Path corpus : corpora) {
                Path path = terminal.resolve(corpus);
                MelodySets read = MelodySets.read(path, stated);
                read.notes().forEach(terminal.err()::println);
                for (MelodySet set : read.sets()) {
                    sets.add(names.add(set.name()) ? set : set.withName(another(set, path, names)));
                }
            }
            terminal.err().flush();
            return List.copyOf(sets);
        } catch (CorpusException | EvaluationException e) {
            throw new Failure(e.getMessage(), ACCEPTED, e);
        } catch (NoSuchFileException e) {
            throw new Failure("there is nothing called " + e.getMessage(), "check the name", e);
        } catch (IOException | UncheckedIOException e) {
            throw new Failure("a corpus cannot be read: " + e.getMessage(), "check the name and the rights", e);
        }
    }

    /** Sets of one name are told apart by the folder they lie in, or by a number. */
    private static String another(MelodySet set, Path path, Set<String> names) {
        Path folder = path.toAbsolutePath().normalize().getParent();
        String name = (folder == null ? "" : folder.getFileName() + "/") + set.name();
        String distinct = name;
        for (int n = 2; !names.add(distinct); n++) {
            distinct = name + "~" + n;
        }
        return distinct;
    }
}
