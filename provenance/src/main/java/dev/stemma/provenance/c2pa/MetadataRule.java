package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;

/** What an assertion's metadata says of the time that its making took does not run backwards (C2PA 2.5, 14.10.4.1). */
final class MetadataRule implements Rule {
    @Override
    public void apply(Examination examination) {
        for (StoredAssertion assertion : examination.assertions()) {
            CborMap metadata = assertion
                    .content()
                    .flatMap(content -> content.map("metadata"))
                    .orElse(CborMap.EMPTY);
            if (AssertionTime.runsBackwards(metadata, "processStart", "processEnd")) {
                examination.fail(
                        Check.Name.CLAIM,
                        StatusCode.METADATA_MALFORMED,
                        new Place.Jumbf(assertion.uri()),
                        "what " + assertion.label() + " describes ends before it starts: processStart is after"
                                + " processEnd");
            }
        }
    }
}
