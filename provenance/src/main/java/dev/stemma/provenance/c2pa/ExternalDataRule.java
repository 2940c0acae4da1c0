package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import java.util.Optional;
import java.util.Set;

/**
 * References to data outside of the file are complete, and are not used for what must be inside of it (C2PA 2.5, 14.10.4.2.1
 * and 14.10.4.2.2). The data itself is not fetched.
 */
final class ExternalDataRule implements Rule {
    private static final String CLOUD_DATA = "c2pa.cloud-data";
    private static final String EXTERNAL_REFERENCE = "c2pa.external-reference";

    /** What the standard calls hard bindings here; the label of multi-asset hashes is among them. */
    private static final Set<String> BINDINGS = Set.of(
            DataHashAssertion.LABEL,
            "c2pa.hash.bmff.v2",
            "c2pa.hash.bmff.v3",
            "c2pa.hash.boxes",
            "c2pa.hash.collection.data",
            "c2pa.hash.multi-asset",
            "c2pa.hash.segment");

    private static final Set<String> STRUCTURE = Set.of(
            ActionsAssertion.LABEL,
            StoredAction.OLD_LABEL,
            CLOUD_DATA,
            IngredientAssertion.LABEL,
            "c2pa.ingredient",
            "c2pa.ingredient.v2");

    @Override
    public void apply(Examination examination) {
        for (StoredAssertion assertion : examination.assertions()) {
            switch (assertion.baseLabel()) {
                case CLOUD_DATA -> checkCloudData(examination, assertion);
                case EXTERNAL_REFERENCE -> checkReference(examination, assertion);
                default -> {}
            }
        }
    }

    private static void checkCloudData(Examination examination, StoredAssertion assertion) {
        CborMap content = assertion.content().orElse(CborMap.EMPTY);
        String label = content.text("label").orElse("");
        if (label.isEmpty()
                || content.get("size").isEmpty()
                || content.map("location").isEmpty()) {
            fail(
                    examination,
                    assertion,
                    StatusCode.CLOUD_DATA_MALFORMED,
                    "assertions kept elsewhere need a label, a size and a location");
        } else if (BINDINGS.contains(AssertionBox.baseLabel(label))) {
            fail(
                    examination,
                    assertion,
                    StatusCode.CLOUD_DATA_HARD_BINDING,
                    "what binds the claim to the content must be in the file; " + label + " is kept elsewhere");
        } else if (examination.manifest().isUpdate() && StoredAction.LABELS.contains(AssertionBox.baseLabel(label))) {
            fail(
                    examination,
                    assertion,
                    StatusCode.CLOUD_DATA_ACTIONS,
                    "the actions of an update manifest must be in the file; here they are kept elsewhere");
        } else if (STRUCTURE.contains(AssertionBox.baseLabel(label))) {
            fail(
                    examination,
                    assertion,
                    StatusCode.CLOUD_DATA_MALFORMED,
                    "an assertion " + label + " must be in the file; here it is kept elsewhere");
        }
    }

    private static void checkReference(Examination examination, StoredAssertion assertion) {
        CborMap content = assertion.content().orElse(CborMap.EMPTY);
        CborMap location = content.map("location").orElse(CborMap.EMPTY);
        if (location.text(HashedUri.URL).isEmpty()) {
            malformedReference(examination, assertion, "says no address (location.url)");
        }
        boolean algorithm = location.get(HashedUri.ALGORITHM).isPresent();
        boolean hash = location.get(HashedUri.HASH).isPresent();
        if (algorithm != hash) {
            malformedReference(
                    examination,
                    assertion,
                    algorithm ? "names an algorithm but no hash" : "states a hash but not by which algorithm");
        }
        Optional<String> label = content.text("label").map(AssertionBox::baseLabel);
        label.filter(each -> BINDINGS.contains(each) || STRUCTURE.contains(each) || each.equals(EXTERNAL_REFERENCE))
                .ifPresent(each -> malformedReference(
                        examination, assertion, "stands for a " + each + ", which must be in the file itself"));
    }

    private static void malformedReference(Examination examination, StoredAssertion assertion, String what) {
        fail(
                examination,
                assertion,
                StatusCode.EXTERNAL_REFERENCE_MALFORMED,
                "a reference to outside the file " + what);
    }

    private static void fail(Examination examination, StoredAssertion assertion, String code, String detail) {
        examination.fail(Check.Name.CLAIM, code, new Place.Jumbf(assertion.uri()), detail);
    }
}
