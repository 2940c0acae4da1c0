package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an ingredient refers to in its own manifest (C2PA 2.5, 14.10.4.3 and 14.11.3.2). */
class IngredientPartsTest {
    private static final String ABOUT = "c2pa.ai-disclosure.ingredient";
    private static final CborMap DISCLOSURE =
            CborMap.builder().put("modelType", "c2pa.types.model").build();
    private static final HashedUri RIGHT =
            Forgery.good().with(ABOUT, DISCLOSURE).last();
    private static final HashedUri WRONG = HashedUri.sha256(RIGHT.url(), new byte[32]);

    @Test
    void anIngredientMayRelateToAssertionsAboutIt() {
        assertThat(failures("relatedAssertions", list(RIGHT))).isEmpty();
    }

    @Test
    void whatItRelatesToIsThereUnchangedAndAboutAnIngredient() {
        HashedUri missing = HashedUri.sha256(JumbfUri.ofOwnAssertion("c2pa.other.ingredient"), new byte[32]);
        HashedUri outside = HashedUri.sha256(JumbfUri.ofAssertion("urn:c2pa:other", ABOUT), new byte[32]);
        HashedUri itself = HashedUri.sha256(JumbfUri.ofOwnAssertion("c2pa.ingredient.v3"), new byte[32]);

        assertThat(failures("relatedAssertions", list(WRONG))).containsExactly(StatusCode.HASHED_URI_MISMATCH);
        assertThat(failures("relatedAssertions", list(missing))).contains(StatusCode.INGREDIENT_MALFORMED);
        assertThat(failures("relatedAssertions", list(outside))).contains(StatusCode.INGREDIENT_MALFORMED);
        assertThat(failures("relatedAssertions", list(itself))).contains(StatusCode.INGREDIENT_MALFORMED);
        assertThat(failures("relatedAssertions", list(Forgery.good().last())))
                .containsExactly(StatusCode.INGREDIENT_MALFORMED);
        assertThat(failures("relatedAssertions", CborValue.of(List.of())))
                .containsExactly(StatusCode.INGREDIENT_MALFORMED);
        assertThat(failures("relatedAssertions", CborValue.of("none")))
                .containsExactly(StatusCode.INGREDIENT_MALFORMED);
    }

    @Test
    void aLabelThatOnlyEndsLikeItIsNotAboutAnIngredient() {
        for (String label : List.of("com.exampleingredient", "c2pa.ingredient")) {
            Forgery forgery = Forgery.good()
                    .with(
                            label,
                            CborMap.builder().put("relationship", "inputTo").build());
            forgery.with("c2pa.ingredient.v3", relating("relatedAssertions", list(forgery.last())));

            assertThat(VerifierTest.failures(forgery.verdict())).as(label).contains(StatusCode.INGREDIENT_MALFORMED);
        }
    }

    @Test
    void itsDataAndPictureAreHeldToTheirHashes() {
        for (String field : List.of("data", "thumbnail")) {
            assertThat(failures(field, RIGHT.toCbor())).isEmpty();
            assertThat(failures(field, WRONG.toCbor())).containsExactly(StatusCode.HASHED_URI_MISMATCH);
            HashedUri nowhere = HashedUri.sha256(JumbfUri.ofOwnAssertion("com.example"), new byte[32]);
            assertThat(failures(field, nowhere.toCbor())).containsExactly(StatusCode.HASHED_URI_MISSING);
            assertThat(failures(field, CborMap.EMPTY)).containsExactly(StatusCode.HASHED_URI_MISSING);
        }
    }

    @Test
    void dataOnTheNetworkIsNotFetched() {
        HashedUri elsewhere =
                new HashedUri("https://example.com/model", Optional.of("sha256"), new CborValue.Bytes(new byte[32]));

        assertThat(failures("data", elsewhere.toCbor())).isEmpty();
    }

    private static CborValue list(HashedUri reference) {
        return CborValue.of(List.of(reference.toCbor()));
    }

    private static List<String> failures(String field, CborValue value) {
        return VerifierTest.failures(Forgery.good()
                .with(ABOUT, DISCLOSURE)
                .with("c2pa.ingredient.v3", relating(field, value))
                .verdict());
    }

    private static CborMap relating(String field, CborValue value) {
        return CborMap.builder()
                .put("relationship", "inputTo")
                .put(field, value)
                .build();
    }
}
