package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One action of a manifest as it stands there.
 *
 * @param name empty if it has none
 * @param assertion that contains it
 * @param first whether it is the first one of the first actions assertion in a list of the claim
 */
record StoredAction(String name, CborMap content, StoredAssertion assertion, boolean first) {
    /** Label of the older version, which names one {@code ingredient} in place of {@code ingredients}. */
    static final String OLD_LABEL = "c2pa.actions";

    static final Set<String> LABELS = Set.of(ActionsAssertion.LABEL, OLD_LABEL);

    /** All actions of the manifest: those in created assertions, then those in gathered ones. */
    static List<StoredAction> all(Manifest manifest) {
        List<StoredAction> all = new ArrayList<>();
        manifest.claim().ifPresent(claim -> {
            addAll(all, assertions(manifest, claim.created()));
            addAll(all, assertions(manifest, claim.gathered()));
        });
        return all;
    }

    /** The actions assertions that the manifest's claim lists. */
    static List<StoredAssertion> assertions(Manifest manifest) {
        return manifest.claim()
                .map(claim -> assertions(manifest, claim.assertions()))
                .orElse(List.of());
    }

    private static List<StoredAssertion> assertions(Manifest manifest, List<HashedUri> references) {
        return references.stream()
                .flatMap(reference -> manifest.find(reference.url()).stream())
                .filter(assertion -> LABELS.contains(assertion.baseLabel()))
                .distinct()
                .toList();
    }

    private static void addAll(List<StoredAction> all, List<StoredAssertion> assertions) {
        boolean first = true;
        for (StoredAssertion assertion : assertions) {
            for (CborValue item : assertion.content().orElse(CborMap.EMPTY).array("actions")) {
                CborMap content = item.asMap().orElse(CborMap.EMPTY);
                all.add(new StoredAction(content.text("action").orElse(""), content, assertion, first));
                first = false;
            }
            first = false;
        }
    }

    boolean isOldVersion() {
        return assertion.baseLabel().equals(OLD_LABEL);
    }

    CborMap parameters() {
        return content.map("parameters").orElse(CborMap.EMPTY);
    }

    /** What stands under {@code ingredients}, or in the older version under {@code ingredient}, one or several. */
    List<CborValue> ingredients() {
        List<CborValue> several = parameters().array("ingredients");
        return isOldVersion() && several.isEmpty()
                ? parameters().get("ingredient").stream().toList()
                : several;
    }

    Place place() {
        return new Place.Jumbf(assertion.uri());
    }
}
