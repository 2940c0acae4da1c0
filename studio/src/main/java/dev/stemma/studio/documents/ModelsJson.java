package dev.stemma.studio.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.corpus.CorpusException;
import dev.stemma.generator.corpus.Terms;
import dev.stemma.generator.corpus.TuneInFile;
import dev.stemma.generator.corpus.WorkList;
import dev.stemma.generator.model.ModelException;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.provenance.c2pa.GenerationAssertion;
import dev.stemma.provenance.c2pa.ManifestStore;
import dev.stemma.provenance.record.Digest;
import dev.stemma.studio.statement.ModelsOnRecord;
import dev.stemma.studio.statement.Statement;
import dev.stemma.studio.workbench.HandedTunes;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The models that a record names, and what they learnt from where they are here, as JSON. */
public final class ModelsJson {
    private ModelsJson() {}

    static ArrayNode of(ManifestStore store, Workbench workbench) throws WorkbenchException {
        ArrayNode models = Json.object().arrayNode();
        for (GenerationAssertion.Model model : named(store).values()) {
            ObjectNode node = models.addObject()
                    .put("id", model.id())
                    .put("name", model.name())
                    .put("digest", model.digest().toString());
            Optional<ModelFolder> folder = workbench.inspecting().model(model.id(), model.digest());
            if (folder.isPresent()) {
                Statement.Dataset dataset = ModelsOnRecord.dataset(folder.get());
                ObjectNode learnt =
                        node.putObject("dataset").put("name", dataset.name()).put("works", dataset.works());
                ArrayNode licences = learnt.putArray("licences");
                dataset.licences()
                        .forEach((licence, works) ->
                                licences.addObject().put("licence", licence).put("works", works));
                TermsJson.put(learnt.putArray("terms"), terms(folder.get()));
            }
        }
        return models;
    }

    private static Terms terms(ModelFolder folder) throws WorkbenchException {
        try {
            return folder.works().terms();
        } catch (ModelException | CorpusException e) {
            throw damaged(e);
        }
    }

    private static Map<Digest, GenerationAssertion.Model> named(ManifestStore store) {
        Map<Digest, GenerationAssertion.Model> named = new LinkedHashMap<>();
        store.reachable().stream()
                .flatMap(manifest -> manifest.assertions(GenerationAssertion.class))
                .map(GenerationAssertion::model)
                .forEach(model -> named.putIfAbsent(model.digest(), model));
        return named;
    }

    /**
     * Works that a model learnt from, of which a text is in the title, the name or a creator.
     *
     * @param digest of a model that the record names
     * @throws WorkbenchException if it names no such model, or that is not here
     */
    public static ObjectNode works(
            ManifestStore store, Workbench workbench, String digest, String search, int offset, int limit)
            throws WorkbenchException {
        ModelFolder folder = folder(store, workbench, digest);
        try {
            return works(folder.works(), search.toLowerCase(Locale.ROOT), offset, limit);
        } catch (ModelException | CorpusException e) {
            throw damaged(e);
        }
    }

    /**
     * Whether a model learnt from certain bytes, with its proof.
     *
     * @param digest of a model that the record names
     * @param work of the bytes
     * @throws WorkbenchException if it names no such model, or that is not here
     */
    public static ObjectNode proof(ManifestStore store, Workbench workbench, String digest, Digest work)
            throws WorkbenchException {
        ModelFolder folder = folder(store, workbench, digest);
        try {
            return new WorkProof(folder).of(work);
        } catch (ModelException | CorpusException e) {
            throw damaged(e);
        }
    }

    /**
     * Whether a model learnt from the tunes of a file, each with its proof.
     *
     * @param digest of a model that the record names
     * @param name of the file, whose ending tells what it is
     * @throws WorkbenchException if the record names no such model, if that is not here, or if there are too many tunes
     */
    public static ObjectNode proofs(
            ManifestStore store, Workbench workbench, String digest, String name, byte[] content)
            throws WorkbenchException {
        ModelFolder folder = folder(store, workbench, digest);
        HandedTunes.requireFew(name, content);
        List<TuneInFile> tunes = TuneInFile.in(name, content);
        try {
            WorkProof proofs = new WorkProof(folder);
            ObjectNode node = Json.object();
            ArrayNode answers = node.putArray("tunes");
            tunes.forEach(tune -> answers.add(proofs.of(tune, content)));
            return node;
        } catch (ModelException | CorpusException e) {
            throw damaged(e);
        }
    }

    private static ModelFolder folder(ManifestStore store, Workbench workbench, String digest)
            throws WorkbenchException {
        for (GenerationAssertion.Model model : named(store).values()) {
            if (model.digest().toString().equals(digest)) {
                Optional<ModelFolder> folder = workbench.inspecting().model(model.id(), model.digest());
                if (folder.isPresent()) {
                    return folder.get();
                }
            }
        }
        throw new WorkbenchException(
                "the model is not on this machine, so its works cannot be listed", "put its folder beside the others");
    }

    private static WorkbenchException damaged(Exception e) {
        return new WorkbenchException(
                "the works of the model cannot be named: " + e.getMessage(),
                "restore its folder from where you have it",
                e);
    }

    private static ObjectNode works(WorkList list, String search, int offset, int limit) throws CorpusException {
        ObjectNode node = Json.object();
        ArrayNode works = node.putArray("works");
        int found = 0;
        for (int i = 0; i < list.size(); i++) {
            CatalogueEntry work = list.work(i);
            if (speaksOf(work, search)) {
                if (found >= offset && works.size() < limit) {
                    ObjectNode entry = works.addObject()
                            .put("id", work.id())
                            .put("title", work.title())
                            .put("tradition", work.tradition().id())
                            .put("licence", work.licence().text())
                            .put("source", work.source())
                            .put("digest", work.digest().toString());
                    ArrayNode creators = entry.putArray("creators");
                    work.creators().forEach(creators::add);
                }
                found++;
            }
        }
        return node.put("total", found).put("of", list.size());
    }

    private static boolean speaksOf(CatalogueEntry work, String search) {
        return work.title().toLowerCase(Locale.ROOT).contains(search)
                || work.id().toLowerCase(Locale.ROOT).contains(search)
                || work.creators().stream()
                        .anyMatch(creator -> creator.toLowerCase(Locale.ROOT).contains(search));
    }
}
