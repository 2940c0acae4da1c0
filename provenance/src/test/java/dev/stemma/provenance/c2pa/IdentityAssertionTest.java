package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cbor.CborWriter;
import dev.stemma.provenance.cose.CoseAlgorithm;
import dev.stemma.provenance.cose.CoseSign1;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.LocalAuthority;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import dev.stemma.provenance.identity.Subject;
import dev.stemma.provenance.identity.TestTimeStamps;
import dev.stemma.provenance.identity.TrustPolicy;
import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** People who answer for content with a certificate of their own (CAWG identity 1.3, 7 and 8.2). */
class IdentityAssertionTest {
    private static final LocalAuthority REGISTER = LocalAuthority.create(Workshop.CLOCK, new SecureRandom());
    private static final Identity CLARA = person(REGISTER, Workshop.CLOCK);
    private static final TrustPolicy KNOWS_CLARA =
            Workshop.POLICY.plusAnchors(List.of(REGISTER.root()), TrustPolicy.IDENTITY_USAGES);
    private static final HashedUri BINDING = Forgery.good().last();
    private static final CborMap PAYLOAD = payload(List.of(BINDING.toCbor()), "cawg.x509.cose");

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

        assertInvalid(identity(withRole, signature(CLARA, PAYLOAD)), IdentityCode.X509_MISMATCH);
        assertThat(failures(identity(withRole))).isEmpty();
    }

    @Test
    void aPayloadMayBeStoredInOneOrderAndSignedInAnother() {
        byte[] unsorted = joined(
                new byte[] {(byte) 0xa2},
                CborWriter.write(CborValue.of("referenced_assertions")),
                CborWriter.write(PAYLOAD.get("referenced_assertions").orElseThrow()),
                CborWriter.write(CborValue.of("sig_type")),
                CborWriter.write(CborValue.of("cawg.x509.cose")));

        assertThat(failures(
                        Forgery.good().withBytes("cawg.identity", stored(unsorted, signatureOver(CLARA, unsorted)))))
                .isEmpty();
        assertThat(failures(Forgery.good().withBytes("cawg.identity", stored(unsorted, signature(CLARA, PAYLOAD)))))
                .isEmpty();
        byte[] changed = unsorted.clone();
        changed[changed.length - 1] = 'f';
        assertThat(failures(Forgery.good().withBytes("cawg.identity", stored(unsorted, signatureOver(CLARA, changed)))))
                .containsExactly(IdentityCode.X509_MISMATCH);
    }

    private static byte[] stored(byte[] payload, byte[] signature) {
        return joined(
                new byte[] {(byte) 0xa3},
                CborWriter.write(CborValue.of("signer_payload")),
                payload,
                CborWriter.write(CborValue.of("signature")),
                CborWriter.write(CborValue.of(signature)),
                CborWriter.write(CborValue.of("pad1")),
                CborWriter.write(CborValue.of(new byte[0])));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List.of(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    @Test
    void whatIsReferredToIsWhatTheClaimLists() {
        HashedUri changed = HashedUri.sha256(BINDING.url(), new byte[32]);
        HashedUri unknown = HashedUri.sha256(JumbfUri.ofOwnAssertion("com.example"), new byte[32]);
        HashedUri elsewhere = HashedUri.sha256(
                JumbfUri.ofAssertion("urn:c2pa:other", "com.example"),
                BINDING.hash().content());

        assertInvalid(identity(referring(changed)), IdentityCode.ASSERTION_MISMATCH);
        assertInvalid(identity(referring(BINDING, unknown)), IdentityCode.ASSERTION_MISMATCH);
        assertInvalid(identity(referring(BINDING, elsewhere)), IdentityCode.ASSERTION_MISMATCH);
        HashedUri absolute = HashedUri.sha256(
                JumbfUri.absolute(BINDING.url(), Forgery.LABEL), BINDING.hash().content());
        assertThat(failures(identity(referring(absolute)))).isEmpty();
    }

    @Test
    void anAssertionIsReferredToOnce() {
        HashedUri absolute = HashedUri.sha256(
                JumbfUri.absolute(BINDING.url(), Forgery.LABEL), BINDING.hash().content());

        assertInvalid(identity(referring(BINDING, BINDING)), IdentityCode.ASSERTION_DUPLICATE);
        assertInvalid(identity(referring(BINDING, absolute)), IdentityCode.ASSERTION_DUPLICATE);
    }

    @Test
    void anIdentityIsBoundToTheContent() {
        Forgery actionsOnly =
                new Forgery().with(ActionsAssertion.all(Action.created(DigitalSourceType.DIGITAL_CREATION)));
        HashedUri actions = actionsOnly.last();
        CborMap unbound = referring(actions);

        assertInvalid(
                actionsOnly.bound().with("cawg.identity", content(unbound, signature(CLARA, unbound))),
                IdentityCode.HARD_BINDING_MISSING);
    }

    @Test
    void anotherHashThanTheOneThatBindsIsNoBinding() {
        HashedUri other = Forgery.good().with("c2pa.hash.boxes", CborMap.EMPTY).last();
        CborMap misbound = referring(other);
        Forgery forgery = Forgery.good()
                .gathering("c2pa.hash.boxes", CborMap.EMPTY)
                .with("cawg.identity", content(misbound, signature(CLARA, misbound)));

        assertThat(failures(forgery)).contains(IdentityCode.HARD_BINDING_INCORRECT);
    }

    @Test
    void paddingIsZeros() {
        CborMap good = content(PAYLOAD, signature(CLARA, PAYLOAD));

        assertThat(failures(Forgery.good().with("cawg.identity", with(good, "pad2", CborValue.of(new byte[9])))))
                .isEmpty();
        for (String pad : List.of("pad1", "pad2")) {
            assertInvalid(
                    Forgery.good().with("cawg.identity", with(good, pad, CborValue.of(new byte[] {0, 1}))),
                    IdentityCode.PAD_INVALID);
        }
    }

    @Test
    void anIdentityHasItsRequiredFields() {
        CborMap good = content(PAYLOAD, signature(CLARA, PAYLOAD));
        List<CborMap> broken = List.of(
                without(good, "signer_payload"),
                without(good, "signature"),
                without(good, "pad1"),
                with(good, "pad2", CborValue.of("zeros")),
                content(without(PAYLOAD, "sig_type"), new byte[0]),
                content(without(PAYLOAD, "referenced_assertions"), new byte[0]),
                content(payload(List.of(CborMap.EMPTY), "cawg.x509.cose"), new byte[0]),
                content(with(PAYLOAD, "role", CborValue.of("composer")), new byte[0]));

        broken.forEach(
                content -> assertInvalid(Forgery.good().with("cawg.identity", content), IdentityCode.CBOR_INVALID));
        assertInvalid(Forgery.good().withBytes("cawg.identity", new byte[] {(byte) 0xff}), IdentityCode.CBOR_INVALID);
        assertThat(failures(Forgery.good().with("cawg.identity", with(good, "com.example", CborValue.TRUE))))
                .as("other fields are not looked at")
                .isEmpty();
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
        assertThat(verdict.state()).isEqualTo(Verdict.State.INVALID);
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

        assertInvalid(identity(PAYLOAD, "no signature".getBytes()), IdentityCode.X509_MISMATCH);
        assertInvalid(
                identity(PAYLOAD, new CoseSign1(header, CborMap.EMPTY, new byte[64]).encode()),
                IdentityCode.X509_ALGORITHM_UNSUPPORTED);
    }

    @Test
    void anUnknownKindOfIdentityIsToldAndFailsNothing() {
        CborMap unknown = payload(List.of(BINDING.toCbor()), "com.example.seal");

        Verdict verdict = verify(identity(unknown, new byte[1]), KNOWS_CLARA);

        assertThat(verdict.state()).isEqualTo(Verdict.State.TRUSTED);
        assertThat(codes(verdict, Check.Outcome.SKIPPED)).containsExactly(IdentityCode.SIG_TYPE_UNKNOWN);
        assertThat(verdict.checks()).anyMatch(check -> check.detail().contains("must not be attributed"));
    }

    static Forgery identity(CborMap payload) {
        return identity(payload, signature(CLARA, payload));
    }

    static Forgery identity(CborMap payload, byte[] signature) {
        return Forgery.good().with("cawg.identity", content(payload, signature));
    }

    private static CborMap content(CborMap payload, byte[] signature) {
        return CborMap.builder()
                .put("signer_payload", payload)
                .put("signature", signature)
                .put("pad1", new byte[4])
                .build();
    }

    private static CborMap referring(HashedUri... references) {
        return payload(HashedUri.toCbor(List.of(references)), "cawg.x509.cose");
    }

    static CborMap payload(List<? extends CborValue> references, String type) {
        return CborMap.builder()
                .put("referenced_assertions", CborValue.of(references))
                .put("sig_type", type)
                .build();
    }

    private static byte[] signature(Identity signer, CborMap payload) {
        return signatureOver(signer, CborWriter.write(payload));
    }

    private static byte[] signatureOver(Identity signer, byte[] payload) {
        byte[] header = CoseSign1.protectedHeader(CoseAlgorithm.ED_DSA, List.of(encoded(signer.certificate())));
        byte[] signed = signer.sign(CoseSign1.toBeSigned(header, payload));
        return new CoseSign1(header, CborMap.EMPTY, signed).encode();
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Identity person(LocalAuthority authority, Clock clock) {
        return authority.issue(
                "clara", SignatureAlgorithm.ED25519, Subject.pseudonym("Clara"), clock, new SecureRandom());
    }

    private static CborMap with(CborMap map, String key, CborValue value) {
        List<CborMap.Entry> entries = new ArrayList<>(without(map, key).entries());
        entries.add(new CborMap.Entry(CborValue.of(key), value));
        return CborMap.of(entries);
    }

    private static CborMap without(CborMap map, String key) {
        return CborMap.of(map.entries().stream()
                .filter(entry -> !entry.key().equals(CborValue.of(key)))
                .toList());
    }

    static Verdict verify(Forgery forgery, TrustPolicy policy) {
        return Verifier.verify(ByteSource.of(Forgery.FILE), Optional.of(forgery.store()), policy, Workshop.CLOCK);
    }

    static List<String> codes(Verdict verdict, Check.Outcome outcome) {
        return VerifierTest.codes(verdict, outcome).stream()
                .filter(code -> code.startsWith("cawg."))
                .toList();
    }

    private static List<String> failures(Forgery forgery) {
        return VerifierTest.failures(verify(forgery, KNOWS_CLARA));
    }

    private static void assertInvalid(Forgery forgery, String code) {
        Verdict verdict = verify(forgery, KNOWS_CLARA);
        assertThat(VerifierTest.failures(verdict)).contains(code);
        assertThat(verdict.state()).isEqualTo(Verdict.State.INVALID);
        assertThat(codes(verdict, Check.Outcome.PASS)).doesNotContain(IdentityCode.TRUSTED, IdentityCode.WELL_FORMED);
    }
}
