package dev.stemma.studio.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.corpus.CorpusException;
import dev.stemma.generator.corpus.DatasetManifest;
import dev.stemma.generator.corpus.DatasetProof;
import dev.stemma.generator.corpus.DatasetProofs;
import dev.stemma.generator.corpus.TuneInFile;
import dev.stemma.generator.corpus.WorkList;
import dev.stemma.generator.model.ModelConfig;
import dev.stemma.generator.model.ModelException;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.provenance.record.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Whether a model learnt from a work, by its bytes and by its melody, as JSON: the answer, and a proof of it to hand on. */
final class WorkProof {
    private final ModelConfig.Dataset dataset;
    private final DatasetProofs proofs;

    WorkProof(ModelFolder folder) throws ModelException, CorpusException {
        dataset = folder.config().dataset();
        proofs = new DatasetManifest(dataset.name(), entries(folder.works())).proofs();
        if (dataset.sorted().isPresent() && !dataset.sorted().get().equals(proofs.roots())) {
            throw new CorpusException("config.json states other sorted roots than the list of works has");
        }
    }

    private static List<CatalogueEntry> entries(WorkList list) throws CorpusException {
        List<CatalogueEntry> entries = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            entries.add(list.work(i));
        }
        return entries;
    }

    /** By the digest of its bytes alone. */
    ObjectNode of(Digest work) {
        return of(work, List.of());
    }

    /**
     * By its bytes, and by its melody where one can be read and the data set names melodies.
     *
     * @param tune of a file
     * @param content of the file, which is the work if no tune of it can be read
     */
    ObjectNode of(TuneInFile tune, byte[] content) {
        boolean hasMelody = proofs.knowsMelodies() && !tune.melodies().isEmpty();
        ObjectNode node =
                of(tune.digest().orElseGet(() -> Digest.of(content)), hasMelody ? tune.melodies() : List.of());
        if (hasMelody) {
            node.put("notes", tune.notes());
        }
        tune.trouble().ifPresent(trouble -> node.put("trouble", trouble));
        return node;
    }

    private ObjectNode of(Digest work, List<Digest> melodies) {
        DatasetProof proof = proofs.prove(work, melodies);
        DatasetProof.Finding finding =
                proof.against(proofs.roots()).orElseThrow(() -> new IllegalStateException("a proof just made holds"));
        ObjectNode node = Json.object()
                .put("present", finding.listed())
                .put("work", work.toString())
                .put("root", dataset.root().toString())
                .put("files", proof.roots().files().toString());
        proof.roots().melodies().ifPresent(root -> node.put("melodies", root.toString()));
        node.put("bound", dataset.sorted().isPresent())
                .put("proof", new String(proof.toJson(), StandardCharsets.UTF_8));
        finding.entry().ifPresent(listed -> node.put("title", listed.title()));
        ArrayNode same = node.putArray("sameMelody");
        finding.melodies().stream()
                .flatMap(tune -> tune.works().stream())
                .distinct()
                .forEach(listed -> same.addObject().put("id", listed.id()).put("title", listed.title()));
        return node;
    }
}
