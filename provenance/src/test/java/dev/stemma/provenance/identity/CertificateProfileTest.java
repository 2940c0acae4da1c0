package dev.stemma.provenance.identity;

import static dev.stemma.provenance.identity.CertificateBuilder.OTHER_P256;
import static dev.stemma.provenance.identity.CertificateBuilder.P256;
import static dev.stemma.provenance.identity.CertificateBuilder.keys;
import static dev.stemma.provenance.identity.CertificateBuilder.leaf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.cose.DerCertificate;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ListAssert;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509v1CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateProfileTest {
    private static final X509Certificate ROOT =
            CertificateBuilder.authority("root").selfSigned();
    private static final KeyPair RSA = keys("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));

    @Test
    void aGoodCertificateBreaksNoRule() {
        violations(leaf("good")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN=no organization", "O=no common name", "CN=no country,O=Tests"})
    void namesMayLackParts(String subject) {
        violations(leaf("names").subject(subject)).isEmpty();
    }

    @Test
    void basicConstraintsMayBeAbsent() {
        violations(leaf("plain").without(Extension.basicConstraints)).isEmpty();
    }

    @Test
    void theVersionIsThree() throws Exception {
        X509Certificate old = DerCertificate.read(new JcaX509v1CertificateBuilder(
                        new X500Name("CN=old"),
                        BigInteger.ONE,
                        new Date(0),
                        new Date(1),
                        new X500Name("CN=old"),
                        P256.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(P256.getPrivate()))
                .getEncoded());
        assertThat(said(old)).contains("version: found 1; expected 3");
    }

    @Test
    void uniqueIdentifiersAreNotAllowed() {
        violations(leaf("unique").uniqueIds())
                .containsExactly("issuerUniqueID: must be absent", "subjectUniqueID: must be absent");
    }

    @Test
    void anAuthoritysCertificateDoesNotSignClaims() {
        violations(leaf("authority").with(Extension.basicConstraints, true, new BasicConstraints(true)))
                .singleElement()
                .asString()
                .startsWith("basicConstraints: says cA");
    }

    @Test
    void keyUsageIsPresent() {
        violations(leaf("usage").without(Extension.keyUsage))
                .containsExactly("keyUsage: absent; expected digitalSignature");
    }

    @Test
    void keyUsageHasDigitalSignature() {
        violations(leaf("usage").keyUsage(KeyUsage.nonRepudiation)).containsExactly("keyUsage: lacks digitalSignature");
    }

    @Test
    void keyUsageHasNoKeyCertSign() {
        violations(leaf("usage").keyUsage(KeyUsage.digitalSignature | KeyUsage.keyCertSign))
                .containsExactly("keyUsage: has keyCertSign, which only an authority's certificate may have");
    }

    @Test
    void extendedKeyUsageIsPresentAndNotEmpty() {
        violations(leaf("purpose").without(Extension.extendedKeyUsage))
                .singleElement()
                .asString()
                .startsWith("extendedKeyUsage: absent, empty or unreadable; expected 1.3.6.1.4.1.62558.2.1");
        violations(leaf("purpose").with(Extension.extendedKeyUsage, false, new DERSequence()))
                .hasSize(1);
    }

    @Test
    void anyExtendedKeyUsageIsNotAllowed() {
        violations(leaf("purpose").usages(ExtendedKeyUsage.CLAIM_SIGNING, ExtendedKeyUsage.ANY))
                .containsExactly("extendedKeyUsage: has anyExtendedKeyUsage, which is not allowed");
    }

    @Test
    void timeStampingAndOcspSigningStandAlone() {
        violations(leaf("purpose").usages(ExtendedKeyUsage.TIME_STAMPING)).isEmpty();
        violations(leaf("purpose").usages(ExtendedKeyUsage.CLAIM_SIGNING, ExtendedKeyUsage.TIME_STAMPING))
                .containsExactly("extendedKeyUsage: has timeStamping beside others; it must stand alone");
        violations(leaf("purpose").usages(ExtendedKeyUsage.OCSP_SIGNING, ExtendedKeyUsage.EMAIL_PROTECTION))
                .containsExactly("extendedKeyUsage: has OCSPSigning beside others; it must stand alone");
    }

    @Test
    void otherPurposesDoNoHarm() {
        violations(leaf("purpose").usages("1.3.6.1.5.5.7.3.1", ExtendedKeyUsage.DOCUMENT_SIGNING))
                .isEmpty();
    }

    @Test
    void theAuthorityKeyIdentifierIsPresentUnlessSelfSigned() {
        assertThat(said(leaf("key").issuedWithoutKeyIdentifierBy(ROOT)))
                .containsExactly("authorityKeyIdentifier: absent; required unless the certificate is self-signed");
        assertThat(said(leaf("key").selfSigned())).isEmpty();
    }

    @Test
    void aCertificateThatOnlyNamesItselfAsIssuerIsNotSelfSigned() {
        assertThat(said(leaf("key")
                        .keys(OTHER_P256)
                        .signedWith("SHA256withECDSA", P256.getPrivate())
                        .selfSigned()))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA256withRSA", "SHA384withRSA", "SHA512withRSA"})
    void rsaSignaturesWithSha2AreAccepted(String algorithm) {
        violations(leaf("signed").signedWith(algorithm, RSA.getPrivate())).isEmpty();
    }

    @Test
    void signaturesWithSha1AreNot() {
        violations(leaf("signed").signedWith("SHA1withRSA", RSA.getPrivate()))
                .singleElement()
                .asString()
                .startsWith("signatureAlgorithm: signed with SHA1withRSA; accepted are");
        violations(leaf("signed").signedWith("SHA1withECDSA", P256.getPrivate()))
                .hasSize(1);
    }

    @Test
    void rsassaPssHasTheSameHashInItsMask() {
        violations(leaf("pss").signedWith(pss("SHA-384", "SHA-384"), RSA.getPrivate()))
                .isEmpty();
        violations(leaf("pss").signedWith(pss("SHA-256", "SHA-1"), RSA.getPrivate()))
                .singleElement()
                .asString()
                .startsWith("signatureAlgorithm: signed with RSASSA-PSS, SHA-256 and SHA-1 in MGF1");
        violations(leaf("pss").signedWith(pss("SHA-1", "SHA-1"), RSA.getPrivate()))
                .hasSize(1);
    }

    static Stream<KeyPair> goodKeys() {
        return Stream.of(
                keys("EC", new ECGenParameterSpec("secp256r1")),
                keys("EC", new ECGenParameterSpec("secp384r1")),
                keys("EC", new ECGenParameterSpec("secp521r1")),
                keys("Ed25519", NamedParameterSpec.ED25519),
                RSA);
    }

    @ParameterizedTest
    @MethodSource("goodKeys")
    void keysOfTheListAreAccepted(KeyPair pair) {
        violations(leaf("key").keys(pair)).isEmpty();
    }

    static Stream<KeyPair> badKeys() {
        return Stream.of(
                keys("RSA", new RSAKeyGenParameterSpec(1024, RSAKeyGenParameterSpec.F4)),
                keys("Ed448", NamedParameterSpec.ED448),
                keys("X25519", NamedParameterSpec.X25519));
    }

    @ParameterizedTest
    @MethodSource("badKeys")
    void otherKeysAreNot(KeyPair pair) {
        violations(leaf("key").keys(pair)).singleElement().asString().startsWith("subjectPublicKey: ");
    }

    private static PSSParameterSpec pss(String hash, String maskHash) {
        return new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(maskHash), 32, 1);
    }

    private static ListAssert<String> violations(CertificateBuilder certificate) {
        return assertThat(said(certificate.issuedBy(ROOT)));
    }

    private static List<String> said(X509Certificate certificate) {
        return CertificateProfile.check(certificate).stream()
                .map(Object::toString)
                .toList();
    }
}
