package dev.stemma.provenance.c2pa;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every assertion that the claim lists is stored and unchanged, and no other is stored (C2PA 2.5, 14.10.4). */
final class AssertionsRule implements Rule {
    @Override
    public void apply(Examination examination) {
        examination.manifest().faults().forEach(examination::add);
        examination.manifest().claim().ifPresent(claim -> checkListed(examination, claim.assertions()));
    }

    private static void checkListed(Examination examination, List<HashedUri> references) {
        Set<StoredAssertion> undeclared = new HashSet<>(examination.manifest().assertions());
        for (HashedUri reference : references) {
            find(examination, reference).ifPresent(assertion -> {
                undeclared.remove(assertion);
                checkHash(examination, reference, assertion);
            });
        }
        for (StoredAssertion assertion : examination.manifest().assertions()) {
            if (undeclared.contains(assertion)) {
                examination.fail(
                        Check.Name.CLAIM,
                        StatusCode.ASSERTION_UNDECLARED,
                        new Place.Jumbf(assertion.uri()),
                        "the assertion " + assertion.label() + " is not listed in the claim, so nobody signed it");
            }
        }
    }

    private static Optional<StoredAssertion> find(Examination examination, HashedUri reference) {
        Manifest manifest = examination.manifest();
        Optional<StoredAssertion> found = manifest.find(reference.url());
        if (found.isEmpty()) {
            boolean outside = JumbfUri.parse(reference.url())
                    .flatMap(JumbfUri::manifest)
                    .filter(label -> !label.equals(manifest.label()))
                    .isPresent();
            examination.fail(
                    Check.Name.CLAIM,
                    outside ? StatusCode.ASSERTION_OUTSIDE_MANIFEST : StatusCode.ASSERTION_MISSING,
                    new Place.Jumbf(reference.url()),
                    outside
                            ? "the claim lists an assertion of another manifest"
                            : "the claim lists an assertion that is not there");
        }
        return found;
    }

    private static void checkHash(Examination examination, HashedUri reference, StoredAssertion assertion) {
        Place place = new Place.Jumbf(assertion.uri());
        if (examination.algorithm(reference.algorithm()).isEmpty()) {
            examination.fail(
                    Check.Name.CLAIM,
                    StatusCode.ALGORITHM_UNSUPPORTED,
                    place,
                    "the hash of " + assertion.label() + " names no algorithm, or none of sha256, sha384, sha512");
        } else if (examination.matches(reference, assertion.box())) {
            examination.pass(
                    Check.Name.CLAIM,
                    StatusCode.ASSERTION_HASH_MATCH,
                    place,
                    "the assertion " + assertion.label() + " is as it was signed");
        } else {
            examination.fail(
                    Check.Name.CLAIM,
                    StatusCode.ASSERTION_HASH_MISMATCH,
                    place,
                    "the assertion " + assertion.label() + " was changed after the claim was signed");
        }
    }
}
