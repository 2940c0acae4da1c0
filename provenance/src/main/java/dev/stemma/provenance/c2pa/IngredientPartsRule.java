package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.util.List;
import java.util.Optional;

/**
 * What ingredients refer to in their own manifest: data, picture, and assertions about them, whose labels end in {@code
 * .ingredient} (C2PA 2.5, 14.10.4.3 and 14.11.3.2).
 */
final class IngredientPartsRule implements Rule {
    private static final String RELATED = "relatedAssertions";

    @Override
    public void apply(Examination examination) {
        for (StoredAssertion assertion : examination.assertions()) {
            if (assertion.baseLabel().equals(IngredientAssertion.LABEL)) {
                new Subject(examination, assertion).check();
            }
        }
    }

    private record Subject(Examination examination, StoredAssertion assertion) {
        void check() {
            CborMap content = assertion.content().orElse(CborMap.EMPTY);
            for (String field : List.of("data", "thumbnail")) {
                content.get(field)
                        .ifPresent(reference ->
                                References.check(examination, reference, place(), assertion.label() + "." + field));
            }
            content.get(RELATED).ifPresent(this::checkRelated);
        }

        private void checkRelated(CborValue related) {
            List<CborValue> references = related.asArray().orElse(List.of());
            if (references.isEmpty()) {
                malformed("relates to an empty list of assertions, or to no list");
            }
            references.forEach(this::checkReference);
        }

        private void checkReference(CborValue reference) {
            Optional<String> url = HashedUri.read(reference).map(HashedUri::url);
            Optional<String> label = url.flatMap(JumbfUri::parse)
                    .filter(uri -> uri.manifest()
                            .map(examination.manifest().label()::equals)
                            .orElse(true))
                    .flatMap(JumbfUri::assertionLabel);
            boolean redacted = label.isPresent() && References.isRedacted(examination, url.orElseThrow());
            if (redacted) {
                examination.skip(
                        Check.Name.INGREDIENTS,
                        StatusCode.ASSERTION_REDACTED,
                        place(),
                        "an assertion about the ingredient was taken out later: " + label.get());
            } else {
                References.check(examination, reference, place(), assertion.label());
            }
            boolean there =
                    redacted || url.flatMap(examination.manifest()::find).isPresent() && label.isPresent();
            if (!there) {
                malformed("relates to something that is no assertion of its manifest");
            } else if (!AssertionBox.baseLabel(label.get()).endsWith(".ingredient")) {
                malformed("relates to " + label.get() + "; assertions about ingredients end in .ingredient");
            } else if (AssertionBox.baseLabel(label.get()).equals("c2pa.ingredient")) {
                malformed("relates to another ingredient");
            }
        }

        private void malformed(String what) {
            examination.fail(
                    Check.Name.INGREDIENTS,
                    StatusCode.INGREDIENT_MALFORMED,
                    place(),
                    "the assertion " + assertion.label() + " " + what);
        }

        private Place place() {
            return new Place.Jumbf(assertion.uri());
        }
    }
}
