package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.c2pa.IngredientAssertion.Credentials;
import java.util.List;
import java.util.Optional;

/**
 * An ingredient assertion and what it refers to.
 *
 * @param examination of the manifest in which the assertion stands
 */
record IngredientReference(Examination examination, StoredAssertion assertion, IngredientAssertion ingredient) {
    /**
     * Adds what is found about the references to the ingredient's manifest and signature (C2PA 2.5, 14.11.3.3.1 and 2).
     *
     * @return whether the manifest is the one that the signer saw, byte for byte or but for what was taken out later
     */
    boolean check(List<Check> found) {
        if (ingredient.credentials().isEmpty()) {
            found.add(skipped("it has no credentials of its own"));
            return false;
        }
        Credentials credentials = ingredient.credentials().get();
        HashedUri reference = credentials.activeManifest();
        Optional<Manifest> target = examination.store().manifestOf(ingredient);
        if (target.isEmpty()) {
            found.add(failure(
                    StatusCode.INGREDIENT_MANIFEST_MISSING,
                    reference.url(),
                    "its credentials are not in the file: " + reference.url()));
            return false;
        }
        boolean redacted = examination.redactions().concern(target.get());
        boolean itself = examination.matches(reference, target.get().box()) && leadsTo(reference, "");
        if (itself || !redacted && isOldHash(reference, target.get())) {
            found.add(new Check(
                    Check.Name.INGREDIENTS,
                    Check.Outcome.PASS,
                    StatusCode.INGREDIENT_MANIFEST_VALIDATED,
                    new Place.Jumbf(reference.url()),
                    "its credentials are those that the signer saw"));
        } else if (!redacted) {
            found.add(failure(
                    StatusCode.INGREDIENT_MANIFEST_MISMATCH,
                    reference.url(),
                    "its credentials are not those that the signer saw"));
        }
        boolean signature = checkSignature(found, credentials.claimSignature(), target.get(), redacted);
        return itself || redacted && signature;
    }

    private static boolean leadsTo(HashedUri reference, String path) {
        return JumbfUri.parse(reference.url())
                .filter(uri -> uri.path().equals(path))
                .isPresent();
    }

    /** Files of 2022 state the hash of the claim's bytes under the manifest's name. */
    private boolean isOldHash(HashedUri reference, Manifest target) {
        return !AssertionBox.baseLabel(assertion.label()).equals(IngredientAssertion.LABEL)
                && leadsTo(reference, "")
                && target.claimBytes().isPresent()
                && examination
                        .algorithm(reference.algorithm())
                        .filter(algorithm -> {
                            byte[] claim = target.claimBytes().get();
                            return HashAlgorithm.matches(reference.hash(), algorithm.hash(claim, 0, claim.length));
                        })
                        .isPresent();
    }

    /** Where something was taken out of the manifest, only its signature tells that it is the one that the signer saw. */
    private boolean checkSignature(List<Check> found, Optional<HashedUri> reference, Manifest target, boolean needed) {
        Optional<Superbox> box = reference
                .flatMap(uri -> JumbfUri.parse(uri.url()))
                .filter(uri -> uri.manifest().equals(Optional.of(target.label()))
                        && uri.path().equals(JumbfUri.SIGNATURE))
                .flatMap(uri -> target.signatureBox());
        String url = reference.map(HashedUri::url).orElse(JumbfUri.ofSignature(target.label()));
        if (box.isPresent() && examination.matches(reference.orElseThrow(), box.get())) {
            found.add(new Check(
                    Check.Name.INGREDIENTS,
                    Check.Outcome.PASS,
                    StatusCode.INGREDIENT_SIGNATURE_VALIDATED,
                    new Place.Jumbf(url),
                    "its signature is the one that the signer saw"));
            return true;
        } else if (box.isPresent()) {
            found.add(failure(
                    StatusCode.INGREDIENT_SIGNATURE_MISMATCH, url, "its signature is not the one that the signer saw"));
        } else if (reference.isPresent() || needed) {
            found.add(failure(
                    StatusCode.INGREDIENT_SIGNATURE_MISSING,
                    url,
                    reference.isPresent()
                            ? "its signature is not in the file: " + url
                            : "something was taken out of its credentials, and no reference to their signature tells"
                                    + " that the rest is as it was"));
        }
        return false;
    }

    /** The finding that the ingredient is made, by some steps, from what is made from it. */
    Check circle() {
        return failure(
                StatusCode.INGREDIENT_MALFORMED,
                assertion.uri(),
                "its credentials are among those that it went into: nothing can be made from itself");
    }

    /** The finding about the ingredient's manifest as one of the asset, which says which ingredient it is about. */
    Check asFinding(Check check) {
        return new Check(
                Check.Name.INGREDIENTS,
                check.outcome(),
                check.code(),
                check.place(),
                Optional.of(assertion.uri()),
                "ingredient "
                        + ingredient.title().map(title -> '"' + title + '"').orElse("without a title") + ": "
                        + check.detail());
    }

    private Check skipped(String detail) {
        return new Check(
                Check.Name.INGREDIENTS,
                Check.Outcome.SKIPPED,
                StatusCode.INGREDIENT_UNKNOWN_PROVENANCE,
                new Place.Jumbf(assertion.uri()),
                detail);
    }

    private static Check failure(String code, String uri, String detail) {
        return new Check(Check.Name.INGREDIENTS, Check.Outcome.FAIL, code, new Place.Jumbf(uri), detail);
    }
}
