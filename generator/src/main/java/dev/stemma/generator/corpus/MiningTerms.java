package dev.stemma.generator.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.c2pa.TrainingMiningAssertion;
import dev.stemma.provenance.c2pa.TrainingMiningAssertion.Permission;
import dev.stemma.provenance.c2pa.TrainingMiningAssertion.Use;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What those who hold the rights say about training and mining, beside the licence: in the words of CAWG (training and
 * data mining 1.1) and of TDMRep. As JSON, each member only where something was said:
 *
 * <pre>{@code
 * "tdm-policy": "https://example.org/terms", "tdm-reservation": 1,
 * "trainingMining": {"cawg.ai_generative_training": {"constraint_info": "ask first", "use": "constrained"}}
 * }</pre>
 *
 * @param purposes by the name of CAWG, such as {@code cawg.data_mining}
 * @param reserved whether rights of text and data mining are reserved
 * @param policy where the terms stand
 */
public record MiningTerms(SortedMap<String, Permission> purposes, Optional<Boolean> reserved, Optional<String> policy) {
    private static final Set<String> KNOWN = new TreeSet<>(Set.of(
            TrainingMiningAssertion.AI_GENERATIVE_TRAINING,
            TrainingMiningAssertion.AI_TRAINING,
            TrainingMiningAssertion.AI_INFERENCE,
            TrainingMiningAssertion.DATA_MINING));

    /** Nobody said anything. */
    public static final MiningTerms UNSTATED =
            new MiningTerms(Collections.emptySortedMap(), Optional.empty(), Optional.empty());

    static final String PURPOSES = "trainingMining";
    static final String RESERVED = "tdm-reservation";
    static final String POLICY = "tdm-policy";
    static final Set<String> MEMBERS = Set.of(PURPOSES, RESERVED, POLICY);

    public MiningTerms {
        purposes = Collections.unmodifiableSortedMap(new TreeMap<>(purposes));
        if (!KNOWN.containsAll(purposes.keySet())) {
            throw new IllegalArgumentException(
                    "training and mining have the purposes " + KNOWN + ", found " + purposes.keySet());
        }
        for (Permission permission : purposes.values()) {
            permission.constraint().ifPresent(words -> Text.required("a constraint", words));
            if (permission.constraint().isPresent() && permission.use() != Use.CONSTRAINED) {
                throw new IllegalArgumentException(
                        "a use that is " + permission.use().term() + " has no constraint_info, found \""
                                + permission.constraint().get() + "\"");
            }
        }
        policy.ifPresent(address -> Text.required("the address of a policy", address));
        if (policy.isPresent() && reserved.isEmpty()) {
            throw new IllegalArgumentException("a tdm-policy comes with a tdm-reservation, 0 or 1");
        }
    }

    /** The same answer for all purposes. */
    public static MiningTerms forAll(Use use) {
        return new MiningTerms(TrainingMiningAssertion.forAll(use).entries(), Optional.empty(), Optional.empty());
    }

    /** Whether nobody said anything. */
    public boolean isUnstated() {
        return equals(UNSTATED);
    }

    /** Why a model that makes music may not be trained with it, in a few words; empty if nothing said here stands against it. */
    public Optional<String> objection() {
        for (String purpose :
                new String[] {TrainingMiningAssertion.AI_GENERATIVE_TRAINING, TrainingMiningAssertion.AI_TRAINING}) {
            Permission permission = purposes.get(purpose);
            if (permission != null && permission.use() != Use.ALLOWED) {
                return Optional.of(purpose + " is " + permission.use().term()
                        + permission
                                .constraint()
                                .map(words -> " (" + words + ")")
                                .orElse(""));
            }
        }
        return reserved.filter(yes -> yes)
                .map(yes -> "text and data mining is reserved (TDMRep)"
                        + policy.map(address -> ", terms: " + address).orElse(""));
    }

    /** Adds the members to an entry, in the order of RFC 8785. */
    void addTo(ObjectNode node) {
        policy.ifPresent(address -> node.put(POLICY, address));
        reserved.ifPresent(yes -> node.put(RESERVED, yes ? 1 : 0));
    }

    /** The purposes as JSON, if any. */
    Optional<ObjectNode> purposesJson() {
        if (purposes.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode node = StrictJson.JSON.createObjectNode();
        for (Map.Entry<String, Permission> entry : purposes.entrySet()) {
            ObjectNode permission = node.putObject(entry.getKey());
            entry.getValue().constraint().ifPresent(words -> permission.put("constraint_info", words));
            permission.put("use", entry.getValue().use().term());
        }
        return Optional.of(node);
    }

    /**
     * Reads the members of an object that belong here.
     *
     * @throws IllegalArgumentException saying what was found and what is accepted
     */
    static MiningTerms read(JsonNode node) {
        SortedMap<String, Permission> purposes = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : node.path(PURPOSES).properties()) {
            purposes.put(entry.getKey(), permission(entry.getValue()));
        }
        return new MiningTerms(
                purposes,
                Optional.ofNullable(node.get(RESERVED)).map(MiningTerms::reservation),
                Optional.ofNullable(node.get(POLICY)).map(JsonNode::asText));
    }

    private static boolean reservation(JsonNode node) {
        if (!node.isInt() || node.asInt() < 0 || node.asInt() > 1) {
            throw new IllegalArgumentException("a tdm-reservation is 1 or 0, found " + node);
        }
        return node.asInt() == 1;
    }

    private static Permission permission(JsonNode node) {
        String found = node.path("use").asText();
        Use use = Arrays.stream(Use.values())
                .filter(each -> each.term().equals(found))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "a use is allowed, notAllowed or constrained, found \"" + found + "\""));
        return new Permission(
                use, Optional.ofNullable(node.get("constraint_info")).map(JsonNode::asText));
    }
}
