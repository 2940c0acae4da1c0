package dev.stemma.provenance.identity;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Answers of an authority about one certificate, for tests. */
public final class TestResponses {
    private final X509Certificate certificate;
    private final X509Certificate issuer;
    private final PrivateKey signer;
    private final X509CertificateHolder[] delegates;

    private TestResponses(
            X509Certificate certificate,
            X509Certificate issuer,
            PrivateKey signer,
            X509CertificateHolder... delegates) {
        this.certificate = certificate;
        this.issuer = issuer;
        this.signer = signer;
        this.delegates = delegates;
    }

    /** Signed by the issuer. */
    public static TestResponses about(X509Certificate certificate, X509Certificate issuer, PrivateKey issuerKey) {
        return new TestResponses(certificate, issuer, issuerKey);
    }

    /** Signed by another, whose certificate is in the answer. */
    TestResponses through(X509Certificate delegate, PrivateKey delegateKey) {
        try {
            return new TestResponses(
                    certificate, issuer, delegateKey, new X509CertificateHolder(delegate.getEncoded()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Not revoked, valid for a day. */
    public byte[] good(Instant thisUpdate) {
        return answer(CertificateStatus.GOOD, thisUpdate);
    }

    public byte[] revoked(Instant thisUpdate) {
        return answer(new RevokedStatus(Date.from(thisUpdate.minusSeconds(60))), thisUpdate);
    }

    byte[] unknown(Instant thisUpdate) {
        return answer(new UnknownStatus(), thisUpdate);
    }

    static byte[] error() {
        try {
            return new OCSPRespBuilder().build(OCSPRespBuilder.TRY_LATER, null).getEncoded();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private byte[] answer(CertificateStatus status, Instant thisUpdate) {
        try {
            DigestCalculator sha1 =
                    new JcaDigestCalculatorProviderBuilder().build().get(RespID.HASH_SHA1);
            BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(
                    SubjectPublicKeyInfo.getInstance(issuer.getPublicKey().getEncoded()), sha1);
            builder.addResponse(
                    new CertificateID(
                            sha1, new X509CertificateHolder(issuer.getEncoded()), certificate.getSerialNumber()),
                    status,
                    Date.from(thisUpdate),
                    Date.from(thisUpdate.plus(Duration.ofDays(1))));
            BasicOCSPResp basic = builder.build(
                    new JcaContentSignerBuilder("SHA256withECDSA").build(signer), delegates, Date.from(thisUpdate));
            OCSPResp response = new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, basic);
            return response.getEncoded();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
