package dev.stemma.provenance.c2pa;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The manifests of ingredients, and of theirs in turn, are those that the signer saw: manifest-hash method of C2PA 2.5,
 * 14.11, and the signature's hash too where it is given.
 */
final class IngredientsRule implements Rule {
    @Override
    public void apply(Examination examination) {
        Walk walk = new Walk(examination, new ArrayDeque<>());
        walk.pending.add(examination.manifest());
        Set<Manifest> visited = new HashSet<>();
        while (!walk.pending.isEmpty()) {
            Manifest manifest = walk.pending.remove();
            if (visited.add(manifest)) {
                walk.visit(manifest);
            }
        }
    }

    /** @param pending manifests still to be looked into; a loop, for a chain may be longer than the stack is deep */
    private record Walk(Examination examination, Deque<Manifest> pending) {
        void visit(Manifest manifest) {
            for (StoredAssertion assertion : manifest.assertions()) {
                if (assertion.value() instanceof IngredientAssertion ingredient) {
                    Place place = new Place.Jumbf(assertion.uri());
                    ingredient
                            .credentials()
                            .ifPresentOrElse(
                                    credentials -> check(credentials, place),
                                    () -> examination.skip(
                                            Check.Name.INGREDIENTS,
                                            StatusCode.INGREDIENT_UNKNOWN_PROVENANCE,
                                            place,
                                            "the ingredient "
                                                    + ingredient.title().orElse("without a title")
                                                    + " has no credentials of its own"));
                }
            }
        }

        private void check(IngredientAssertion.Credentials credentials, Place place) {
            HashedUri reference = credentials.activeManifest();
            Optional<JumbfUri> uri = JumbfUri.parse(reference.url());
            Optional<Manifest> target = uri.flatMap(JumbfUri::manifest).flatMap(examination.store()::find);
            if (target.isEmpty()) {
                fail(
                        StatusCode.INGREDIENT_MANIFEST_MISSING,
                        place,
                        "the ingredient's credentials are not in the file: " + reference.url());
                return;
            }
            boolean manifestItself = uri.orElseThrow().path().isEmpty();
            if (manifestItself && examination.matches(reference, target.get().box())) {
                examination.pass(
                        Check.Name.INGREDIENTS,
                        StatusCode.INGREDIENT_MANIFEST_VALIDATED,
                        place,
                        "the ingredient's credentials are those that the signer saw");
            } else {
                fail(
                        StatusCode.INGREDIENT_MANIFEST_MISMATCH,
                        place,
                        "the ingredient's credentials were changed after the claim was signed");
            }
            credentials.claimSignature().ifPresent(signature -> checkSignature(signature, target.get(), place));
            credentials.results().ifPresent(results -> reportRecorded(results, place));
            pending.add(target.get());
        }

        private void checkSignature(HashedUri reference, Manifest target, Place place) {
            Optional<Superbox> box = JumbfUri.parse(reference.url())
                    .filter(uri -> uri.manifest().equals(Optional.of(target.label()))
                            && uri.path().equals(JumbfUri.SIGNATURE))
                    .flatMap(uri -> target.signatureBox());
            if (box.isEmpty()) {
                fail(
                        StatusCode.INGREDIENT_SIGNATURE_MISSING,
                        place,
                        "the ingredient's signature is not in the file: " + reference.url());
            } else if (!examination.matches(reference, box.get())) {
                fail(
                        StatusCode.INGREDIENT_SIGNATURE_MISMATCH,
                        place,
                        "the ingredient's signature is not the one that the signer saw");
            }
        }

        /** A signer may honestly take in a broken ingredient and say so: that is told, but breaks nothing here. */
        private void reportRecorded(ValidationResults results, Place place) {
            List<String> codes = results.activeManifest().failure().stream()
                    .map(ValidationResults.Status::code)
                    .toList();
            if (!codes.isEmpty()) {
                examination.skip(
                        Check.Name.INGREDIENTS,
                        codes.get(0),
                        place,
                        "when it was taken in, the ingredient had these faults: " + String.join(", ", codes));
            }
        }

        private void fail(String code, Place place, String detail) {
            examination.fail(Check.Name.INGREDIENTS, code, place, detail);
        }
    }
}
