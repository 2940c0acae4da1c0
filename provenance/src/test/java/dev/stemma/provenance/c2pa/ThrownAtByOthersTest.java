package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.c2pa.IngredientAssertion.Credentials;
import dev.stemma.provenance.c2pa.IngredientAssertion.Relationship;
import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cbor.CborWriter;
import dev.stemma.provenance.cose.CoseSign1;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files at which c2pa-rs 0.91.0 throws, where a verdict should be: each has its code here. */
class ThrownAtByOthersTest {
    private static final Action CREATED = Action.created(DigitalSourceType.DIGITAL_CREATION);
    private static final IngredientAssertion PARENT =
            IngredientAssertion.of(Relationship.PARENT_OF, "parent", "audio/midi");
    private static final byte[] ZEROS = new byte[32];

    @ParameterizedTest
    @MethodSource("unreadable")
    void whatOthersThrowAtHasACode(ForgedCase each) {
        each.assertInvalid();
    }

    static Stream<ForgedCase> unreadable() {
        HashedUri md5 = new HashedUri(
                JumbfUri.ofOwnAssertion("com.example"), Optional.of("md5"), new CborValue.Bytes(new byte[16]));
        byte[] secondClaim = JumbfWriter.cbor("c2cl", "c2pa.claim.v2", CborWriter.write(CborMap.EMPTY));
        CborMap unknown = CborMap.builder().put("relationship", "cousinOf").build();
        CborMap namelessTool = CborMap.builder().put("version", "1").build();
        CborMap file = CborMap.builder().put("uri", "a.abc").put("hash", ZEROS).build();
        CborMap collection = CborMap.builder()
                .put("uris", List.of(file))
                .put("alg", "sha256")
                .build();
        Forgery actionsOnly = new Forgery().with(ActionsAssertion.all(CREATED));
        return Stream.of(
                ForgedCase.of("no hard binding", actionsOnly, StatusCode.CLAIM_HARD_BINDINGS_MISSING),
                ForgedCase.of(
                        "a hard binding only in gathered",
                        new Forgery()
                                .with(ActionsAssertion.all(CREATED))
                                .gathering(DataHashAssertion.ofWholeFile(ZEROS)),
                        StatusCode.CLAIM_HARD_BINDINGS_MISSING),
                ForgedCase.of(
                        "an unknown algorithm for all hashes",
                        Forgery.good().claiming("alg", CborValue.of("md5")),
                        StatusCode.ALGORITHM_UNSUPPORTED),
                ForgedCase.of(
                        "an unknown algorithm for one hash",
                        Forgery.good().unlisted("com.example").listing(md5),
                        StatusCode.ALGORITHM_UNSUPPORTED),
                ForgedCase.of(
                        "no actions field",
                        new Forgery().bound().with("c2pa.actions.v2", CborMap.EMPTY),
                        StatusCode.ACTION_MALFORMED),
                ForgedCase.of("no relationship", ingredient(CborMap.EMPTY), StatusCode.INGREDIENT_MALFORMED),
                ForgedCase.of("an unknown relationship", ingredient(unknown), StatusCode.INGREDIENT_MALFORMED),
                ForgedCase.of(
                        "no instanceID",
                        Forgery.good().claiming("instanceID", CborValue.NULL),
                        StatusCode.CLAIM_MALFORMED),
                ForgedCase.of(
                        "a generator without a name",
                        Forgery.good().claiming("claim_generator_info", namelessTool),
                        StatusCode.CLAIM_MALFORMED),
                ForgedCase.of("two claims", Forgery.good().beside(secondClaim), StatusCode.CLAIM_MULTIPLE),
                ForgedCase.of(
                        "an assertion that is not listed",
                        Forgery.good().unlisted("com.example"),
                        StatusCode.ASSERTION_UNDECLARED),
                ForgedCase.of(
                        "a time-stamp assertion that is no map",
                        Forgery.good().withBytes("c2pa.time-stamp", CborWriter.write(CborValue.of(List.of()))),
                        StatusCode.TIME_STAMP_ASSERTION_MALFORMED),
                ForgedCase.of(
                        "a data hash without hash",
                        new Forgery().with(ActionsAssertion.all(CREATED)).with("c2pa.hash.data", CborMap.EMPTY),
                        StatusCode.DATA_HASH_MISMATCH),
                ForgedCase.of(
                        "broken JSON in c2pa.metadata",
                        Forgery.good().withJson("c2pa.metadata", "{\"a\":"),
                        StatusCode.ASSERTION_JSON_INVALID),
                ForgedCase.of(
                        "a collection hash in the specification's form as the binding of a single file",
                        new Forgery().with(ActionsAssertion.all(CREATED)).with("c2pa.hash.collection.data", collection),
                        StatusCode.GENERAL_ERROR),
                ForgedCase.of("a circle of ingredients", circle(), StatusCode.INGREDIENT_MALFORMED));
    }

    private static Forgery circle() {
        HashedUri back = HashedUri.sha256(JumbfUri.ofManifest(Forgery.LABEL), ZEROS);
        Forgery other = Forgery.empty(2)
                .with(PARENT.with(new Credentials(back, Optional.empty(), Optional.of(Forgery.NOTHING_RECORDED))));
        other.with(ActionsAssertion.all(Action.opened(other.last()))).bound();
        return Forgery.derived(1, other);
    }

    @Test
    void bytesAfterTheClaimOfTheManifestAreRefused() {
        byte[] claim = Forgery.good().claim();
        byte[] longer = Arrays.copyOf(claim, claim.length + 1);
        byte[] signature = CborWriter.write(CborValue.NULL);
        byte[] store = StoreLayout.store(
                List.of(StoreLayout.manifest(StoreLayout.MANIFEST, Forgery.LABEL, List.of(), longer, signature)));

        assertThat(VerifierTest.failures(verify(store, Workshop.CLOCK))).contains(StatusCode.CLAIM_CBOR_INVALID);
    }

    @Test
    void certificatesMustBeThereAndMayStandWhereNothingProtectsThem() {
        byte[] header = CborWriter.write(
                CborMap.builder().put(CborValue.of(1), CborValue.of(-7)).build());
        CborMap outside = CborMap.builder()
                .put(CborValue.of(33), CborValue.of(Forgery.certificate()))
                .build();
        byte[] unknown = CborWriter.write(CborMap.builder()
                .put(CborValue.of(1), CborValue.of(-257))
                .put(CborValue.of(33), CborValue.of(Forgery.certificate()))
                .build());

        assertThat(failures(header, CborMap.EMPTY)).contains(StatusCode.CREDENTIAL_INVALID);
        assertThat(failures(header, outside)).doesNotContain(StatusCode.CREDENTIAL_INVALID);
        assertThat(failures(unknown, CborMap.EMPTY)).contains(StatusCode.ALGORITHM_UNSUPPORTED);
    }

    private static List<String> failures(byte[] header, CborMap unprotectedHeader) {
        byte[] signature = new CoseSign1(header, unprotectedHeader, new byte[64]).encode();
        byte[] claim = Forgery.good().claim();
        byte[] store = StoreLayout.store(
                List.of(StoreLayout.manifest(StoreLayout.MANIFEST, Forgery.LABEL, List.of(), claim, signature)));
        return VerifierTest.failures(verify(store, Workshop.CLOCK));
    }

    @Test
    void aBrokenSoundFileIsReported() {
        byte[] broken = Arrays.copyOf(Workshop.wav(100), 60);

        Verdict verdict = Verifier.verify(ByteSource.of(broken), Optional.empty(), Workshop.POLICY, Workshop.CLOCK);

        assertThat(verdict.state()).isEqualTo(Verdict.State.INVALID);
        assertThat(VerifierTest.failures(verdict)).containsExactly(StatusCode.GENERAL_ERROR);
    }

    private static Verdict verify(byte[] store, Clock clock) {
        return Verifier.verify(ByteSource.of(Forgery.FILE), Optional.of(store), Workshop.POLICY, clock);
    }

    private static Forgery ingredient(CborMap content) {
        return Forgery.good().with(IngredientAssertion.LABEL, content);
    }
}
