package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cbor.CborWriter;
import dev.stemma.provenance.cose.CoseSign1;
import dev.stemma.provenance.identity.TestTimeStamps;
import dev.stemma.provenance.identity.TrustPolicy;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Identities that a service collected and vouches for (CAWG identity 1.3, 8.1), as far as no network is needed. */
class AggregatedIdentityTest {
    private static final String TYPE = "cawg.identity_claims_aggregation";
    private static final HashedUri BINDING = Forgery.good().last();
    private static final CborMap PAYLOAD = Clara.payload(List.of(BINDING.toCbor()), TYPE);
    private static final KeyPair KEYS = JsonKeys.keys("Ed25519");
    private static final String ISSUER =
            "did:jwk:" + JsonKeys.base64Url(JsonKeys.jwk(KEYS).getBytes(StandardCharsets.UTF_8));
    private static final String ASSET = "{\"referenced_assertions\":[{\"url\":\"" + BINDING.url() + "\",\"hash\":\""
            + Base64.getEncoder().encodeToString(BINDING.hash().content()) + "\"}],\"sig_type\":\"" + TYPE + "\"}";
    private static final String SOMEBODY = "[{\"type\":\"cawg.social_media\",\"username\":\"clara\","
            + "\"verifiedAt\":\"2026-05-27T08:40:39.569856Z\",\"provider\":{\"id\":\"https://example.com\",\"name\":\"Example\"}}]";
    private static final String DATES = "\"validFrom\":\"2026-01-01T00:00:00Z\"";

    @Test
    void aServicesWordIsHeldToItsSignatureAndNoServiceIsTrustedHere() {
        Verdict verdict = verify(sealed(credential(ISSUER, DATES, ASSET, SOMEBODY)));

        assertThat(verdict.state()).isEqualTo(Verdict.State.VALID);
        assertThat(codes(verdict, Check.Outcome.FAIL)).containsExactly(IdentityCode.ICA_UNTRUSTED_ISSUER);
        assertThat(codes(verdict, Check.Outcome.PASS)).containsExactly(IdentityCode.WELL_FORMED);
    }

    @Test
    void aWordThatWasChangedIsNotTheServices() {
        String credential = credential(ISSUER, DATES, ASSET, SOMEBODY);
        byte[] signed = sign(credential.replace("clara", "robert").getBytes(StandardCharsets.UTF_8));

        assertNotProved(seal(credential.getBytes(StandardCharsets.UTF_8), signed), IdentityCode.ICA_SIGNATURE_MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P-256", "P-384", "P-521", "RSA"})
    void theServicesKeyMayBeOfAnyKindThatClaimsUse(String kind) throws GeneralSecurityException {
        KeyPair keys = JsonKeys.keys(kind);
        String issuer = "did:jwk:" + JsonKeys.base64Url(JsonKeys.jwk(keys).getBytes(StandardCharsets.UTF_8)) + "#0";
        byte[] payload = credential(issuer, DATES, ASSET, SOMEBODY).getBytes(StandardCharsets.UTF_8);
        int algorithm = List.of("P-256", "P-384", "P-521", "RSA").indexOf(kind);
        byte[] header = header(List.of(-7, -35, -36, -37).get(algorithm), "application/vc");
        Signature signer = Signature.getInstance(List.of(
                        "SHA256withECDSAinP1363Format",
                        "SHA384withECDSAinP1363Format",
                        "SHA512withECDSAinP1363Format",
                        "RSASSA-PSS")
                .get(algorithm));
        if (kind.equals("RSA")) {
            signer.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        }
        signer.initSign(keys.getPrivate());
        signer.update(CoseSign1.toBeSigned(header, payload));

        Verdict verdict = verify(envelope(header, payload, signer.sign()));

        assertThat(codes(verdict, Check.Outcome.FAIL)).containsExactly(IdentityCode.ICA_UNTRUSTED_ISSUER);
    }

    @Test
    void aWordAboutOtherContentIsNone() {
        assertNotProved(
                sealed(credential(ISSUER, DATES, ASSET.replace("c2pa.hash.data", "c2pa.hash.other"), SOMEBODY)),
                IdentityCode.ICA_PAYLOAD_MISMATCH);
        assertNotProved(sealed(credential(ISSUER, DATES, "{}", SOMEBODY)), IdentityCode.ICA_PAYLOAD_MISMATCH);
    }

    /** As c2pa-rs writes it. */
    @Test
    void theServiceMayWriteTheLettersOfAHashAsNumbers() {
        String hash = Base64.getEncoder().encodeToString(BINDING.hash().content());
        String numbers = Arrays.toString(hash.getBytes(StandardCharsets.US_ASCII));
        String listed = ASSET.replace("\"" + hash + "\"", numbers);

        assertThat(listed).isNotEqualTo(ASSET);
        assertThat(codes(verify(sealed(credential(ISSUER, DATES, listed, SOMEBODY))), Check.Outcome.FAIL))
                .containsExactly(IdentityCode.ICA_UNTRUSTED_ISSUER);
    }

    @Test
    void theServiceMayNameTheAlgorithmThatThePayloadLeavesOut() {
        String named = ASSET.replace("\"}]", "\",\"alg\":\"sha256\"}]");

        assertThat(named).isNotEqualTo(ASSET);
        assertThat(codes(verify(sealed(credential(ISSUER, DATES, named, SOMEBODY))), Check.Outcome.FAIL))
                .containsExactly(IdentityCode.ICA_UNTRUSTED_ISSUER);
        assertNotProved(
                sealed(credential(ISSUER, DATES, named.replace("sha256", "sha512"), SOMEBODY)),
                IdentityCode.ICA_PAYLOAD_MISMATCH);
    }

    @Test
    void aTimeStampSaysWhenTheServiceSigned() {
        byte[] payload = credential(ISSUER, DATES, ASSET, SOMEBODY).getBytes(StandardCharsets.UTF_8);
        byte[] header = header(-8, "application/vc");
        byte[] stamped = new CoseSign1(header, CborMap.EMPTY, sign(payload)).timeStamped();
        byte[] token = TestTimeStamps.good().token(HashAlgorithm.SHA256.hash(stamped, 0, stamped.length));
        byte[] signature = envelope(header, stampHeader(token), payload, sign(payload));
        TrustPolicy knowsTheTime =
                Workshop.POLICY.plusAnchors(List.of(TestTimeStamps.root()), TrustPolicy.TIME_STAMP_USAGES);

        Verdict verdict = Clara.verify(Clara.identity(PAYLOAD, signature), knowsTheTime);
        Verdict ignored = verify(signature);

        assertThat(codes(verdict, Check.Outcome.PASS)).contains(IdentityCode.ICA_STAMP_VALIDATED);
        assertThat(codes(ignored, Check.Outcome.FAIL))
                .containsExactlyInAnyOrder(IdentityCode.ICA_STAMP_INVALID, IdentityCode.ICA_UNTRUSTED_ISSUER);
        assertThat(ignored.state()).isEqualTo(Verdict.State.VALID);
    }

    @Test
    void aWordGivenBeforeItWasGoodIsNone() {
        String afterwards = "\"validFrom\":\"2026-06-01T00:00:00Z\"";
        byte[] payload = credential(ISSUER, afterwards, ASSET, SOMEBODY).getBytes(StandardCharsets.UTF_8);
        byte[] header = header(-8, "application/vc");
        byte[] stamped = new CoseSign1(header, CborMap.EMPTY, sign(payload)).timeStamped();
        byte[] token = TestTimeStamps.at(Instant.parse("2026-05-01T00:00:00Z"))
                .token(HashAlgorithm.SHA256.hash(stamped, 0, stamped.length));
        TrustPolicy knowsTheTime =
                Workshop.POLICY.plusAnchors(List.of(TestTimeStamps.root()), TrustPolicy.TIME_STAMP_USAGES);

        Verdict verdict = Clara.verify(
                Clara.identity(PAYLOAD, envelope(header, stampHeader(token), payload, sign(payload))), knowsTheTime);

        assertThat(codes(verdict, Check.Outcome.FAIL)).contains(IdentityCode.ICA_VALID_FROM_INVALID);
    }

    private static CborMap stampHeader(byte[] token) {
        CborMap value = CborMap.builder().put("val", token).build();
        return CborMap.builder()
                .put(
                        "sigTst2",
                        CborMap.builder().put("tstTokens", List.of(value)).build())
                .build();
    }

    @Test
    void aWordIsGoodForItsTime() {
        String ended = DATES + ",\"validUntil\":\"2026-02-01T00:00:00Z\"";
        String later = "\"validFrom\":\"2126-01-01T00:00:00Z\"";
        String old = "\"issuanceDate\":\"2026-01-01T00:00:00Z\",\"expirationDate\":\"2126-01-01T00:00:00Z\"";

        assertNotProved(sealed(credential(ISSUER, ended, ASSET, SOMEBODY)), IdentityCode.ICA_VALID_UNTIL_INVALID);
        assertNotProved(sealed(credential(ISSUER, later, ASSET, SOMEBODY)), IdentityCode.ICA_VALID_FROM_INVALID);
        assertNotProved(sealed(credential(ISSUER, "\"x\":1", ASSET, SOMEBODY)), IdentityCode.ICA_VALID_FROM_MISSING);
        assertThat(codes(verify(sealed(credential(ISSUER, old, ASSET, SOMEBODY))), Check.Outcome.FAIL))
                .containsExactly(IdentityCode.ICA_UNTRUSTED_ISSUER);
    }

    @Test
    void aServiceNamesSomebodyAndSaysHowItKnows() {
        assertNotProved(sealed(credential(ISSUER, DATES, ASSET, "[]")), IdentityCode.ICA_IDENTITIES_MISSING);
        assertNotProved(sealed(credential(ISSUER, DATES, ASSET, "7")), IdentityCode.ICA_IDENTITIES_MISSING);
        for (String field : List.of("type", "verifiedAt", "name")) {
            String without = SOMEBODY.replace("\"" + field + "\"", "\"other\"");
            assertNotProved(sealed(credential(ISSUER, DATES, ASSET, without)), IdentityCode.ICA_IDENTITIES_INVALID);
        }
    }

    @Test
    void aKeyThatWouldHaveToBeFetchedIsNotAndThatIsSaid() {
        for (String issuer : List.of("did:web:example.com", "did:key:z6Mk")) {
            Verdict verdict = verify(sealed(credential(issuer, DATES, ASSET, SOMEBODY)));

            assertThat(verdict.state()).isEqualTo(Verdict.State.TRUSTED);
            assertThat(codes(verdict, Check.Outcome.SKIPPED))
                    .containsExactly(
                            issuer.startsWith("did:web")
                                    ? IdentityCode.NETWORK_BLOCKED
                                    : IdentityCode.ICA_UNSUPPORTED_DID);
            assertThat(codes(verdict, Check.Outcome.PASS)).isEmpty();
            assertThat(verdict.checks()).anyMatch(check -> check.detail().contains("must not be attributed"));
        }
    }

    @Test
    void whetherAWordWasTakenBackIsNotAsked() {
        String status = DATES + ",\"credentialStatus\":{\"statusPurpose\":\"revocation\"}";

        assertThat(codes(verify(sealed(credential(ISSUER, status, ASSET, SOMEBODY))), Check.Outcome.SKIPPED))
                .containsExactly(IdentityCode.ICA_REVOCATION_UNAVAILABLE);
    }

    @Test
    void anIssuerIsADecentralizedIdentifierWithAKey() {
        assertNotProved(sealed(credential("Example", DATES, ASSET, SOMEBODY)), IdentityCode.ICA_INVALID_ISSUER);
        for (String key :
                List.of("", "***", "e30", JsonKeys.base64Url("{\"kty\":\"OKP\",\"crv\":\"X25519\"}".getBytes()))) {
            assertNotProved(
                    sealed(credential("did:jwk:" + key, DATES, ASSET, SOMEBODY)),
                    IdentityCode.ICA_INVALID_DID_DOCUMENT);
        }
    }

    @Test
    void whatTheServiceSignedIsACredential() {
        for (String text : List.of("", "7", "{", "{} {}", "{\"a\":1,\"a\":2}", "[".repeat(5_000))) {
            assertNotProved(sealed(text), IdentityCode.ICA_INVALID_CREDENTIAL);
        }
        assertNotProved("no signature".getBytes(), IdentityCode.ICA_INVALID_COSE);
        byte[] payload = credential(ISSUER, DATES, ASSET, SOMEBODY).getBytes(StandardCharsets.UTF_8);
        assertNotProved(
                envelope(header(-257, "application/vc"), payload, new byte[64]), IdentityCode.ICA_INVALID_ALGORITHM);
        assertNotProved(
                envelope(header(-8, "text/plain"), payload, new byte[64]), IdentityCode.ICA_INVALID_CONTENT_TYPE);
        assertNotProved(
                new CoseSign1(header(-8, "application/vc"), CborMap.EMPTY, new byte[64]).encode(),
                IdentityCode.ICA_INVALID_CREDENTIAL);
    }

    private static String credential(String issuer, String dates, String asset, String identities) {
        return "{\"@context\":[\"https://www.w3.org/ns/credentials/v2\",\"https://cawg.io/identity/1.1/ica/context/\"],"
                + "\"type\":[\"VerifiableCredential\",\"IdentityClaimsAggregationCredential\"],\"issuer\":{\"id\":\""
                + issuer + "\"}," + dates + ",\"credentialSubject\":{\"verifiedIdentities\":" + identities
                + ",\"c2paAsset\":" + asset + "}}";
    }

    private static byte[] sealed(String credential) {
        byte[] payload = credential.getBytes(StandardCharsets.UTF_8);
        return seal(payload, sign(payload));
    }

    private static byte[] seal(byte[] payload, byte[] signature) {
        return envelope(header(-8, "application/vc"), payload, signature);
    }

    private static byte[] envelope(byte[] header, byte[] payload, byte[] signature) {
        return envelope(header, CborMap.EMPTY, payload, signature);
    }

    private static byte[] envelope(byte[] header, CborMap unprotected, byte[] payload, byte[] signature) {
        return CborWriter.write(new CborValue.Tag(
                18,
                CborValue.of(
                        List.of(CborValue.of(header), unprotected, CborValue.of(payload), CborValue.of(signature)))));
    }

    private static byte[] header(int algorithm, String contentType) {
        return CborWriter.write(CborMap.builder()
                .put(CborValue.of(1), CborValue.of(algorithm))
                .put(CborValue.of(3), CborValue.of(contentType))
                .build());
    }

    private static byte[] sign(byte[] payload) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(KEYS.getPrivate());
            signer.update(CoseSign1.toBeSigned(header(-8, "application/vc"), payload));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Verdict verify(byte[] signature) {
        return Clara.verify(Clara.identity(PAYLOAD, signature), Workshop.POLICY);
    }

    private static List<String> codes(Verdict verdict, Check.Outcome outcome) {
        return Clara.codes(verdict, outcome);
    }

    private static void assertNotProved(byte[] signature, String code) {
        Verdict verdict = verify(signature);
        assertThat(codes(verdict, Check.Outcome.FAIL)).contains(code);
        assertThat(verdict.state()).isEqualTo(Verdict.State.VALID);
        assertThat(codes(verdict, Check.Outcome.PASS)).isEmpty();
    }
}
