package dev.stemma.provenance.c2pa;

import static dev.stemma.provenance.c2pa.Clara.PAYLOAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cbor.CborWriter;
import dev.stemma.provenance.cose.CoseAlgorithm;
import dev.stemma.provenance.cose.CoseSign1;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.TestTimeStamps;
import dev.stemma.provenance.identity.TrustPolicy;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Test;

/** Identities whose certificate was, or was not, revoked (CAWG identity 1.3, 8.2.2). */
class IdentityRevocationTest {
    private static final Instant NOW = Workshop.CLOCK.instant();
    private static final X500Name OFFICE = new X500Name("C=ZZ,O=Tests,CN=Office");
    private static final KeyPair OFFICE_KEYS = keys();
    private static final KeyPair KEYS = keys();
    private static final X509Certificate ROOT = root();
    private static final Identity DORA = Identity.of("dora", KEYS.getPrivate(), List.of(leaf()));
    private static final TrustPolicy POLICY = Workshop.POLICY
            .plusAnchors(List.of(ROOT), TrustPolicy.IDENTITY_USAGES)
            .plusAnchors(List.of(TestTimeStamps.root()), TrustPolicy.TIME_STAMP_USAGES);

    @Test
    void anAuthoritysWordThatACertificateWasGoodIsTold() throws Exception {
        Verdict verdict = Clara.verify(identity(CertificateStatus.GOOD), POLICY);

        assertThat(VerifierTest.failures(verdict)).isEmpty();
        assertThat(Clara.codes(verdict, Check.Outcome.PASS))
                .contains(IdentityCode.X509_NOT_REVOKED, IdentityCode.TRUSTED);
    }

    @Test
    void aRevokedIdentityIsNobodys() throws Exception {
        RevokedStatus stolen = new RevokedStatus(Date.from(NOW.minusSeconds(600)), CRLReason.keyCompromise);

        Verdict verdict = Clara.verify(identity(stolen), POLICY);

        assertThat(Clara.codes(verdict, Check.Outcome.FAIL)).containsExactly(IdentityCode.CREDENTIAL_REVOKED);
        assertThat(Clara.codes(verdict, Check.Outcome.PASS)).doesNotContain(IdentityCode.TRUSTED);
        assertThat(verdict.state()).isEqualTo(Verdict.State.VALID);
        assertThat(verdict.checks()).anyMatch(check -> check.detail().contains("must not be attributed"));
    }

    private static Forgery identity(CertificateStatus status) throws Exception {
        byte[] header = CoseSign1.protectedHeader(
                CoseAlgorithm.ES256, List.of(DORA.certificate().getEncoded(), ROOT.getEncoded()));
        byte[] signed = DORA.sign(CoseSign1.toBeSigned(header, CborWriter.write(PAYLOAD)));
        byte[] stamped = new CoseSign1(header, CborMap.EMPTY, signed).timeStamped();
        byte[] token = TestTimeStamps.good().token(HashAlgorithm.SHA256.hash(stamped, 0, stamped.length));
        CborMap value = CborMap.builder().put("val", token).build();
        CborMap unprotected = CborMap.builder()
                .put(
                        "sigTst2",
                        CborMap.builder().put("tstTokens", List.of(value)).build())
                .put(
                        "rVals",
                        CborMap.builder()
                                .put("ocspVals", List.of(CborValue.of(response(status))))
                                .build())
                .build();
        return Clara.identity(PAYLOAD, new CoseSign1(header, unprotected, signed).encode());
    }

    private static byte[] response(CertificateStatus status) throws Exception {
        DigestCalculator sha1 = new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1);
        CertificateID certificate = new CertificateID(
                sha1, new JcaX509CertificateHolder(ROOT), DORA.certificate().getSerialNumber());
        return new OCSPRespBuilder()
                .build(
                        OCSPRespBuilder.SUCCESSFUL,
                        new BasicOCSPRespBuilder(new RespID(OFFICE))
                                .addResponse(
                                        certificate,
                                        status,
                                        Date.from(NOW.minusSeconds(3600)),
                                        Date.from(NOW.plusSeconds(3600)))
                                .build(signer(), new X509CertificateHolder[0], Date.from(NOW)))
                .getEncoded();
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static ContentSigner signer() throws Exception {
        return new JcaContentSignerBuilder("SHA256withECDSA").build(OFFICE_KEYS.getPrivate());
    }

    private static X509Certificate root() {
        try {
            return built(certificate(OFFICE, OFFICE_KEYS)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static X509Certificate leaf() {
        try {
            return built(certificate(new X500Name("C=ZZ,O=Tests,CN=Dora"), KEYS)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_emailProtection))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(OFFICE_KEYS.getPublic())));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static JcaX509v3CertificateBuilder certificate(X500Name subject, KeyPair keys) {
        return new JcaX509v3CertificateBuilder(
                OFFICE,
                BigInteger.valueOf(subject.equals(OFFICE) ? 1 : 2),
                Date.from(NOW.minusSeconds(7200)),
                Date.from(NOW.plusSeconds(7200)),
                subject,
                keys.getPublic());
    }

    private static X509Certificate built(org.bouncycastle.cert.X509v3CertificateBuilder builder) throws Exception {
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer()));
    }
}
