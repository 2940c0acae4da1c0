package dev.stemma.provenance.label;

import dev.stemma.provenance.label.ProvDocument.Term;

/**
 * What the forms in JSON call a relation and its two ends.
 *
 * @param type in PROV-JSONLD
 */
record ProvRoles(String type, String from, String to) {
    static ProvRoles of(Term term) {
        return switch (term) {
            case WAS_GENERATED_BY -> new ProvRoles("Generation", "entity", "activity");
            case USED -> new ProvRoles("Usage", "activity", "entity");
            case WAS_INFORMED_BY -> new ProvRoles("Communication", "informed", "informant");
            case WAS_DERIVED_FROM -> new ProvRoles("Derivation", "generatedEntity", "usedEntity");
            case WAS_ATTRIBUTED_TO -> new ProvRoles("Attribution", "entity", "agent");
            case WAS_ASSOCIATED_WITH -> new ProvRoles("Association", "activity", "agent");
            case ACTED_ON_BEHALF_OF -> new ProvRoles("Delegation", "delegate", "responsible");
        };
    }
}
