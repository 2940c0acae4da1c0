package dev.stemma.provenance.c2pa;

import java.util.Optional;
import java.util.Set;

/** What actions say beside ingredients is there: the watermark's soft binding, the assertion redacted (14.10.4.2.4). */
final class ActionTargetsRule implements Rule {
    static final String SOFT_BINDING = "c2pa.soft-binding";

    private static final Set<String> WATERMARKING = Set.of("c2pa.watermarked", "c2pa.watermarked.bound");

    @Override
    public void apply(Examination examination) {
        boolean softBinding = examination.manifest().assertions().stream()
                .anyMatch(assertion -> assertion.baseLabel().equals(SOFT_BINDING));
        for (StoredAction action : StoredAction.all(examination.manifest())) {
            if (WATERMARKING.contains(action.name()) && !softBinding) {
                examination.fail(
                        Check.Name.CLAIM,
                        StatusCode.ACTION_SOFT_BINDING_MISSING,
                        action.place(),
                        action.name() + " without a " + SOFT_BINDING
                                + " assertion that says how to find the watermark");
            }
            if (action.name().equals(Action.REDACTED)) {
                checkRedacted(examination, action);
            }
        }
    }

    private static void checkRedacted(Examination examination, StoredAction action) {
        Optional<String> uri = action.parameters().text("redacted");
        if (uri.isEmpty()) {
            mismatch(examination, action, "does not say what was redacted (parameters.redacted)");
        } else if (!resolves(examination, uri.get())) {
            mismatch(
                    examination,
                    action,
                    "says that an assertion was redacted that never was in the file: " + uri.get());
        }
    }

    /** Whether the assertion is in the store, or its removal is on the claim's own list. */
    private static boolean resolves(Examination examination, String uri) {
        boolean stored = JumbfUri.parse(uri).flatMap(JumbfUri::assertionLabel).isPresent()
                && References.find(examination, uri).isPresent();
        return stored
                || examination
                        .manifest()
                        .claim()
                        .filter(claim -> claim.redacted().contains(uri))
                        .isPresent();
    }

    private static void mismatch(Examination examination, StoredAction action, String what) {
        examination.fail(
                Check.Name.CLAIM, StatusCode.ACTION_REDACTION_MISMATCH, action.place(), action.name() + " " + what);
    }
}
