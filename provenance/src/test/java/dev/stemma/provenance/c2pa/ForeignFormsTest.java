package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cbor.CborWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms of claims, assertions and boxes that we do not write, but that others do. */
class ForeignFormsTest {
    @Test
    void aClaimOfVersion1NeedsNoActions() {
        Verdict verdict = Forgery.empty(1).bound().ofVersion1().verdict();

        assertThat(verdict.state()).isEqualTo(Verdict.State.TRUSTED);
        Manifest manifest = verdict.manifests().orElseThrow().active();
        assertThat(manifest.hasOldClaim()).isTrue();
        assertThat(manifest.claim().orElseThrow().generator().name()).isEqualTo("Forger");
        assertFaults(Forgery.empty(1).bound(), StatusCode.CLAIM_ACTIONS_MISSING);
    }

    @Test
    void aClaimOfVersion1NeedsItsOwnFields() {
        for (String field : List.of("instanceID", "claim_generator", "signature", "assertions")) {
            Forgery forgery = Forgery.good().ofVersion1().claiming(field, CborValue.NULL);
            assertThat(failures(forgery)).contains(StatusCode.CLAIM_MALFORMED);
        }
        CborMap info = CborMap.builder().put("name", "Painter").build();
        Verdict verdict = Forgery.good()
                .ofVersion1()
                .claiming("claim_generator_info", CborValue.of(List.of(info)))
                .verdict();
        assertThat(verdict.manifests()
                        .orElseThrow()
                        .active()
                        .claim()
                        .orElseThrow()
                        .generator()
                        .name())
                .isEqualTo("Painter");
    }

    @Test
    void bytesAfterAClaimAreNoneOfIt() {
        assertThat(failures(Forgery.good().claimChangedBy(claim -> Arrays.copyOf(claim, claim.length + 1))))
                .contains(StatusCode.CLAIM_CBOR_INVALID);
    }

    @Test
    void oneManifestHasOneClaim() {
        byte[] second =
                JumbfWriter.cbor(StoreLayout.CLAIM, Claim.LABEL, Forgery.good().claim());
        byte[] old = JumbfWriter.cbor(
                StoreLayout.CLAIM, Claim.OLD_LABEL, Forgery.good().claim());

        assertThat(failures(Forgery.good().beside(second))).contains(StatusCode.CLAIM_MULTIPLE);
        assertThat(failures(Forgery.good().beside(old))).contains(StatusCode.CLAIM_MULTIPLE);
    }

    @Test
    void unknownSuperboxesArePassedOver() {
        byte[] credentials = JumbfWriter.superbox("c2vc", "c2pa.credentials", List.of());
        byte[] unheardOf = JumbfWriter.superbox("abcd", "com.example", List.of());

        assertFaults(Forgery.good().beside(credentials).beside(unheardOf));
    }

    @Test
    void aSecondAssertionStoreHoldsWhatNobodySigned() {
        byte[] assertion = JumbfWriter.cbor(Superbox.CBOR, "com.example", new byte[] {(byte) 0xa0});
        byte[] store = JumbfWriter.superbox(StoreLayout.ASSERTIONS, JumbfUri.ASSERTION_STORE, List.of(assertion));
        byte[] actions = JumbfWriter.cbor(Superbox.CBOR, "c2pa.actions.v2", new byte[] {(byte) 0xa0});
        byte[] doubled = JumbfWriter.superbox(StoreLayout.ASSERTIONS, JumbfUri.ASSERTION_STORE, List.of(actions));

        assertThat(failures(Forgery.good().beside(store))).contains(StatusCode.ASSERTION_UNDECLARED);
        assertThat(failures(Forgery.good().beside(doubled))).contains(StatusCode.ASSERTION_UNDECLARED);
    }

    @Test
    void anAssertionMayBeSalted() {
        assertFaults(Forgery.good().salted("com.example", CborMap.EMPTY));
    }

    @Test
    void anEmbeddedFileIsHeldToItsHashOnly() {
        byte[] type = JumbfWriter.box("bfdb", "\0image/png\0".getBytes(StandardCharsets.US_ASCII));
        byte[] data = JumbfWriter.box("bidb", new byte[] {1, 2, 3});
        byte[] file = JumbfWriter.superbox("@\u00cb\f2", "c2pa.thumbnail.claim", List.of(type, data));

        assertFaults(Forgery.good().with("c2pa.thumbnail.claim", file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":[1,{\"b\":null}]}", "[]", "\"text\"", " {} "})
    void aJsonAssertionIsOneJsonText(String json) {
        assertFaults(Forgery.good().withJson("stds.schema-org.CreativeWork", json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{} {}", "{'a':1}", "{\"a\":01}", "// no\n{}", "{\"a\":NaN}", "[1,]"})
    void aStandardJsonAssertionThatIsNoneIsRefused(String json) {
        assertFaults(Forgery.good().withJson("stds.schema-org.CreativeWork", json), StatusCode.ASSERTION_JSON_INVALID);
        assertFaults(Forgery.good().withJson("com.example.own", json));
    }

    @Test
    void jsonThatNestsWithoutEndIsRefused() {
        assertFaults(
                Forgery.good().withJson("stds.exif", "[".repeat(100_000) + "]".repeat(100_000)),
                StatusCode.ASSERTION_JSON_INVALID);
    }

    @Test
    void aStandardAssertionOfBrokenCborIsRefusedAndAnOwnOneNot() {
        byte[] broken = {(byte) 0xa1, 1};

        assertFaults(Forgery.good().withBytes("c2pa.soft-binding", broken), StatusCode.ASSERTION_CBOR_INVALID);
        assertFaults(Forgery.good().withBytes("com.example.own", broken));
    }

    @Test
    void aChangedAssertionIsToldOnceWhoeverRefersToIt() {
        IngredientAssertion parent =
                IngredientAssertion.of(IngredientAssertion.Relationship.PARENT_OF, "parent", "audio/midi");
        byte[] changed = CborWriter.write(parent.describedAs("another").toCbor());
        Forgery forgery = Forgery.empty(1).with(parent);
        forgery.with(ActionsAssertion.all(Action.opened(forgery.last()))).bound();

        assertFaults(
                forgery.emptying(IngredientAssertion.LABEL, JumbfWriter.box(Superbox.CBOR, changed)),
                StatusCode.ASSERTION_HASH_MISMATCH);
    }

    private static List<String> failures(Forgery forgery) {
        Verdict verdict = forgery.verdict();
        assertThat(verdict.state()).isEqualTo(Verdict.State.INVALID);
        return VerifierTest.failures(verdict);
    }

    private static void assertFaults(Forgery forgery, String... codes) {
        Verdict verdict = forgery.verdict();
        assertThat(VerifierTest.failures(verdict)).containsExactlyInAnyOrder(codes);
        assertThat(verdict.state()).isEqualTo(codes.length == 0 ? Verdict.State.TRUSTED : Verdict.State.INVALID);
    }
}
