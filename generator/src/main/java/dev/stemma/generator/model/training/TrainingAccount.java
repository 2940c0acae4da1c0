package dev.stemma.generator.model.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stemma.provenance.record.Digest;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code training.json} says that is needed to train a model again.
 *
 * @param model digest of the model that came of it
 * @param versions of programs and machine, by name
 * @param groups of works that do not stand alone, by id; none in a record of form 1, which left them out
 * @param heldOut ids of the works that chose the epoch, and taught the mixture its weights
 * @param test ids of the works that only measured
 * @param path where the network was at the start and after each epoch; none in a record of form 1
 */
public record TrainingAccount(
        Digest model,
        TrainingOptions options,
        SortedMap<String, String> versions,
        Map<String, String> groups,
        Set<String> heldOut,
        Set<String> test,
        List<EpochState> path) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public TrainingAccount {
        groups = Map.copyOf(groups);
        heldOut = Set.copyOf(heldOut);
        test = Set.copyOf(test);
        path = List.copyOf(path);
    }

    /** Whether it names the groups of works and where the network was after each epoch. */
    public boolean isDetailed() {
        return !path.isEmpty();
    }

    /**
     * Reads {@code training.json}.
     *
     * @throws IllegalArgumentException if it is none, or of a form that this version does not know
     */
    public static TrainingAccount read(byte[] file) {
        try {
            JsonNode root = JSON.readTree(file);
            int form = root.path("form").asInt(1);
            if (form > TrainingRecord.FORM) {
                throw new IllegalArgumentException(
                        "the training record has form " + form + "; accepted: 1 to " + TrainingRecord.FORM);
            }
            SortedMap<String, String> versions = new TreeMap<>();
            root.required("versions")
                    .properties()
                    .forEach(each -> versions.put(each.getKey(), each.getValue().asText()));
            Map<String, String> groups = new HashMap<>();
            root.path("groups")
                    .properties()
                    .forEach(each -> groups.put(each.getKey(), each.getValue().asText()));
            return new TrainingAccount(
                    Digest.parse(root.required("model").asText()),
                    JSON.treeToValue(root.required("options"), TrainingOptions.class),
                    versions,
                    groups,
                    ids(root.required("heldOut")),
                    ids(root.path("test")),
                    form == 1 ? List.of() : EpochStates.read(root.required("epochs")));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the training record is not as it was written: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("the training record is not JSON", e);
        }
    }

    private static Set<String> ids(JsonNode list) {
        Set<String> ids = new HashSet<>();
        list.forEach(id -> ids.add(id.asText()));
        return ids;
    }

    /** What differs between the machine and programs then and now, by name: then, now. */
    public SortedMap<String, Changed> changed() {
        SortedMap<String, Changed> changed = new TreeMap<>();
        TrainingRecord.versions().forEach((name, now) -> {
            String then = versions.getOrDefault(name, now);
            if (!then.equals(now)) {
                changed.put(name, new Changed(then, now));
            }
        });
        return changed;
    }

    /** A version then and now. */
    public record Changed(String then, String now) {}
}
