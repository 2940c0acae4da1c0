package dev.stemma.studio.statement;

import dev.stemma.generator.corpus.CorpusException;
import dev.stemma.generator.corpus.WorkList;
import dev.stemma.generator.model.ModelException;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.provenance.c2pa.GenerationAssertion;
import dev.stemma.provenance.c2pa.ManifestStore;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Generation;
import dev.stemma.studio.statement.Statement.Dataset;
import dev.stemma.studio.statement.Statement.ModelFacts;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The models whose notes are in a piece, with what they learnt from where they are at hand. */
public final class ModelsOnRecord {
    private final Workbench workbench;
    private final Map<Digest, GenerationAssertion.Model> named = new LinkedHashMap<>();

    ModelsOnRecord(Workbench workbench, ManifestStore store) {
        this.workbench = workbench;
        store.reachable().stream()
                .flatMap(manifest -> manifest.assertions(GenerationAssertion.class))
                .map(GenerationAssertion::model)
                .forEach(model -> named.putIfAbsent(model.digest(), model));
    }

    List<ModelFacts> of(PieceAccount account) throws WorkbenchException {
        List<Digest> digests = account.contribution().taken().stream()
                .filter(taken -> !taken.notes().isEmpty())
                .flatMap(taken -> account.journal().entry(taken.request()).stream())
                .map(entry -> ((Generation.Requested) entry.operation()).model())
                .distinct()
                .toList();
        List<ModelFacts> facts = new ArrayList<>();
        for (Digest digest : digests) {
            Optional<GenerationAssertion.Model> model = Optional.ofNullable(named.get(digest));
            facts.add(new ModelFacts(
                    model.map(GenerationAssertion.Model::name),
                    digest,
                    model.isEmpty() ? Optional.empty() : dataset(model.get())));
        }
        return facts;
    }

    Optional<Dataset> dataset(GenerationAssertion.Model model) throws WorkbenchException {
        if (!workbench.models().has(model.id())) {
            return Optional.empty();
        }
        ModelFolder folder = workbench.models().open(Optional.of(model.id()));
        return folder.digest().equals(model.digest()) ? Optional.of(dataset(folder)) : Optional.empty();
    }

    /**
     * From what a model learnt.
     *
     * @throws WorkbenchException if its list of works is damaged
     */
    public static Dataset dataset(ModelFolder folder) throws WorkbenchException {
        try {
            WorkList works = folder.works();
            SortedMap<String, Integer> licences = new TreeMap<>();
            for (int i = 0; i < works.size(); i++) {
                String licence = works.work(i).licence().text();
                int ground = licence.indexOf(':');
                licences.merge(ground < 0 ? licence : licence.substring(0, ground), 1, Integer::sum);
            }
            return new Dataset(folder.config().dataset().name(), works.size(), licences);
        } catch (ModelException | CorpusException e) {
            throw new WorkbenchException(
                    "the works of the model cannot be named: " + e.getMessage(),
                    "restore its folder from where you have it",
                    e);
        }
    }
}
