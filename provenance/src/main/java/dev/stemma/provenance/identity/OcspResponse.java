package dev.stemma.provenance.identity;

import dev.stemma.provenance.cose.DerCertificate;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * An authority's answer to whether certificates are revoked (OCSP, RFC 6960), as it travels with a signature. It is read
 * whatever its bytes are.
 */
public final class OcspResponse {
    /** Longest response that is read: usually they have one to five thousand bytes. */
    public static final int MAX_BYTES = 64 << 10;

    private static final int MAX_CERTIFICATES = 20;
    private static final Duration WITHOUT_NEXT_UPDATE = Duration.ofHours(24);

    private final byte[] content;

    private OcspResponse(byte[] content) {
        this.content = content.clone();
    }

    /** A whole OCSPResponse in DER. */
    public static OcspResponse of(byte[] response) {
        return new OcspResponse(response);
    }

    /**
     * What it says about the certificate (C2PA 2.5, 14.9.1). That it is not revoked counts only where a trusted time stamp
     * says when it signed; that it is, counts always, which is stricter than the specification.
     *
     * @param issuer of the certificate; it answers itself, or one whom it certified to answer
     * @param attested when the certificate signed at the latest, if a trusted time stamp says so
     */
    public Revocation check(
            X509Certificate certificate, X509Certificate issuer, Optional<Instant> attested, Instant now) {
        try {
            if (content.length > MAX_BYTES) {
                return new Revocation.Spoiled(
                        "the revocation response has " + content.length + " bytes; at most " + MAX_BYTES + " are read");
            }
            OCSPResp response = new OCSPResp(content);
            if (response.getStatus() != OCSPResp.SUCCESSFUL
                    || !(response.getResponseObject() instanceof BasicOCSPResp basic)) {
                return new Revocation.Spoiled(
                        "the revocation response says no more than the error " + response.getStatus());
            }
            Optional<String> problem = problem(basic, issuer);
            if (problem.isPresent()) {
                return new Revocation.Spoiled("the revocation response " + problem.get());
            }
            Optional<SingleResp> answer = answer(basic, certificate, issuer);
            return answer.isEmpty()
                    ? new Revocation.Undecided("the revocation response is about other certificates")
                    : decide(basic, answer.get(), attested, now);
        } catch (OCSPException
                | IOException
                | GeneralSecurityException
                | OperatorCreationException
                | RuntimeException e) {
            // Bouncy Castle reads lazily: what is malformed deep inside shows as any of its runtime exceptions.
            return new Revocation.Spoiled("the revocation response cannot be read: " + e.getMessage());
        }
    }

    /** Why the response is not one of an authorized responder (RFC 6960, 3.2 and 4.2.2.2). */
    private static Optional<String> problem(BasicOCSPResp basic, X509Certificate issuer)
            throws OCSPException, IOException, GeneralSecurityException, OperatorCreationException {
        String algorithm = basic.getSignatureAlgOID().getId();
        Optional<String> weak =
                SignatureRules.problem(algorithm, algorithm, parameters(basic)).map("is "::concat);
        if (weak.isPresent()) {
            return weak;
        }
        if (basic.hasExtensions() && !basic.getCriticalExtensionOIDs().isEmpty()) {
            return Optional.of("has critical extensions that are not known here: " + basic.getCriticalExtensionOIDs());
        }
        if (signed(basic, issuer.getPublicKey())) {
            return Optional.empty();
        }
        X509CertificateHolder[] certificates = basic.getCerts();
        if (certificates.length > MAX_CERTIFICATES) {
            return Optional.of(
                    "has " + certificates.length + " certificates; at most " + MAX_CERTIFICATES + " are read");
        }
        for (X509CertificateHolder holder : certificates) {
            X509Certificate delegate = DerCertificate.read(holder.getEncoded());
            if (mayAnswer(delegate, issuer, basic.getProducedAt().toInstant())
                    && signed(basic, delegate.getPublicKey())) {
                return Optional.empty();
            }
        }
        return Optional.of("was changed, or signed neither by " + issuer.getSubjectX500Principal()
                + " nor by one whom it certified to answer");
    }

    private static byte[] parameters(BasicOCSPResp basic) throws IOException {
        return basic.getSignatureAlgorithmID().getParameters() == null
                ? null
                : basic.getSignatureAlgorithmID()
                        .getParameters()
                        .toASN1Primitive()
                        .getEncoded();
    }

    private static boolean signed(BasicOCSPResp basic, PublicKey key) throws OperatorCreationException {
        try {
            return basic.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key));
        } catch (OCSPException keyOfAnotherKind) {
            return false;
        }
    }

    private static boolean mayAnswer(X509Certificate delegate, X509Certificate issuer, Instant producedAt) {
        return delegate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                && SignatureRules.signed(issuer.getPublicKey(), delegate)
                && ExtendedKeyUsage.of(delegate)
                        .filter(usages -> usages.contains(ExtendedKeyUsage.OCSP_SIGNING))
                        .isPresent()
                && CertificateProfile.check(delegate).isEmpty()
                && Validity.of(delegate).contains(producedAt);
    }

    private static Optional<SingleResp> answer(BasicOCSPResp basic, X509Certificate certificate, X509Certificate issuer)
            throws OCSPException, IOException, GeneralSecurityException, OperatorCreationException {
        X509CertificateHolder issuerHolder = new X509CertificateHolder(issuer.getEncoded());
        DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
        for (SingleResp single : basic.getResponses()) {
            CertificateID id = single.getCertID();
            if (id.getSerialNumber().equals(certificate.getSerialNumber()) && id.matchesIssuer(issuerHolder, digests)) {
                return Optional.of(single);
            }
        }
        return Optional.empty();
    }

    private static Revocation decide(BasicOCSPResp basic, SingleResp answer, Optional<Instant> attested, Instant now) {
        Instant thisUpdate = answer.getThisUpdate().toInstant();
        if (answer.getCertStatus() instanceof RevokedStatus revoked) {
            return new Revocation.Revoked(revoked.getRevocationTime().toInstant());
        }
        if (answer.getCertStatus() != null) {
            return new Revocation.Unknown();
        }
        if (now.isBefore(thisUpdate)) {
            return new Revocation.Undecided("the revocation response is of " + thisUpdate + ", which is yet to come");
        }
        if (attested.isEmpty()) {
            return new Revocation.Undecided("at " + thisUpdate
                    + " the certificate was not revoked, but no trusted time stamp says that it had signed by then");
        }
        Instant until = answer.getNextUpdate() == null
                ? basic.getProducedAt().toInstant().plus(WITHOUT_NEXT_UPDATE)
                : answer.getNextUpdate().toInstant();
        return attested.get().isAfter(until)
                ? new Revocation.Undecided(
                        "the certificate was not revoked until " + until + ", but it signed at " + attested.get())
                : new Revocation.NotRevoked(thisUpdate);
    }
}
