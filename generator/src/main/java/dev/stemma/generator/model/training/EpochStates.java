package dev.stemma.generator.model.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.stemma.provenance.record.Digest;
import java.util.ArrayList;
import java.util.List;

/** The way of a network as JSON: {@code [{"epoch":0,"steps":0,"weights":...,"optimiser":...},...]}. */
final class EpochStates {
    private EpochStates() {}

    static void write(List<EpochState> states, ArrayNode list) {
        for (EpochState state : states) {
            list.addObject()
                    .put("epoch", state.epoch())
                    .put("steps", state.steps())
                    .put("weights", state.weights().toString())
                    .put("optimiser", state.optimiser().toString());
        }
    }

    /** @throws IllegalArgumentException if a member is missing, or the epochs do not follow each other from 0 */
    static List<EpochState> read(JsonNode list) {
        List<EpochState> states = new ArrayList<>();
        for (JsonNode node : list) {
            if (node.required("epoch").asInt(-1) != states.size()) {
                throw new IllegalArgumentException("epoch " + states.size() + " is not where it belongs");
            }
            states.add(new EpochState(
                    states.size(),
                    node.required("steps").asInt(),
                    Digest.parse(node.required("weights").asText()),
                    Digest.parse(node.required("optimiser").asText())));
        }
        return states;
    }
}
