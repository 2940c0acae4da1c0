package dev.stemma.studio.documents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.corpus.CorpusException;
import dev.stemma.generator.corpus.DatasetManifest;
import dev.stemma.generator.corpus.DatasetProof;
import dev.stemma.generator.corpus.DatasetProofs;
import dev.stemma.generator.corpus.WorkList;
import dev.stemma.generator.model.ModelConfig;
import dev.stemma.generator.model.ModelException;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.provenance.record.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a model learnt from certain bytes, as JSON: the answer, and a proof of it to hand on. */
final class WorkProof {
    private WorkProof() {}

    static ObjectNode of(ModelFolder folder, Digest work) throws ModelException, CorpusException {
        ModelConfig.Dataset dataset = folder.config().dataset();
        DatasetProofs proofs = new DatasetManifest(dataset.name(), entries(folder.works())).proofs();
        DatasetProof proof = proofs.prove(work);
        Optional<CatalogueEntry> entry =
                proof.against(dataset.sorted().orElse(proofs.roots())).flatMap(DatasetProof.Finding::entry);
        ObjectNode node = Json.object()
                .put("present", entry.isPresent())
                .put("work", work.toString())
                .put("root", dataset.root().toString())
                .put("files", proof.roots().files().toString())
                .put("bound", dataset.sorted().isPresent())
                .put("proof", new String(proof.toJson(), StandardCharsets.UTF_8));
        entry.ifPresent(listed -> node.put("title", listed.title()));
        return node;
    }

    private static List<CatalogueEntry> entries(WorkList list) throws CorpusException {
        List<CatalogueEntry> entries = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            entries.add(list.work(i));
        }
        return entries;
    }
}
