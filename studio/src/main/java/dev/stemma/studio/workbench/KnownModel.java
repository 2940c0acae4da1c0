package dev.stemma.studio.workbench;

import dev.stemma.generator.corpus.CorpusException;
import dev.stemma.generator.corpus.WorkList;
import dev.stemma.generator.model.ModelConfig;
import dev.stemma.generator.model.ModelException;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.music.Tradition;
import dev.stemma.provenance.record.Digest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A model to choose.
 *
 * @param members what predicts beside each other
 */
public record KnownModel(String id, String title, Digest digest, List<String> members, List<Learnt> traditions) {
    /**
     * A tradition that it has learnt.
     *
     * @param works how many of it
     * @param experimental whether these are too few
     */
    public record Learnt(Tradition tradition, int works, boolean experimental) {}

    public KnownModel {
        members = List.copyOf(members);
        traditions = List.copyOf(traditions);
    }

    static KnownModel of(ModelFolder model) throws WorkbenchException {
        ModelConfig config = model.config();
        Set<String> members = new LinkedHashSet<>(config.members().rhythm());
        members.addAll(config.members().pitch());
        SortedMap<String, Integer> works = works(model);
        List<Learnt> traditions = config.vocabulary().traditions().stream()
                .map(each -> new Learnt(
                        each,
                        works.getOrDefault(each.id(), 0),
                        config.experimental().contains(each)))
                .toList();
        return new KnownModel(config.id(), config.title(), model.digest(), new ArrayList<>(members), traditions);
    }

    private static SortedMap<String, Integer> works(ModelFolder model) throws WorkbenchException {
        SortedMap<String, Integer> count = new TreeMap<>();
        try {
            WorkList list = model.works();
            for (int i = 0; i < list.size(); i++) {
                count.merge(list.work(i).tradition().id(), 1, Integer::sum);
            }
            return count;
        } catch (ModelException | CorpusException e) {
            throw new WorkbenchException(
                    "the list of works of the model " + model.config().id() + " cannot be read: " + e.getMessage(),
                    "restore its folder from where you have it",
                    e);
        }
    }
}
