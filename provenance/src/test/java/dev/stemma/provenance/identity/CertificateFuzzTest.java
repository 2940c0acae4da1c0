package dev.stemma.provenance.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stemma.provenance.cose.DerCertificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class CertificateFuzzTest {
    private static final X509Certificate AUTHORITY =
            CertificateBuilder.authority("Root").selfSigned();
    private static final TrustPolicy POLICY = TrustPolicy.of(AUTHORITY);

    @MethodSource("certificates")
    @FuzzTest
    void aCertificateIsJudgedOrRefusedAndNoForgedOneIsTrusted(byte[] bytes) {
        X509Certificate certificate;
        try {
            certificate = DerCertificate.read(bytes);
        } catch (CertificateException e) {
            return;
        }
        assertThat(CertificateProfile.check(certificate)).doesNotContainNull();
        assertThat(POLICY.trust(List.of(certificate), CertificateBuilder.NOW)).isInstanceOf(Trust.Untrusted.class);
        assertThat(POLICY.trust(List.of(certificate, AUTHORITY), CertificateBuilder.NOW))
                .isInstanceOf(Trust.Untrusted.class);
        assertThat(SignatureRules.signed(certificate.getPublicKey(), certificate))
                .isIn(true, false);
    }

    /** None is the authority's. */
    static Stream<byte[]> certificates() {
        return Stream.of(CertificateBuilder.leaf("Leaf"), CertificateBuilder.authority("Other"))
                .map(CertificateBuilder::selfSigned)
                .map(CertificateFuzzTest::encoded);
    }

    static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
