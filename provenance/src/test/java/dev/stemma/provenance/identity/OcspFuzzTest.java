package dev.stemma.provenance.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.params.provider.MethodSource;

class OcspFuzzTest {
    private static final X509Certificate AUTHORITY =
            CertificateBuilder.authority("Root").selfSigned();
    private static final X509Certificate OTHER =
            CertificateBuilder.authority("Other").selfSigned();
    private static final X509Certificate LEAF = CertificateBuilder.leaf("Leaf").issuedBy(AUTHORITY);

    @MethodSource("responses")
    @FuzzTest
    void aResponseIsReadOrSpoiledAndNoForgedOneClearsACertificate(byte[] bytes) {
        OcspResponse response = OcspResponse.of(bytes);
        response.check(LEAF, AUTHORITY, Optional.of(CertificateBuilder.NOW), CertificateBuilder.NOW);
        assertThat(response.check(LEAF, OTHER, Optional.of(CertificateBuilder.NOW), CertificateBuilder.NOW))
                .isNotInstanceOf(Revocation.NotRevoked.class);
    }

    static Stream<byte[]> responses() throws Exception {
        return Stream.of(
                response(CertificateStatus.GOOD),
                response(new RevokedStatus(Date.from(CertificateBuilder.NOW), 1)),
                new OCSPRespBuilder().build(OCSPRespBuilder.TRY_LATER, null).getEncoded());
    }

    private static byte[] response(CertificateStatus status) throws Exception {
        DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
        BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(
                SubjectPublicKeyInfo.getInstance(AUTHORITY.getPublicKey().getEncoded()),
                digests.get(CertificateID.HASH_SHA1));
        BigInteger number = LEAF.getSerialNumber();
        CertificateID id = new CertificateID(
                digests.get(CertificateID.HASH_SHA1), new JcaX509CertificateHolder(AUTHORITY), number);
        builder.addResponse(
                id, status, Date.from(CertificateBuilder.NOW), Date.from(CertificateBuilder.NOW.plusSeconds(60)));
        return new OCSPRespBuilder()
                .build(
                        OCSPRespBuilder.SUCCESSFUL,
                        builder.build(
                                new JcaContentSignerBuilder("SHA256withECDSA")
                                        .build(CertificateBuilder.P256.getPrivate()),
                                null,
                                Date.from(CertificateBuilder.NOW)))
                .getEncoded();
    }
}
