package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What may be done with the content by those who train models and mine data (CAWG training and data mining 1.1).
 * Its prose and its schema call the conditions by two names: {@code constraint_info} is written, both are read.
 *
 * @param entries the permission under each purpose, e.g. {@link #AI_GENERATIVE_TRAINING}
 */
public record TrainingMiningAssertion(SortedMap<String, Permission> entries) implements Assertion.Typed {
    public static final String AI_GENERATIVE_TRAINING = "cawg.ai_generative_training";
    public static final String AI_TRAINING = "cawg.ai_training";
    public static final String AI_INFERENCE = "cawg.ai_inference";
    public static final String DATA_MINING = "cawg.data_mining";

    static final String LABEL = "cawg.training-mining";

    /** Whether a use is allowed. */
    public enum Use {
        ALLOWED("allowed"),
        NOT_ALLOWED("notAllowed"),
        CONSTRAINED("constrained");

        private final String term;

        Use(String term) {
            this.term = term;
        }

        /** The term in the assertion. */
        public String term() {
            return term;
        }

        static Optional<Use> of(String term) {
            return Arrays.stream(values()).filter(use -> use.term.equals(term)).findFirst();
        }
    }

    /** @param constraint the conditions, where the use is constrained */
    public record Permission(Use use, Optional<String> constraint) {
        CborMap toCbor() {
            return CborMap.builder()
                    .put("use", use.term)
                    .put("constraint_info", constraint)
                    .build();
        }
    }

    public TrainingMiningAssertion {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /** The same answer for all four purposes. */
    public static TrainingMiningAssertion forAll(Use use) {
        Permission permission = new Permission(use, Optional.empty());
        return new TrainingMiningAssertion(new TreeMap<>(Map.of(
                AI_GENERATIVE_TRAINING, permission,
                AI_TRAINING, permission,
                AI_INFERENCE, permission,
                DATA_MINING, permission)));
    }

    @Override
    public String label() {
        return LABEL;
    }

    @Override
    public CborMap toCbor() {
        CborMap.Builder all = CborMap.builder();
        entries.forEach((purpose, permission) -> all.put(purpose, permission.toCbor()));
        return CborMap.builder().put("entries", all.build()).build();
    }

    static TrainingMiningAssertion read(CborMap map) {
        SortedMap<String, Permission> entries = new TreeMap<>();
        for (CborMap.Entry entry : map.map("entries").orElse(CborMap.EMPTY).entries()) {
            entry.key()
                    .asText()
                    .ifPresent(purpose -> entry.value()
                            .asMap()
                            .ifPresent(permission -> permission
                                    .text("use")
                                    .flatMap(Use::of)
                                    .ifPresent(use -> entries.put(
                                            purpose,
                                            new Permission(
                                                    use,
                                                    permission
                                                            .text("constraint_info")
                                                            .or(() -> permission.text("constraints_info")))))));
        }
        return new TrainingMiningAssertion(entries);
    }
}
