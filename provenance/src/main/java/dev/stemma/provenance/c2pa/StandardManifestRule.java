package dev.stemma.provenance.c2pa;

import java.util.List;
import java.util.Set;

/** What a standard manifest has: one hard binding, actions, at most one parent (C2PA 2.5, 14.10.1.2). */
final class StandardManifestRule implements Rule {
    static final Set<String> HARD_BINDINGS = Set.of(
            DataHashAssertion.LABEL,
            "c2pa.hash.boxes",
            "c2pa.hash.collection.data",
            "c2pa.hash.segment",
            "c2pa.hash.bmff",
            "c2pa.hash.bmff.v2",
            "c2pa.hash.bmff.v3");

    /** The hard bindings that the signer answers for. */
    static List<StoredAssertion> hardBindings(Manifest manifest) {
        return manifest.claim().stream()
                .flatMap(claim -> claim.created().stream())
                .flatMap(reference -> manifest.find(reference.url()).stream())
                .filter(assertion -> HARD_BINDINGS.contains(AssertionBox.baseLabel(assertion.label())))
                .distinct()
                .toList();
    }

    @Override
    public void apply(Examination examination) {
        Manifest manifest = examination.manifest();
        if (manifest.claim().isEmpty() || manifest.isUpdate()) {
            return;
        }
        Place place = new Place.Jumbf(manifest.uri());
        checkBinding(examination, place);
        if (!manifest.hasOldClaim() && StoredAction.assertions(manifest).isEmpty()) {
            examination.fail(
                    Check.Name.CLAIM,
                    StatusCode.CLAIM_ACTIONS_MISSING,
                    place,
                    "the claim does not say what was done to the asset");
        }
        long parents = manifest.assertions(IngredientAssertion.class)
                .filter(each -> each.relationship() == IngredientAssertion.Relationship.PARENT_OF)
                .count();
        if (parents > 1) {
            examination.fail(
                    Check.Name.INGREDIENTS,
                    StatusCode.MULTIPLE_PARENTS,
                    place,
                    parents + " parents, where at most one is allowed");
        }
    }

    private static void checkBinding(Examination examination, Place place) {
        Manifest manifest = examination.manifest();
        if (hardBindings(manifest).isEmpty()) {
            examination.fail(
                    Check.Name.BINDING,
                    StatusCode.CLAIM_HARD_BINDINGS_MISSING,
                    place,
                    "nothing ties the claim to the content of the file");
        }
        long bindings = manifest.assertions().stream()
                .filter(assertion -> HARD_BINDINGS.contains(AssertionBox.baseLabel(assertion.label())))
                .count();
        if (bindings > 1) {
            examination.fail(
                    Check.Name.BINDING,
                    StatusCode.MULTIPLE_HARD_BINDINGS,
                    place,
                    bindings + " hard bindings, where exactly one is allowed");
        }
    }
}
