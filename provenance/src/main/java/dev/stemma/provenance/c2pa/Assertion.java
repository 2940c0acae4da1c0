package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;

/** One statement of a manifest (C2PA 2.5, chapter 16). */
public sealed interface Assertion permits Assertion.Typed, OpaqueAssertion {
    /** The label without the number of the instance, e.g. {@code c2pa.ingredient.v3}. */
    String label();

    /** An assertion whose content is one CBOR map that is read here. */
    sealed interface Typed extends Assertion
            permits ActionsAssertion,
                    IngredientAssertion,
                    DataHashAssertion,
                    SegmentHashAssertion,
                    ContentMapAssertion,
                    AiDisclosureAssertion,
                    TrainingMiningAssertion,
                    GenerationAssertion,
                    JournalAssertion,
                    LineageAssertion,
                    OpeningsAssertion {
        /** The content as we write it. Fields of foreign assertions that the record has no place for are not in it. */
        CborMap toCbor();
    }
}
