package dev.stemma.generator.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.c2pa.TrainingMiningAssertion;
import dev.stemma.provenance.c2pa.TrainingMiningAssertion.Permission;
import dev.stemma.provenance.c2pa.TrainingMiningAssertion.Use;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

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
    static final Set<String> KNOWN = new TreeSet<>(Set.of(
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

    private static final List<Use> STRICTNESS = List.of(Use.ALLOWED, Use.CONSTRAINED, Use.NOT_ALLOWED);

    /** The specification calls the member by either name; we write the first. */
    private static final List<String> CONSTRAINTS = List.of("constraint_info", "constraints_info");

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
        return objection(TrainingMiningAssertion.AI_GENERATIVE_TRAINING)
                .or(() -> objection(TrainingMiningAssertion.AI_TRAINING))
                .or(this::mining)
                .or(() -> reserved.filter(yes -> yes)
                        .map(yes -> "text and data mining is reserved (TDMRep)"
                                + policy.map(address -> ", terms: " + address).orElse("")));
    }

    /** To train a model is to mine, unless training that makes music is allowed by name. */
    private Optional<String> mining() {
        boolean allowed = Optional.ofNullable(purposes.get(TrainingMiningAssertion.AI_GENERATIVE_TRAINING))
                .filter(permission -> permission.use() == Use.ALLOWED)
                .isPresent();
        return allowed ? Optional.empty() : objection(TrainingMiningAssertion.DATA_MINING);
    }

    private Optional<String> objection(String purpose) {
        return Optional.ofNullable(purposes.get(purpose))
                .filter(permission -> permission.use() != Use.ALLOWED)
                .map(permission -> purpose + " is " + permission.use().term()
                        + permission
                                .constraint()
                                .map(words -> " (" + words + ")")
                                .orElse(""));
    }

    /** What these and other terms say together, of each purpose the stricter; the address is that of these, if there is one. */
    MiningTerms and(MiningTerms others) {
        SortedMap<String, Permission> both = new TreeMap<>(purposes);
        others.purposes.forEach((purpose, permission) -> both.merge(purpose, permission, MiningTerms::stricter));
        return new MiningTerms(
                both,
                Stream.of(reserved, others.reserved).flatMap(Optional::stream).reduce(Boolean::logicalOr),
                policy.or(() -> others.policy));
    }

    /** What these say, and of purposes of which they say nothing the others. */
    MiningTerms over(MiningTerms others) {
        SortedMap<String, Permission> both = new TreeMap<>(others.purposes);
        both.putAll(purposes);
        return new MiningTerms(both, reserved, policy);
    }

    private static Permission stricter(Permission one, Permission other) {
        return STRICTNESS.indexOf(other.use()) > STRICTNESS.indexOf(one.use()) ? other : one;
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
        JsonNode stated = node.path(PURPOSES);
        if (!stated.isMissingNode() && !stated.isObject()) {
            throw new IllegalArgumentException(
                    PURPOSES + " is an object with a member for each purpose, found " + stated);
        }
        for (Map.Entry<String, JsonNode> entry : stated.properties()) {
            purposes.put(entry.getKey(), permission(entry.getKey(), entry.getValue()));
        }
        return new MiningTerms(
                purposes,
                Optional.ofNullable(node.get(RESERVED)).map(MiningTerms::reservation),
                StrictJson.text(node, POLICY));
    }

    private static boolean reservation(JsonNode node) {
        if (!node.isInt() || node.asInt() < 0 || node.asInt() > 1) {
            throw new IllegalArgumentException("a tdm-reservation is 1 or 0, found " + node);
        }
        return node.asInt() == 1;
    }

    private static Permission permission(String purpose, JsonNode node) {
        Set<String> members = new TreeSet<>();
        node.fieldNames().forEachRemaining(members::add);
        boolean both = members.containsAll(CONSTRAINTS);
        members.removeAll(CONSTRAINTS);
        if (both || !members.equals(Set.of("use"))) {
            throw new IllegalArgumentException(purpose
                    + " is an object with \"use\", and \"constraint_info\" if that is constrained, found " + node);
        }
        String found = node.get("use").asText();
        Use use = Arrays.stream(Use.values())
                .filter(each -> each.term().equals(found))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "a use is allowed, notAllowed or constrained, found \"" + found + "\""));
        return new Permission(
                use,
                CONSTRAINTS.stream()
                        .flatMap(name -> StrictJson.text(node, name).stream())
                        .findFirst());
    }
}
