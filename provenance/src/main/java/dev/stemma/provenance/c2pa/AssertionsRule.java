package dev.stemma.provenance.c2pa;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every assertion that the claim lists is stored and unchanged, or was redacted by a claim above, and no other is stored
 * (C2PA 2.5, 14.10.4).
 */
final class AssertionsRule implements Rule {
    @Override
    public void apply(Examination examination) {
        Manifest manifest = examination.manifest();
        manifest.faults().stream()
                .filter(fault -> !isRedacted(examination, fault))
                .forEach(examination::add);
        manifest.claim().ifPresent(claim -> {
            checkRedactsOthers(examination);
            checkListed(examination, claim.assertions());
        });
    }

    /** What is left of a redacted assertion cannot be read as one. */
    private static boolean isRedacted(Examination examination, Check fault) {
        return fault.place() instanceof Place.Jumbf box
                && JumbfUri.parse(box.uri())
                        .flatMap(JumbfUri::assertionLabel)
                        .filter(label -> examination.redactions().contains(examination.manifest(), label))
                        .isPresent();
    }

    private static void checkRedactsOthers(Examination examination) {
        Manifest manifest = examination.manifest();
        for (JumbfUri uri : Redactions.redactedBy(manifest)) {
            if (uri.manifest().map(manifest.label()::equals).orElse(true)) {
                examination.fail(
                        Check.Name.CLAIM,
                        StatusCode.ASSERTION_SELF_REDACTED,
                        new Place.Jumbf(manifest.uri()),
                        "the claim says that its own assertion " + uri.path()
                                + " was taken out; only assertions of ingredients can be");
            }
        }
    }

    private static void checkListed(Examination examination, List<HashedUri> references) {
        Manifest manifest = examination.manifest();
        Set<StoredAssertion> undeclared = new HashSet<>(manifest.assertions());
        for (HashedUri reference : references) {
            Optional<String> redacted = JumbfUri.parse(reference.url())
                    .filter(uri -> uri.manifest().map(manifest.label()::equals).orElse(true))
                    .flatMap(JumbfUri::assertionLabel)
                    .filter(label -> examination.redactions().contains(manifest, label));
            if (redacted.isPresent()) {
                manifest.find(reference.url()).ifPresent(undeclared::remove);
                checkRedacted(examination, redacted.get());
            } else {
                find(examination, reference).ifPresent(assertion -> {
                    undeclared.remove(assertion);
                    checkHash(examination, reference, assertion);
                });
            }
        }
        for (StoredAssertion assertion : manifest.assertions()) {
            if (undeclared.contains(assertion)) {
                examination.fail(
                        Check.Name.CLAIM,
                        StatusCode.ASSERTION_UNDECLARED,
                        new Place.Jumbf(assertion.uri()),
                        "the assertion " + assertion.label() + " is not listed in the claim, so nobody signed it");
            }
        }
    }

    private static void checkRedacted(Examination examination, String label) {
        Place place =
                new Place.Jumbf(JumbfUri.ofAssertion(examination.manifest().label(), label));
        Optional<StoredAssertion> left = examination.manifest().find(JumbfUri.ofOwnAssertion(label));
        String base = AssertionBox.baseLabel(label);
        if (StoredAction.LABELS.contains(base)) {
            redactionFault(examination, StatusCode.ACTION_REDACTED, place, "actions were taken out, which must stay");
        } else if (StandardManifestRule.HARD_BINDINGS.contains(base)) {
            redactionFault(
                    examination,
                    StatusCode.HARD_BINDING_REDACTED,
                    place,
                    "the hash of the content was taken out, which must stay");
        } else if (left.isPresent() && !Redactions.isEmptied(left.get().box())) {
            redactionFault(
                    examination,
                    StatusCode.ASSERTION_NOT_REDACTED,
                    place,
                    "the assertion " + label + " is said to be taken out, but it is still there");
        } else {
            examination.skip(
                    Check.Name.CLAIM,
                    StatusCode.ASSERTION_REDACTED,
                    place,
                    "the assertion " + label + " was taken out later; what it said is not known");
        }
    }

    private static void redactionFault(Examination examination, String code, Place place, String detail) {
        examination.fail(Check.Name.CLAIM, code, place, detail);
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
