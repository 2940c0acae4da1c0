package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which kind of model was at work, and how far a person watched over it (C2PA 2.5, 16.8.2).
 *
 * @param modelType e.g. {@code c2pa.types.model}
 * @param modelIdentifier a URI, a package URL or another name that finds the model
 */
public record AiDisclosureAssertion(
        String modelType,
        Optional<String> modelName,
        Optional<String> modelIdentifier,
        Optional<HumanOversight> humanOversight)
        implements Assertion.Typed {
    static final String LABEL = "c2pa.ai-disclosure";

    private static final String PROFILE = "contentProfile";
    private static final String OVERSIGHT = "humanOversightLevel";

    /** How far a person watched over the result. */
    public enum HumanOversight {
        /** No human review. */
        FULLY_AUTONOMOUS("fully_autonomous"),
        /** Guided by prompts or settings. */
        PROMPT_GUIDED("prompt_guided"),
        /** Reviewed and approved by a person before release. */
        HUMAN_VALIDATED("human_validated");

        private final String term;

        HumanOversight(String term) {
            this.term = term;
        }

        /** The term in the assertion. */
        public String term() {
            return term;
        }

        static Optional<HumanOversight> of(String term) {
            return Arrays.stream(values())
                    .filter(level -> level.term.equals(term))
                    .findFirst();
        }
    }

    @Override
    public String label() {
        return LABEL;
    }

    @Override
    public CborMap toCbor() {
        CborMap.Builder map = CborMap.builder()
                .put("modelType", modelType)
                .put("modelName", modelName)
                .put("modelIdentifier", modelIdentifier);
        humanOversight.ifPresent(level ->
                map.put(PROFILE, CborMap.builder().put(OVERSIGHT, level.term()).build()));
        return map.build();
    }

    static AiDisclosureAssertion read(CborMap map) {
        return new AiDisclosureAssertion(
                map.text("modelType").orElse(""),
                map.text("modelName"),
                map.text("modelIdentifier"),
                map.map(PROFILE).flatMap(profile -> profile.text(OVERSIGHT)).flatMap(HumanOversight::of));
    }
}
