package dev.stemma.studio.workbench;

import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.corpus.CorpusException;
import dev.stemma.generator.corpus.WorkList;
import dev.stemma.generator.model.BaseRate;
import dev.stemma.generator.model.ModelException;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Tradition;
import dev.stemma.generator.similarity.NearCopies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How near a melody is to the works that a model learnt from.
 *
 * @param works the nearest, by name, one for each of {@code copies}
 * @param base how near works of the melody's tradition are to each other; where that is not known, of the nearest work's
 * @param baseAmongAll how near they are to all the works that the model learnt from
 */
public record Nearness(
        NearCopies copies, List<CatalogueEntry> works, Optional<BaseRate> base, Optional<BaseRate> baseAmongAll) {
    public Nearness {
        works = List.copyOf(works);
    }

    /**
     * Looks a melody up.
     *
     * @param meant notes of which a run that counts holds at least one
     * @param tradition of the melody, if it is known
     */
    static Nearness of(ModelFolder model, List<Note> notes, Predicate<Note> meant, Optional<Tradition> tradition)
            throws WorkbenchException {
        NearCopies copies = NearCopies.of(model.index(), notes, meant);
        List<CatalogueEntry> works = named(model, copies);
        Optional<Tradition> compared =
                tradition.or(() -> works.stream().findFirst().map(CatalogueEntry::tradition));
        return new Nearness(
                copies,
                works,
                compared.flatMap(known -> model.config().baseRate(known, BaseRate.Among.TRADITION)),
                compared.flatMap(known -> model.config().baseRate(known, BaseRate.Among.ALL)));
    }

    private static List<CatalogueEntry> named(ModelFolder model, NearCopies copies) throws WorkbenchException {
        List<CatalogueEntry> named = new ArrayList<>();
        if (copies.works().isEmpty()) {
            return named;
        }
        try {
            WorkList works = model.works();
            for (NearCopies.NearWork near : copies.works()) {
                named.add(works.work(near.work()));
            }
            return named;
        } catch (ModelException | CorpusException e) {
            throw new WorkbenchException(
                    "the works of the model " + model.config().id() + " cannot be named: " + e.getMessage(),
                    "restore its folder from where you have it",
                    e);
        }
    }
}
