package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.c2pa.IngredientAssertion.Credentials;
import dev.stemma.provenance.c2pa.IngredientAssertion.Relationship;
import dev.stemma.provenance.cbor.CborMap;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Assertions that were taken out of an ingredient's manifest after it was signed (C2PA 2.5, 6.8, 14.10 and 14.11). */
class RedactionTest {
    private static final String SECRET = "com.example.secret";
    private static final CborMap CONTENT =
            CborMap.builder().put("name", "A. Person").build();
    private static final byte[] ID = HexFormat.of().parseHex("caa98eee9d4df80e86ad4dffca263973");

    @Test
    void whatTheClaimAboveSaysToBeTakenOutMayBeGone() {
        Forgery inner = secretive().removing(SECRET);

        Verdict verdict = redacting(inner, inner.uri(SECRET)).verdict();

        assertThat(VerifierTest.failures(verdict)).isEmpty();
        assertThat(verdict.state()).isEqualTo(Verdict.State.TRUSTED);
        assertThat(VerifierTest.codes(verdict, Check.Outcome.SKIPPED)).contains(StatusCode.ASSERTION_REDACTED);
        assertThat(VerifierTest.codes(verdict, Check.Outcome.PASS))
                .contains(StatusCode.INGREDIENT_SIGNATURE_VALIDATED)
                .doesNotContain(StatusCode.INGREDIENT_MANIFEST_VALIDATED);
    }

    @Test
    void zerosMayStandInItsPlace() {
        byte[] zeros = JumbfWriter.box(Superbox.CBOR, new byte[40]);
        byte[] marked = JumbfWriter.box("uuid", ID, new byte[40]);
        byte[] ones = JumbfWriter.box("uuid", ID, new byte[] {0, 0, 1});
        byte[] otherMark = JumbfWriter.box("uuid", new byte[] {1}, new byte[15]);

        assertFaults(emptied(zeros));
        assertFaults(emptied(marked));
        assertFaults(emptied());
        assertFaults(emptied(ones), StatusCode.ASSERTION_NOT_REDACTED);
        assertFaults(emptied(otherMark), StatusCode.ASSERTION_NOT_REDACTED);
        assertFaults(redacting(secretive(), secretive().uri(SECRET)), StatusCode.ASSERTION_NOT_REDACTED);
    }

    private static Forgery emptied(byte[]... contents) {
        Forgery inner = secretive().emptying(SECRET, contents);
        return redacting(inner, inner.uri(SECRET));
    }

    @Test
    void aRedactedIngredientIsNotLookedInto() {
        Forgery deepest = Forgery.good(3);
        Forgery inner = Forgery.derived(2, deepest);
        inner.with("c2pa.ingredient.v3__1", part().toCbor());
        inner.emptying("c2pa.ingredient.v3__1", JumbfWriter.box("uuid", ID));

        assertFaults(redacting(inner, inner.uri("c2pa.ingredient.v3__1")));
    }

    private static IngredientAssertion part() {
        return IngredientAssertion.of(Relationship.INPUT_TO, "input", "audio/midi");
    }

    @Test
    void whatNobodySaysToBeTakenOutIsMissed() {
        assertFaults(
                redacting(secretive().removing(SECRET)),
                StatusCode.ASSERTION_MISSING,
                StatusCode.INGREDIENT_MANIFEST_MISMATCH);
        assertFaults(
                redacting(secretive().removing(SECRET), secretive().uri("com.example.other")),
                StatusCode.ASSERTION_MISSING);
    }

    @Test
    void theRestOfTheManifestIsHeldToItsSignature() {
        Forgery inner = secretive().removing(SECRET);
        IngredientAssertion unsigned = IngredientAssertion.of(Relationship.PARENT_OF, "parent", "audio/midi")
                .with(new Credentials(inner.reference(), Optional.empty(), Optional.of(Forgery.NOTHING_RECORDED)));
        IngredientAssertion missigned = unsigned.with(new Credentials(
                inner.reference(),
                Optional.of(HashedUri.sha256(inner.signatureReference().url(), new byte[32])),
                Optional.of(Forgery.NOTHING_RECORDED)));

        assertFaults(
                Forgery.derived(1, inner, unsigned).redacting(inner.uri(SECRET)),
                StatusCode.INGREDIENT_SIGNATURE_MISSING);
        assertFaults(
                Forgery.derived(1, inner, missigned).redacting(inner.uri(SECRET)),
                StatusCode.INGREDIENT_SIGNATURE_MISMATCH);
    }

    @Test
    void noClaimTakesOutItsOwnAssertions() {
        Forgery forgery = Forgery.good().with(SECRET, CONTENT);

        assertFaults(forgery.redacting(forgery.uri(SECRET)), StatusCode.ASSERTION_SELF_REDACTED);
        assertFaults(
                Forgery.good().with(SECRET, CONTENT).redacting(JumbfUri.ofOwnAssertion(SECRET)),
                StatusCode.ASSERTION_SELF_REDACTED);
    }

    @Test
    void noIngredientTakesOutWhatStandsAbove() {
        Forgery outer = Forgery.empty(1);
        Forgery inner = Forgery.good(2).redacting(outer.uri(SECRET));
        Forgery forgery = Forgery.derived(1, inner).with(SECRET, CONTENT).removing(SECRET);

        assertFaults(forgery, StatusCode.ASSERTION_MISSING);
    }

    @Test
    void actionsAndTheHashOfTheContentStay() {
        assertThat(VerifierTest.failures(redactingInner("c2pa.actions.v2").verdict()))
                .contains(StatusCode.ACTION_REDACTED);
        assertThat(VerifierTest.failures(redactingInner("c2pa.hash.data").verdict()))
                .contains(StatusCode.HARD_BINDING_REDACTED);
        assertThat(redactingInner("c2pa.hash.data").verdict().state()).isEqualTo(Verdict.State.INVALID);
    }

    private static Forgery redactingInner(String assertion) {
        Forgery inner = Forgery.good(2).removing(assertion);
        return redacting(inner, inner.uri(assertion));
    }

    private static Forgery secretive() {
        return Forgery.good(2).with(SECRET, CONTENT);
    }

    private static Forgery redacting(Forgery inner, String... uris) {
        Forgery outer = Forgery.derived(1, inner, asSeenBefore(inner));
        for (String uri : uris) {
            outer.redacting(uri);
        }
        return outer;
    }

    /** With the hash of the manifest before something was taken out, so that only the signature tells. */
    private static IngredientAssertion asSeenBefore(Forgery inner) {
        return inner.asIngredient()
                .with(new Credentials(
                        HashedUri.sha256(inner.reference().url(), new byte[32]),
                        Optional.of(inner.signatureReference()),
                        Optional.of(Forgery.NOTHING_RECORDED)));
    }

    private static void assertFaults(Forgery forgery, String... codes) {
        Verdict verdict = forgery.verdict();
        assertThat(VerifierTest.failures(verdict)).containsExactlyInAnyOrder(codes);
        assertThat(verdict.state()).isEqualTo(codes.length == 0 ? Verdict.State.TRUSTED : Verdict.State.INVALID);
    }
}
