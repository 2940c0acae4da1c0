package dev.stemma.generator.model.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.model.BitsPerNote;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.model.kernel.LstmNetwork;
import dev.stemma.provenance.record.Tool;
import java.util.Map;
import org.nd4j.linalg.factory.Nd4j;

/** {@code training.json}: everything that was chosen when a model was trained, and what came of it. */
final class TrainingRecord {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TrainingRecord() {}

    static String json(
            TrainingOptions options, Training.Outcome outcome, MixtureTrainer.Outcome mixture, ModelFolder model) {
        ObjectNode root = JSON.createObjectNode();
        root.put("model", model.digest().toString());
        root.putObject("versions")
                .put("stemma", Tool.STEMMA.version())
                .put("kernel", LstmNetwork.KERNEL_VERSION)
                .put("deeplearning4j", "1.0.0-M2.1")
                .put("nd4jBackend", Nd4j.getBackend().getClass().getSimpleName())
                .put("java", System.getProperty("java.version"))
                .put("platform", System.getProperty("os.name") + " " + System.getProperty("os.arch"))
                .put("threads", String.valueOf(System.getenv("OMP_NUM_THREADS")));
        root.set("options", JSON.valueToTree(options));
        root.put("bestEpoch", outcome.bestEpoch());
        ArrayNode heldOut = root.putArray("heldOut");
        outcome.split().heldOut().forEach(work -> heldOut.add(work.entry().id()));
        ArrayNode curve = root.putArray("heldOutBitsPerNote");
        for (Map<String, BitsPerNote> epoch : outcome.heldOut()) {
            figures(curve.addObject(), epoch);
        }
        ArrayNode test = root.putArray("test");
        mixture.test().forEach(work -> test.add(work.entry().id()));
        ObjectNode testBits = root.putObject("testBitsPerNote");
        figures(testBits.putObject("network"), mixture.network());
        figures(testBits.putObject("mixture"), mixture.mixture());
        try {
            return JSON.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
        }
    }

    private static void figures(ObjectNode node, Map<String, BitsPerNote> byTradition) {
        byTradition.forEach((tradition, bits) -> node.putObject(tradition)
                .put("notes", bits.notes())
                .put("rhythm", rounded(bits.rhythmPerNote()))
                .put("pitch", rounded(bits.pitchPerNote())));
    }

    private static double rounded(double bits) {
        return Math.rint(bits * 1e4) / 1e4;
    }
}
