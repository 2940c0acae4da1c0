package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.asset.ByteRange;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.c2pa.IngredientAssertion.Credentials;
import dev.stemma.provenance.c2pa.IngredientAssertion.Relationship;
import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cose.CoseAlgorithm;
import dev.stemma.provenance.cose.CoseSign1;
import dev.stemma.provenance.identity.TestTimeStamps;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files that c2pa-rs 0.91.0 calls Trusted or throws at, and what C2PA 2.5 demands for each. Every one is rightly signed by
 * somebody trusted; what is wrong is in the name of the case.
 */
class StricterThanOthersTest {
    private static final Action CREATED = Action.created(DigitalSourceType.DIGITAL_CREATION);
    private static final IngredientAssertion PARENT =
            IngredientAssertion.of(Relationship.PARENT_OF, "parent", "audio/midi");
    private static final IngredientAssertion COMPONENT =
            IngredientAssertion.of(Relationship.COMPONENT_OF, "part", "audio/midi");
    private static final byte[] ZEROS = new byte[32];

    @ParameterizedTest
    @MethodSource({"actions", "references", "ingredients", "shapes"})
    void whatOthersTrustIsInvalid(ForgedCase each) {
        each.assertInvalid();
    }

    static Stream<ForgedCase> actions() {
        String malformed = StatusCode.ACTION_MALFORMED;
        return Stream.of(
                ForgedCase.of("when together with whenStart (14.10.4.2.4)", timed("when", "whenStart"), malformed),
                ForgedCase.of("whenStart after whenEnd (14.10.4.2.4)", timed("whenStart", "whenEnd"), malformed),
                ForgedCase.of(
                        "c2pa.redacted without parameters.redacted (14.10.4.2.4)",
                        actions(CREATED, Action.of("c2pa.redacted")),
                        StatusCode.ACTION_REDACTION_MISMATCH),
                ForgedCase.of(
                        "relatedAssertions with a wrong hash (14.10.4.3)",
                        raw(with(
                                "parameters",
                                with(
                                        "relatedAssertions",
                                        list(wrong("c2pa.hash.data").toCbor())))),
                        StatusCode.HASHED_URI_MISMATCH));
    }

    static Stream<ForgedCase> references() {
        String mismatch = StatusCode.HASHED_URI_MISMATCH;
        String ingredient = StatusCode.ACTION_INGREDIENT_MISMATCH;
        HashedUri wrong = wrong(IngredientAssertion.LABEL);
        return Stream.of(
                ForgedCase.of("wrong hash in created (14.10.4.3)", naming(COMPONENT, CREATED.with(wrong)), mismatch),
                ForgedCase.of(
                        "wrong hash in opened (14.10.4.2.4)",
                        naming(PARENT, Action.opened(wrong)),
                        mismatch,
                        ingredient),
                ForgedCase.of(
                        "wrong hash in placed (14.10.4.2.4)",
                        naming(COMPONENT, CREATED, Action.of(Action.PLACED).with(wrong)),
                        mismatch,
                        ingredient),
                ForgedCase.of("wrong hash in deleted (14.10.4.2.4)", deleting(), mismatch, ingredient));
    }

    private static Forgery deleting() {
        Forgery inner = Forgery.good(2).with(COMPONENT);
        HashedUri wrong = HashedUri.sha256(inner.uri(IngredientAssertion.LABEL), ZEROS);
        return actions(CREATED, Action.of("c2pa.deleted").with(wrong)).before(inner);
    }

    static Stream<ForgedCase> ingredients() {
        String malformed = StatusCode.INGREDIENT_MALFORMED;
        Forgery inner = Forgery.good(2);
        HashedUri itsClaim = new HashedUri(
                JumbfUri.ofManifest(inner.label()) + "/c2pa.claim.v2",
                Optional.empty(),
                inner.reference().hash());
        CborMap complete = inner.asIngredient().toCbor();
        CborValue binding = list(Forgery.good().last().toCbor());
        return Stream.of(
                ForgedCase.of(
                        "two parentOf (14.10.1.2)",
                        Forgery.good().with(PARENT).with("c2pa.ingredient.v3__1", PARENT.toCbor()),
                        StatusCode.MULTIPLE_PARENTS),
                ForgedCase.of(
                        "data of an ingredient with a wrong hash (14.10.4.3)",
                        ingredient(with(
                                PARENT.toCbor(), "data", wrong("c2pa.hash.data").toCbor())),
                        StatusCode.HASHED_URI_MISMATCH),
                ForgedCase.of(
                        "ingredient with activeManifest and relatedAssertions (14.11.3.2)",
                        ingredient(with(complete, "relatedAssertions", binding)).before(inner),
                        malformed),
                ForgedCase.of(
                        "ingredient related to a label without .ingredient (14.11.3.2)",
                        ingredient(with(PARENT.toCbor(), "relatedAssertions", binding)),
                        malformed),
                ForgedCase.of(
                        "activeManifest names the claim's box by the manifest's hash (14.11.3.3.2)",
                        derived(inner, new Credentials(itsClaim, Optional.empty(), nothingRecorded())),
                        StatusCode.INGREDIENT_MANIFEST_MISMATCH),
                ForgedCase.of(
                        "claimSignature with a wrong hash, the manifest's right (14.11.3.3.1)",
                        derived(
                                inner,
                                new Credentials(
                                        inner.reference(),
                                        Optional.of(HashedUri.sha256(JumbfUri.ofSignature(inner.label()), ZEROS)),
                                        nothingRecorded())),
                        StatusCode.INGREDIENT_SIGNATURE_MISMATCH));
    }

    static Stream<ForgedCase> shapes() {
        CborMap location = CborMap.builder()
                .put("url", "https://example.com/")
                .put("hash", ZEROS)
                .build();
        CborMap backwards = CborMap.builder()
                .put("processStart", time("2026-11-22T10:00:00Z"))
                .put("processEnd", time("2026-11-22T09:00:00Z"))
                .build();
        CborMap certificate = CborMap.builder()
                .put(CborValue.of(33), CborValue.of(Forgery.certificate()))
                .build();
        return Stream.of(
                ForgedCase.of(
                        "external reference with hash and no alg (14.10.4.2.2)",
                        Forgery.good().with("c2pa.external-reference", with("location", location)),
                        StatusCode.EXTERNAL_REFERENCE_MALFORMED),
                ForgedCase.of(
                        "processStart after processEnd (14.10.4.1)",
                        Forgery.good().with("c2pa.asset-ref", with("metadata", backwards)),
                        StatusCode.METADATA_MALFORMED),
                ForgedCase.of(
                        "exclusions that overlap (14.12.1.1)",
                        excluding(new ByteRange(2, 4), new ByteRange(5, 1)),
                        StatusCode.DATA_HASH_MALFORMED),
                ForgedCase.of(
                        "exclusions out of order (14.12.1.1)",
                        excluding(new ByteRange(4, 4), new ByteRange(2, 1)),
                        StatusCode.DATA_HASH_MALFORMED),
                ForgedCase.of(
                        "the same certificate header in both buckets (13.2)",
                        Forgery.good().unprotected(certificate),
                        StatusCode.CREDENTIAL_INVALID));
    }

    @Test
    void anIngredientInTheOtherListThanItsActionIsTold() {
        HashedUri gathered = reference(COMPONENT);
        Verdict verdict = new Forgery()
                .bound()
                .gathering(COMPONENT)
                .with(ActionsAssertion.all(CREATED, Action.of(Action.PLACED).with(gathered)))
                .verdict();

        assertThat(VerifierTest.codes(verdict, Check.Outcome.SKIPPED)).contains(StatusCode.ACTION_INGREDIENT_LOCATION);
    }

    @Test
    void anIngredientWithoutAReferenceToItsSignatureIsHeldToItsManifest() {
        Forgery inner = Forgery.good(2);
        Credentials unsigned = new Credentials(inner.reference(), Optional.empty(), nothingRecorded());

        assertThat(derived(inner, unsigned).verdict().state()).isEqualTo(Verdict.State.TRUSTED);
    }

    @Test
    void anOldStampOfAnAuthorityThatNobodyNamesIsNoStamp() {
        Forgery plain = Forgery.good();
        byte[] header = CoseSign1.protectedHeader(CoseAlgorithm.ES256, List.of(Forgery.certificate()));
        byte[] payload = new CoseSign1(header, CborMap.EMPTY, new byte[64]).timeStamped(plain.claim());
        byte[] token = TestTimeStamps.good().token(HashAlgorithm.SHA256.hash(payload, 0, payload.length));
        CborMap stamp = with(
                "tstTokens", list(CborMap.builder().put("val", response(token)).build()));
        byte[] store = plain.unprotected(with("sigTst", stamp)).store();

        assertThat(VerifierTest.failures(verify(store, Workshop.CLOCK)))
                .containsExactly(StatusCode.TIME_STAMP_UNTRUSTED);
        assertThat(VerifierTest.failures(verify(store, Workshop.later(Duration.ofDays(700)))))
                .contains(StatusCode.TIME_STAMP_UNTRUSTED, StatusCode.SIGNATURE_OUTSIDE_VALIDITY);
    }

    /** TimeStampResp with PKIStatus 0, in DER. */
    private static byte[] response(byte[] token) {
        byte[] status = {0x30, 3, 2, 1, 0};
        int length = status.length + token.length;
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        response.writeBytes(new byte[] {0x30, (byte) 0x82, (byte) (length >> 8), (byte) length});
        response.writeBytes(status);
        response.writeBytes(token);
        return response.toByteArray();
    }

    private static Verdict verify(byte[] store, Clock clock) {
        return Verifier.verify(ByteSource.of(Forgery.FILE), Optional.of(store), Workshop.POLICY, clock);
    }

    private static Forgery timed(String late, String early) {
        return raw(CborMap.builder()
                .put(late, time("2026-11-22T10:00:00Z"))
                .put(early, time("2026-11-22T09:00:00Z"))
                .build());
    }

    private static CborValue time(String text) {
        return new CborValue.Tag(0, CborValue.of(text));
    }

    /** Created, and more said of it. */
    private static Forgery raw(CborMap more) {
        CborMap action = with(more, "action", CborValue.of(Action.CREATED));
        return Forgery.empty(1).bound().with("c2pa.actions.v2", with("actions", list(action)));
    }

    private static Forgery actions(Action... actions) {
        return new Forgery().bound().with(ActionsAssertion.all(actions));
    }

    private static Forgery naming(IngredientAssertion ingredient, Action... actions) {
        return new Forgery().bound().with(ingredient).with(ActionsAssertion.all(actions));
    }

    private static Forgery ingredient(CborMap content) {
        return Forgery.good().with(IngredientAssertion.LABEL, content);
    }

    private static Forgery derived(Forgery inner, Credentials credentials) {
        return Forgery.derived(1, inner, PARENT.with(credentials));
    }

    private static Optional<ValidationResults> nothingRecorded() {
        return Optional.of(Forgery.NOTHING_RECORDED);
    }

    private static Forgery excluding(ByteRange... ranges) {
        return new Forgery()
                .with(ActionsAssertion.all(CREATED))
                .with(new DataHashAssertion(
                        List.of(ranges),
                        Optional.empty(),
                        new CborValue.Bytes(ZEROS),
                        new CborValue.Bytes(new byte[0])));
    }

    private static HashedUri wrong(String label) {
        return HashedUri.sha256(JumbfUri.ofOwnAssertion(label), ZEROS);
    }

    private static HashedUri reference(IngredientAssertion ingredient) {
        return new Forgery().with(ingredient).last();
    }

    private static CborMap with(String key, CborValue value) {
        return with(CborMap.EMPTY, key, value);
    }

    private static CborMap with(CborMap map, String key, CborValue value) {
        CborMap.Builder more = CborMap.builder().put(key, value);
        map.entries().forEach(entry -> more.put(entry.key(), entry.value()));
        return more.build();
    }

    private static CborValue list(CborValue... items) {
        return CborValue.of(List.of(items));
    }
}
