package dev.stemma.studio.documents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.corpus.CorpusException;
import dev.stemma.generator.corpus.DatasetManifest;
import dev.stemma.generator.corpus.DatasetProof;
import dev.stemma.generator.corpus.WorkList;
import dev.stemma.generator.model.ModelException;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.provenance.record.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Whether a model learnt from certain bytes, as JSON: the answer, and a proof of it to hand on. */
final class WorkProof {
    private WorkProof() {}

    static ObjectNode of(ModelFolder folder, Digest work) throws ModelException, CorpusException {
        Digest root = folder.config().dataset().root();
        DatasetProof proof = new DatasetManifest(folder.config().dataset().name(), entries(folder.works())).prove(work);
        boolean present = proof.against(root) == DatasetProof.Answer.PRESENT;
        ObjectNode node = Json.object()
                .put("present", present)
                .put("work", work.toString())
                .put("root", root.toString())
                .put("proof", new String(proof.toJson(), StandardCharsets.UTF_8));
        if (present) {
            node.put("title", proof.evidence().get(0).entry().title());
        }
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
