package dev.stemma.provenance.c2pa;

import static dev.stemma.provenance.c2pa.Clara.CLARA;
import static dev.stemma.provenance.c2pa.Clara.KNOWS_CLARA;
import static dev.stemma.provenance.c2pa.Clara.PAYLOAD;
import static dev.stemma.provenance.c2pa.Clara.REGISTER;
import static dev.stemma.provenance.c2pa.Clara.assertNotProved;
import static dev.stemma.provenance.c2pa.Clara.codes;
import static dev.stemma.provenance.c2pa.Clara.encoded;
import static dev.stemma.provenance.c2pa.Clara.failures;
import static dev.stemma.provenance.c2pa.Clara.identity;
import static dev.stemma.provenance.c2pa.Clara.payload;
import static dev.stemma.provenance.c2pa.Clara.person;
import static dev.stemma.provenance.c2pa.Clara.signature;
import static dev.stemma.provenance.c2pa.Clara.verify;
import static dev.stemma.provenance.c2pa.Clara.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cbor.CborWriter;
import dev.stemma.provenance.cose.CoseAlgorithm;
import dev.stemma.provenance.cose.CoseSign1;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.LocalAuthority;
import dev.stemma.provenance.identity.TestTimeStamps;
import dev.stemma.provenance.identity.TrustPolicy;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** People who answer for content with a certificate of their own (CAWG identity 1.3, 8.2). */
class X509IdentityTest {
    @Test
    void whoeverIsVouchedForIsNamed() {
        Verdict verdict = verify(identity(PAYLOAD), KNOWS_CLARA);

        assertThat(verdict.state()).isEqualTo(Verdict.State.TRUSTED);
        assertThat(codes(verdict, Check.Outcome.PASS))
                .containsExactlyInAnyOrder(
                        IdentityCode.X509_INSIDE_VALIDITY,
                        IdentityCode.X509_VALIDATED,
                        IdentityCode.X509_TRUSTED,
                        IdentityCode.TRUSTED);
        assertThat(verdict.checks())
                .anyMatch(check -> check.code().equals(IdentityCode.TRUSTED)
                        && check.detail().contains("Clara")
                        && check.detail().contains("answers for this content"));
    }

    @Test
    void withoutAnAuthorityForPeopleTheFileIsValidAndTheNameIsNobodys() {
        Verdict verdict = verify(identity(PAYLOAD), Workshop.POLICY);

        assertThat(verdict.state()).isEqualTo(Verdict.State.VALID);
        assertThat(codes(verdict, Check.Outcome.FAIL)).containsExactly(IdentityCode.X509_UNTRUSTED);
        assertThat(codes(verdict, Check.Outcome.PASS)).contains(IdentityCode.WELL_FORMED, IdentityCode.X509_VALIDATED);
        assertThat(verdict.checks())
                .anyMatch(check -> check.name() == Check.Name.TRUST
                        && check.detail().contains("must not be attributed to whoever it names"));
    }

    @Test
    void anAuthorityForClaimsDoesNotAnswerForPeople() {
        Identity impostor = person(Workshop.AUTHORITY, Workshop.CLOCK);

        Verdict verdict = verify(identity(PAYLOAD, signature(impostor, PAYLOAD)), Workshop.POLICY);

        assertThat(codes(verdict, Check.Outcome.FAIL)).containsExactly(IdentityCode.X509_UNTRUSTED);
        assertThat(Workshop.POLICY.trust(impostor.chain(), Workshop.CLOCK.instant()))
                .isInstanceOf(dev.stemma.provenance.identity.Trust.Trusted.class);
    }

    @Test
    void aPayloadThatWasChangedIsNotSigned() {
        CborMap withRole = with(PAYLOAD, "role", CborValue.of(List.of(CborValue.of("composer"))));

        assertNotProved(identity(withRole, signature(CLARA, PAYLOAD)), IdentityCode.X509_MISMATCH);
        assertThat(failures(identity(withRole))).isEmpty();
    }

    @Test
    void anExpiredIdentitySaysNothing() {
        Clock before = Clock.offset(Workshop.CLOCK, Duration.ofDays(-800));
        LocalAuthority old = LocalAuthority.create(before, new SecureRandom());
        Identity expired = person(old, before);
        TrustPolicy policy = Workshop.POLICY.plusAnchors(List.of(old.root()), TrustPolicy.IDENTITY_USAGES);

        Verdict verdict = verify(identity(PAYLOAD, signature(expired, PAYLOAD)), policy);

        assertThat(codes(verdict, Check.Outcome.FAIL))
                .containsExactlyInAnyOrder(IdentityCode.X509_OUTSIDE_VALIDITY, IdentityCode.X509_UNTRUSTED);
        assertThat(codes(verdict, Check.Outcome.PASS)).doesNotContain(IdentityCode.WELL_FORMED);
        assertThat(verdict.state()).isEqualTo(Verdict.State.VALID);
    }

    @Test
    void anIdentityWithATimeStampOutlivesItsCertificate() throws Exception {
        TrustPolicy policy = KNOWS_CLARA.plusAnchors(List.of(TestTimeStamps.root()), TrustPolicy.TIME_STAMP_USAGES);
        Clock nextYear = Workshop.later(Duration.ofDays(700));
        byte[] stamped = stamped(signature(CLARA, PAYLOAD), 1);

        assertThat(codesAt(nextYear, stamped, policy, Check.Outcome.PASS))
                .contains(IdentityCode.X509_STAMP_VALIDATED, IdentityCode.X509_STAMP_TRUSTED, IdentityCode.TRUSTED);
        assertThat(codesAt(nextYear, signature(CLARA, PAYLOAD), policy, Check.Outcome.FAIL))
                .contains(IdentityCode.X509_OUTSIDE_VALIDITY);
        assertThat(codesAt(nextYear, stamped, KNOWS_CLARA, Check.Outcome.FAIL))
                .contains("cawg.x509.time_stamp.untrusted", IdentityCode.X509_OUTSIDE_VALIDITY);
    }

    @Test
    void aSpoiledTimeStampOfAnIdentityIsOnlyTold() throws Exception {
        for (int number : List.of(0, 2)) {
            Verdict verdict = verify(identity(PAYLOAD, stamped(signature(CLARA, PAYLOAD), number)), KNOWS_CLARA);

            assertThat(codes(verdict, Check.Outcome.FAIL)).containsExactly(IdentityCode.X509_STAMP_MALFORMED);
            assertThat(verdict.state()).isEqualTo(Verdict.State.TRUSTED);
        }
    }

    private static byte[] stamped(byte[] signature, int tokens) throws Exception {
        CoseSign1 plain = CoseSign1.parse(signature);
        byte[] payload = plain.timeStamped();
        byte[] token = TestTimeStamps.good().token(HashAlgorithm.SHA256.hash(payload, 0, payload.length));
        CborMap value = CborMap.builder().put("val", token).build();
        CborMap stamps = CborMap.builder()
                .put("tstTokens", CborValue.of(Collections.nCopies(tokens, value)))
                .build();
        byte[] header = CoseSign1.protectedHeader(CoseAlgorithm.ED_DSA, List.of(encoded(CLARA.certificate())));
        return new CoseSign1(header, CborMap.builder().put("sigTst2", stamps).build(), plain.signature()).encode();
    }

    private static List<String> codesAt(Clock clock, byte[] signature, TrustPolicy policy, Check.Outcome outcome) {
        byte[] store = identity(PAYLOAD, signature).store();
        return codes(Verifier.verify(ByteSource.of(Forgery.FILE), Optional.of(store), policy, clock), outcome);
    }

    @Test
    void anAuthoritysOwnCertificateIsNobodysIdentity() {
        byte[] header = CoseSign1.protectedHeader(CoseAlgorithm.ES256, List.of(encoded(REGISTER.root())));
        byte[] signature = new CoseSign1(header, CborMap.EMPTY, new byte[64]).encode();

        assertThat(failures(identity(PAYLOAD, signature)))
                .contains(IdentityCode.X509_INVALID, IdentityCode.X509_MISMATCH);
    }

    @Test
    void aSignatureThatIsNoneIsReported() {
        byte[] header = CborWriter.write(CborMap.builder()
                .put(CborValue.of(1), CborValue.of(-257))
                .put(CborValue.of(33), CborValue.of(encoded(CLARA.certificate())))
                .build());

        assertNotProved(identity(PAYLOAD, "no signature".getBytes()), IdentityCode.X509_MISMATCH);
        assertNotProved(
                identity(PAYLOAD, new CoseSign1(header, CborMap.EMPTY, new byte[64]).encode()),
                IdentityCode.X509_ALGORITHM_UNSUPPORTED);
    }
}
