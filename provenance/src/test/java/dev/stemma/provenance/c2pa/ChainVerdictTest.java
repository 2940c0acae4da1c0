package dev.stemma.provenance.c2pa;

import static dev.stemma.provenance.identity.CertificateBuilder.NOW;
import static dev.stemma.provenance.identity.CertificateBuilder.OTHER_P256;
import static dev.stemma.provenance.identity.CertificateBuilder.P256;
import static dev.stemma.provenance.identity.CertificateBuilder.authority;
import static dev.stemma.provenance.identity.CertificateBuilder.leaf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborReader;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cbor.CborWriter;
import dev.stemma.provenance.cose.CoseAlgorithm;
import dev.stemma.provenance.cose.CoseSign1;
import dev.stemma.provenance.identity.CertificateBuilder;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.TestResponses;
import dev.stemma.provenance.identity.TestTimeStamps;
import dev.stemma.provenance.identity.TrustPolicy;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;

/** Each thing that can be wrong with a signer's chain has a verdict, a code and a sentence of its own. */
class ChainVerdictTest {
    private static final Instant BEGIN = NOW.minus(Duration.ofDays(900));
    private static final Instant END = NOW.plus(Duration.ofDays(900));
    private static final X509Certificate ROOT =
            authority("Root").valid(BEGIN, END).selfSigned();
    private static final TrustPolicy POLICY =
            TrustPolicy.of(ROOT).plusAnchors(List.of(ROOT, TestTimeStamps.root()), TrustPolicy.TIME_STAMP_USAGES);

    @Test
    void aGoodChainIsTrusted() {
        assertThat(verdict(signedBy(good())).state()).isEqualTo(Verdict.State.TRUSTED);
    }

    @Test
    void anExpiredChainIsInvalidUnlessATrustedStampIsOlder() {
        CertificateBuilder expired = ours().valid(BEGIN, NOW.minusSeconds(1));
        Instant before = NOW.minus(Duration.ofDays(2));

        Verdict bare = verdict(signedBy(expired.issuedBy(ROOT)));
        Verdict stamped = verdict(stamped(expired.issuedBy(ROOT), TestTimeStamps.at(before)));

        assertThat(bare.state()).isEqualTo(Verdict.State.INVALID);
        assertSays(bare, Check.Name.TIME, StatusCode.SIGNATURE_OUTSIDE_VALIDITY, "was valid until");
        assertSays(bare, Check.Name.TIME, StatusCode.SIGNATURE_OUTSIDE_VALIDITY, "no trusted time stamp");
        assertThat(stamped.state()).isEqualTo(Verdict.State.TRUSTED);
    }

    @Test
    void aChainThatIsNotYetValidIsInvalid() {
        Verdict verdict =
                verdict(signedBy(ours().valid(NOW.plusSeconds(60), END).issuedBy(ROOT)));

        assertThat(verdict.state()).isEqualTo(Verdict.State.INVALID);
        assertSays(verdict, Check.Name.TIME, StatusCode.SIGNATURE_OUTSIDE_VALIDITY, "not yet at");
    }

    @Test
    void aTrustedStampFromOutsideTheChainsValidityRejectsTheClaim() {
        Verdict verdict = verdict(stamped(good(), TestTimeStamps.at(BEGIN.minus(Duration.ofDays(1)))));

        assertThat(verdict.state()).isEqualTo(Verdict.State.INVALID);
        assertSays(
                verdict,
                Check.Name.TIME,
                StatusCode.SIGNATURE_OUTSIDE_VALIDITY,
                "which is when the time stamp was made");
    }

    @Test
    void aRevokedCertificateMakesTheFileInvalid() {
        byte[] revoked = TestResponses.about(good(), ROOT, P256.getPrivate()).revoked(NOW.minusSeconds(60));

        Verdict verdict = verdict(signedBy(good(), stapled(revoked)));

        assertThat(verdict.state()).isEqualTo(Verdict.State.INVALID);
        assertSays(verdict, Check.Name.CERTIFICATE, StatusCode.OCSP_REVOKED, "was revoked by its authority on");
    }

    @Test
    void aStapledResponseThatSaysGoodCountsWithAStamp() {
        byte[] good = TestResponses.about(good(), ROOT, P256.getPrivate()).good(NOW.minusSeconds(60));

        Verdict bare = verdict(signedBy(good(), stapled(good)));
        Verdict stamped = verdict(stamped(good(), TestTimeStamps.at(NOW), stapled(good)));

        assertThat(bare.state()).isEqualTo(Verdict.State.TRUSTED);
        assertThat(bare.checks()).anyMatch(check -> check.code().equals(StatusCode.OCSP_SKIPPED));
        assertThat(VerifierTest.codes(stamped, Check.Outcome.PASS)).contains(StatusCode.OCSP_NOT_REVOKED);
        assertThat(stamped.state()).isEqualTo(Verdict.State.TRUSTED);
    }

    @Test
    void aSpoiledResponseShowsAndChangesNothing() {
        byte[] spoiled =
                TestResponses.about(good(), ROOT, OTHER_P256.getPrivate()).good(NOW.minusSeconds(60));

        Verdict verdict = verdict(signedBy(good(), stapled(spoiled)));

        assertThat(verdict.state()).isEqualTo(Verdict.State.TRUSTED);
        assertSays(verdict, Check.Name.CERTIFICATE, StatusCode.CERTIFICATE_STATUS_UNREADABLE, "is ignored");
    }

    @Test
    void aResponseGatheredByALaterManifestCountsToo() {
        byte[] revoked = TestResponses.about(good(), ROOT, P256.getPrivate()).revoked(NOW.minusSeconds(60));
        Forgery first = signedBy(good());
        Forgery update = Forgery.updating(2, first)
                .with(
                        LaterEvidence.CERTIFICATE_STATUS,
                        CborMap.builder()
                                .put("ocspVals", List.of(CborValue.of(revoked)))
                                .build());

        Verdict verdict = verdict(update.sealedBy(claim -> cose(good(), claim, CborMap.EMPTY)));

        assertThat(VerifierTest.failures(verdict)).contains(StatusCode.OCSP_REVOKED);
        assertThat(verdict.state()).isEqualTo(Verdict.State.INVALID);
    }

    @Test
    void aCertificateForOtherUsesIsUntrusted() {
        Verdict stamper = verdict(signedBy(ours().usages("1.3.6.1.5.5.7.3.8").issuedBy(ROOT)));
        Verdict server = verdict(signedBy(ours().usages("1.3.6.1.5.5.7.3.1").issuedBy(ROOT)));

        assertUntrusted(stamper, "is not for signing claims");
        assertUntrusted(server, "for signing claims with extended key usage 1.3.6.1.5.5.7.3.1");
    }

    @Test
    void aSelfMadeCertificateIsUntrusted() {
        X509Certificate alone =
                ours().signedWith("SHA256withECDSA", OTHER_P256.getPrivate()).selfSigned();

        assertUntrusted(verdict(signedBy(alone)), "self-signed");
    }

    @Test
    void aChainToNoAnchorIsUntrusted() {
        X509Certificate stranger = authority("Stranger").valid(BEGIN, END).selfSigned();

        assertUntrusted(verdict(signedBy(ours().issuedBy(stranger))), "which is not among the");
    }

    @Test
    void aCertificateAgainstTheProfileIsInvalid() {
        Verdict verdict = verdict(signedBy(ours().without(Extension.keyUsage).issuedBy(ROOT)));

        assertThat(verdict.state()).isEqualTo(Verdict.State.INVALID);
        assertSays(verdict, Check.Name.CERTIFICATE, StatusCode.CREDENTIAL_INVALID, "keyUsage: absent");
    }

    @Test
    void theSameCertificateHeaderInBothBucketsIsInvalid() {
        CborMap twice = CborMap.builder()
                .put(CborValue.of(33), CborValue.of(encoded(good())))
                .build();

        Verdict verdict = verdict(signedBy(good(), twice));

        assertThat(verdict.state()).isEqualTo(Verdict.State.INVALID);
        assertThat(VerifierTest.failures(verdict)).contains(StatusCode.CREDENTIAL_INVALID);
    }

    @Test
    void twoStampsAreMalformedAndBothIgnored() {
        CborMap token = CborMap.builder().put("val", new byte[3]).build();
        CborMap two = CborMap.builder()
                .put(
                        TimeStampHeader.LABEL,
                        CborMap.builder()
                                .put("tstTokens", List.of(token, token))
                                .build())
                .build();

        Verdict verdict = verdict(signedBy(good(), two));

        assertThat(verdict.state()).isEqualTo(Verdict.State.TRUSTED);
        assertSays(verdict, Check.Name.TIME, StatusCode.TIME_STAMP_MALFORMED, "holds 2 time stamps");
    }

    @Test
    void aTimeThatTheSignerClaimsIsToldAndBelievedByNobody() {
        for (long days : new long[] {-1, -1_000}) {
            Instant claimed = NOW.plus(Duration.ofDays(days));
            Forgery forgery = Forgery.good().sealedBy(claim -> {
                byte[] header = withClaimedTime(claimed);
                return new CoseSign1(header, CborMap.EMPTY, identity(good()).sign(CoseSign1.toBeSigned(header, claim)))
                        .encode();
            });

            Verdict verdict = verdict(forgery);

            assertThat(verdict.state()).isEqualTo(Verdict.State.TRUSTED);
            assertThat(VerifierTest.codes(verdict, Check.Outcome.SKIPPED))
                    .contains(
                            days == -1
                                    ? StatusCode.TIME_OF_SIGNING_INSIDE_VALIDITY
                                    : StatusCode.TIME_OF_SIGNING_OUTSIDE_VALIDITY);
        }
    }

    private static byte[] withClaimedTime(Instant time) {
        try {
            CborMap.Builder header = CborMap.builder().put("iat", time.getEpochSecond());
            CborReader.read(header(good()))
                    .asMap()
                    .orElseThrow()
                    .entries()
                    .forEach(each -> header.put(each.key(), each.value()));
            return CborWriter.write(header.build());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void assertUntrusted(Verdict verdict, String sentence) {
        assertThat(verdict.state()).isEqualTo(Verdict.State.VALID);
        assertSays(verdict, Check.Name.TRUST, StatusCode.CREDENTIAL_UNTRUSTED, sentence);
    }

    private static void assertSays(Verdict verdict, Check.Name name, String code, String sentence) {
        assertThat(verdict.checks()).anySatisfy(check -> {
            assertThat(check.name()).isEqualTo(name);
            assertThat(check.outcome()).isEqualTo(Check.Outcome.FAIL);
            assertThat(check.code()).isEqualTo(code);
            assertThat(check.detail()).contains(sentence);
        });
    }

    /** A signer's certificate for {@code OTHER_P256}, valid for long, to be issued by the root. */
    private static CertificateBuilder ours() {
        return leaf("Signer").keys(OTHER_P256).valid(BEGIN, END);
    }

    private static final X509Certificate GOOD = ours().issuedBy(ROOT);

    private static X509Certificate good() {
        return GOOD;
    }

    private static Forgery signedBy(X509Certificate certificate) {
        return signedBy(certificate, CborMap.EMPTY);
    }

    private static Forgery signedBy(X509Certificate certificate, CborMap unprotected) {
        return Forgery.good().sealedBy(claim -> cose(certificate, claim, unprotected));
    }

    private static Forgery stamped(X509Certificate certificate, TestTimeStamps authority, CborMap... further) {
        return Forgery.good().sealedBy(claim -> {
            CoseSign1 bare = new CoseSign1(
                    header(certificate),
                    CborMap.EMPTY,
                    identity(certificate).sign(CoseSign1.toBeSigned(header(certificate), claim)));
            byte[] payload = bare.timeStamped();
            byte[] token = authority.token(HashAlgorithm.SHA256.hash(payload, 0, payload.length));
            CborMap.Builder unprotected = CborMap.builder();
            TimeStampHeader.of(token).entries().forEach(each -> unprotected.put(each.key(), each.value()));
            List.of(further).forEach(map -> map.entries().forEach(each -> unprotected.put(each.key(), each.value())));
            return new CoseSign1(header(certificate), unprotected.build(), bare.signature()).encode();
        });
    }

    private static byte[] cose(X509Certificate certificate, byte[] claim, CborMap unprotected) {
        byte[] header = header(certificate);
        return new CoseSign1(header, unprotected, identity(certificate).sign(CoseSign1.toBeSigned(header, claim)))
                .encode();
    }

    private static byte[] header(X509Certificate certificate) {
        return CoseSign1.protectedHeader(CoseAlgorithm.ES256, List.of(encoded(certificate)));
    }

    private static Identity identity(X509Certificate certificate) {
        return Identity.of("signer", OTHER_P256.getPrivate(), List.of(certificate));
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static CborMap stapled(byte[] response) {
        return CborMap.builder()
                .put(
                        "rVals",
                        CborMap.builder()
                                .put("ocspVals", List.of(CborValue.of(response)))
                                .build())
                .build();
    }

    private static Verdict verdict(Forgery forgery) {
        return Verifier.verify(
                ByteSource.of(Forgery.FILE), Optional.of(forgery.store()), POLICY, Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
