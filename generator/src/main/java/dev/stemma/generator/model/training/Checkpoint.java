package dev.stemma.generator.model.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.model.BitsPerNote;
import dev.stemma.generator.model.kernel.LstmWeights;
import dev.stemma.provenance.asset.AssetException;
import dev.stemma.provenance.asset.SafeTensors;
import dev.stemma.provenance.record.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far a training is after an epoch: enough to go on as if nothing had happened. Order and dropout follow from seed,
 * epoch and step, so there is no state of a random generator.
 *
 * <p>As a file: SafeTensors with {@code parameters} and {@code updater} (F32 [n]), the best network's tensors, and the
 * metadata {@code training} (the digest of works and options), {@code progress} (JSON: epoch, steps, best epoch, curve, path)
 * and {@code digest} (of all this).
 *
 * @param training digest of all that decides what is trained
 * @param epoch the last that is behind
 * @param best the network that predicted held-out works best
 * @param curve held-out figures by tradition, epoch by epoch
 * @param path where the network was at the start and after each epoch
 */
record Checkpoint(
        Digest training,
        int epoch,
        LstmTrainer.State state,
        LstmWeights best,
        int bestEpoch,
        List<Map<String, BitsPerNote>> curve,
        List<EpochState> path) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TRAINING = "training";
    private static final String PROGRESS = "progress";
    private static final String DIGEST = "digest";
    private static final String PARAMETERS = "parameters";
    private static final String UPDATER = "updater";

    Checkpoint {
        curve = List.copyOf(curve);
        path = List.copyOf(path);
    }

    byte[] write() {
        float[] parameters = state.parameters();
        float[] updater = state.updater();
        SafeTensors file = best.addTo(SafeTensors.EMPTY)
                .withFloats(PARAMETERS, List.of((long) parameters.length), parameters)
                .withFloats(UPDATER, List.of((long) updater.length), updater)
                .withMetadata(TRAINING, training.toString())
                .withMetadata(PROGRESS, progress());
        return file.withMetadata(DIGEST, Digest.of(file.write()).toString()).write();
    }

    private String progress() {
        ObjectNode root = JSON.createObjectNode();
        root.put("epoch", epoch).put("steps", state.steps()).put("bestEpoch", bestEpoch);
        ArrayNode epochs = root.putArray("curve");
        for (Map<String, BitsPerNote> figures : curve) {
            ObjectNode node = epochs.addObject();
            figures.forEach((tradition, bits) -> node.putObject(tradition)
                    .put("notes", bits.notes())
                    .put("rhythm", bits.rhythmBits())
                    .put("pitch", bits.pitchBits()));
        }
        EpochStates.write(path, root.putArray("path"));
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers is always JSON", e);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if a byte of it is not as it was written
     */
    static Checkpoint read(byte[] bytes) {
        try {
            SafeTensors file = SafeTensors.read(bytes);
            Map<String, String> texts = new TreeMap<>(file.metadata());
            String stated = String.valueOf(texts.remove(DIGEST));
            String found = Digest.of(withMetadata(file, texts).write()).toString();
            if (!stated.equals(found)) {
                throw new IllegalArgumentException("the file is damaged\n  stated: " + stated + "\n  found:  " + found);
            }
            JsonNode progress = JSON.readTree(texts.get(PROGRESS));
            return new Checkpoint(
                    Digest.parse(texts.get(TRAINING)),
                    progress.required("epoch").asInt(),
                    new LstmTrainer.State(
                            progress.required("steps").asInt(), file.floats(PARAMETERS), file.floats(UPDATER)),
                    LstmWeights.from(file),
                    progress.required("bestEpoch").asInt(),
                    curve(progress.required("curve")),
                    EpochStates.read(progress.required("path")));
        } catch (AssetException | JsonProcessingException e) {
            throw new IllegalArgumentException("no checkpoint of a training: " + e.getMessage(), e);
        }
    }

    private static SafeTensors withMetadata(SafeTensors file, Map<String, String> texts) {
        SafeTensors copy = SafeTensors.EMPTY;
        for (Map.Entry<String, SafeTensors.Tensor> tensor : file.tensors().entrySet()) {
            copy = copy.with(tensor.getKey(), tensor.getValue());
        }
        for (Map.Entry<String, String> text : texts.entrySet()) {
            copy = copy.withMetadata(text.getKey(), text.getValue());
        }
        return copy;
    }

    private static List<Map<String, BitsPerNote>> curve(JsonNode epochs) {
        List<Map<String, BitsPerNote>> curve = new ArrayList<>();
        for (JsonNode epoch : epochs) {
            Map<String, BitsPerNote> figures = new TreeMap<>();
            for (Map.Entry<String, JsonNode> entry : epoch.properties()) {
                figures.put(
                        entry.getKey(),
                        new BitsPerNote(
                                entry.getValue().required("notes").asLong(),
                                entry.getValue().required("rhythm").asDouble(),
                                entry.getValue().required("pitch").asDouble()));
            }
            curve.add(figures);
        }
        return curve;
    }
}
