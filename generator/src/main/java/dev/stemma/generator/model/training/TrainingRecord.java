package dev.stemma.generator.model.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.corpus.Work;
import dev.stemma.generator.model.BitsPerNote;
import dev.stemma.generator.model.ModelConfig;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.model.kernel.LstmNetwork;
import dev.stemma.generator.model.training.layer.Rounding;
import dev.stemma.provenance.record.Tool;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nd4j.linalg.factory.Nd4j;

/**
 * {@code training.json}: everything that was chosen when a model was trained, and what came of it. {@link TrainingAccount} reads
 * what is needed to train again.
 */
final class TrainingRecord {
    static final int FORM = 2;
    private static final ObjectMapper JSON = new ObjectMapper();

    private TrainingRecord() {}

    static String json(
            TrainingOptions options,
            Training.Outcome outcome,
            MixtureTrainer.Outcome mixture,
            ModelFolder model,
            List<CatalogueEntry> without) {
        ObjectNode root = JSON.createObjectNode();
        root.put("form", FORM).put("model", model.digest().toString());
        ObjectNode versions = root.putObject("versions");
        versions().forEach(versions::put);
        dataset(model.config().dataset(), root.putObject("dataset"));
        root.set("options", JSON.valueToTree(options));
        seeds(options, outcome.path().size() - 1, root.putObject("seeds"));
        without(without, root);
        ids(root.putArray("training"), outcome.split().training());
        ids(root.putArray("heldOut"), outcome.split().heldOut());
        ids(root.putArray("test"), mixture.test());
        ObjectNode groups = root.putObject("groups");
        Stream.of(outcome.split().training(), outcome.split().heldOut(), mixture.test())
                .flatMap(List::stream)
                .filter(work -> !work.group().equals(work.entry().id()))
                .forEach(work -> groups.put(work.entry().id(), work.group()));
        EpochStates.write(outcome.path(), root.putArray("epochs"));
        root.put("bestEpoch", outcome.bestEpoch());
        ArrayNode curve = root.putArray("heldOutBitsPerNote");
        for (Map<String, BitsPerNote> epoch : outcome.heldOut()) {
            figures(curve.addObject(), epoch);
        }
        ObjectNode testBits = root.putObject("testBitsPerNote");
        figures(testBits.putObject("network"), mixture.network());
        figures(testBits.putObject("mixture"), mixture.mixture());
        try {
            return JSON.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
        }
    }

    /**
     * What a trained network depends on beside works and options: of the programs, of the machine. {@code arithmetic} is
     * {@link Rounding#ofThisMachine}.
     */
    static SortedMap<String, String> versions() {
        return new TreeMap<>(Map.of(
                "stemma", Tool.STEMMA.version(),
                "kernel", String.valueOf(LstmNetwork.KERNEL_VERSION),
                "deeplearning4j", "1.0.0-M2.1",
                "nd4jBackend", Nd4j.getBackend().getClass().getSimpleName(),
                "java", System.getProperty("java.version"),
                "platform", System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                "threads", Optional.ofNullable(System.getenv("OMP_NUM_THREADS")).orElse("not set"),
                "arithmetic", Rounding.ofThisMachine().toString()));
    }

    private static void dataset(ModelConfig.Dataset dataset, ObjectNode node) {
        node.put("name", dataset.name())
                .put("works", dataset.works())
                .put("root", dataset.root().toString());
        dataset.sorted().ifPresent(roots -> {
            node.put("files", roots.files().toString());
            roots.melodies().ifPresent(melodies -> node.put("melodies", melodies.toString()));
        });
    }

    /** What each random choice follows from; {@code windows}: of the order of windows, epoch by epoch. */
    private static void seeds(TrainingOptions options, int epochs, ObjectNode node) {
        node.put("test", MixtureTrainer.testSeed(options))
                .put("heldOut", options.seed())
                .put("weights", options.seed())
                .put("dropout", options.seed())
                .put("mixture", options.seed());
        ArrayNode windows = node.putArray("windows");
        for (int epoch = 1; epoch <= epochs; epoch++) {
            windows.add(Training.orderSeed(options, epoch));
        }
    }

    private static void without(List<CatalogueEntry> without, ObjectNode root) {
        ArrayNode list = root.putArray("without");
        for (CatalogueEntry work : without) {
            list.addObject()
                    .put("id", work.id())
                    .put("title", work.title())
                    .put("digest", work.digest().toString());
        }
    }

    private static void ids(ArrayNode list, List<Work> works) {
        works.forEach(work -> list.add(work.entry().id()));
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
