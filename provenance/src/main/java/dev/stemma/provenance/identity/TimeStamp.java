package dev.stemma.provenance.identity;

import dev.stemma.provenance.cose.DerCertificate;
import dev.stemma.provenance.identity.Attestation.Problem;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TSPUtil;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenInfo;

/**
 * A time stamp (RFC 3161) of somebody whom one need not trust yet. It is read whatever its bytes are; one that is none is
 * found out by its {@link #check}.
 */
public final class TimeStamp {
    /** Longest stamp that is read: with the whole chain of an authority they have a few thousand bytes. */
    public static final int MAX_BYTES = 64 << 10;

    private static final int MAX_CERTIFICATES = 20;

    /** SHA-2, by object identifiers: C2PA 2.5, 13.1. */
    private static final Map<String, String> HASHES = Map.of(
            "2.16.840.1.101.3.4.2.1", "SHA-256",
            "2.16.840.1.101.3.4.2.2", "SHA-384",
            "2.16.840.1.101.3.4.2.3", "SHA-512");

    /** RSA and elliptic curves, where only the digest is named beside. */
    private static final Set<String> PLAIN_KEYS = Set.of("1.2.840.113549.1.1.1", "1.2.840.10045.2.1");

    /** What makes a stamp say nothing. */
    private static final class Spoiled extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Problem problem;

        Spoiled(Problem problem, String reason) {
            super(reason);
            this.problem = problem;
        }
    }

    private final byte[] content;
    private final boolean isResponse;

    private TimeStamp(byte[] content, boolean isResponse) {
        this.content = content.clone();
        this.isResponse = isResponse;
    }

    /** A bare token, as {@code sigTst2} and {@code c2pa.time-stamp} hold it. */
    public static TimeStamp ofToken(byte[] token) {
        return new TimeStamp(token, false);
    }

    /** An authority's whole answer with the token in it, as the older {@code sigTst} holds it. */
    public static TimeStamp ofResponse(byte[] response) {
        return new TimeStamp(response, true);
    }

    /** Checks that somebody trusted for time stamps attests when the payload existed (C2PA 2.5, 14.8.2). */
    public Attestation check(byte[] payload, TrustPolicy policy) {
        try {
            TimeStampToken token = token();
            List<X509Certificate> chain = checkToken(token, payload);
            return attestation(chain, token.getTimeStampInfo().getGenTime().toInstant(), policy);
        } catch (Spoiled e) {
            return new Attestation.Ignored(e.problem, e.getMessage());
        } catch (TSPException | IOException | CMSException | GeneralSecurityException | RuntimeException e) {
            // Bouncy Castle reads lazily: what is malformed deep inside shows as any of its runtime exceptions.
            return new Attestation.Ignored(Problem.MALFORMED, "it cannot be read: " + e.getMessage());
        }
    }

    /** Whether it is a token for the payload, whether or not anything else is right with it. */
    public boolean isOf(byte[] payload) {
        try {
            checkImprint(token().getTimeStampInfo(), payload);
            return true;
        } catch (Spoiled | TSPException | IOException | CMSException | GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    /**
     * The token in the one form that {@link #isInOneForm} accepts, if all but trust holds: it is one, it stamps the payload,
     * and the certificate that signed it may do so.
     *
     * @throws IdentityException if not, with the reason
     */
    public TimeStamp inOneForm(byte[] payload) {
        try {
            TimeStampToken token = token();
            List<X509Certificate> chain = checkToken(token, payload);
            Instant time = token.getTimeStampInfo().getGenTime().toInstant();
            Optional<String> outside = Validity.of(chain.get(0)).problemAt(time);
            if (outside.isPresent()) {
                throw new IdentityException("the authority's certificate " + outside.get());
            }
            TimeStamp plain = ofToken(TimeStampForm.of(content, chain));
            checkToken(plain.token(), payload);
            return plain;
        } catch (Spoiled e) {
            throw new IdentityException("the time stamp is of no use: " + e.getMessage(), e);
        } catch (TSPException | IOException | CMSException | GeneralSecurityException e) {
            throw new IdentityException("the time stamp cannot be read: " + e.getMessage(), e);
        }
    }

    /** Whether the token is written as {@link #inOneForm} writes it, so that no byte of it can have been changed. */
    public boolean isInOneForm() {
        try {
            TimeStampToken token = token();
            List<X509Certificate> certificates = certificates(token);
            List<X509Certificate> chain = CertificateChain.from(signerCertificate(token, certificates), certificates);
            return Arrays.equals(content, TimeStampForm.of(content, chain));
        } catch (Spoiled | TSPException | IOException | CMSException | GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    /**
     * The time that it says, whether or not that can be believed.
     *
     * @throws IdentityException if it is no token
     */
    public Instant time() {
        try {
            return token().getTimeStampInfo().getGenTime().toInstant();
        } catch (Spoiled | TSPException | IOException | CMSException e) {
            throw new IdentityException("the time stamp cannot be read: " + e.getMessage(), e);
        }
    }

    /** Its bytes. */
    public byte[] encoded() {
        return content.clone();
    }

    private TimeStampToken token() throws Spoiled, TSPException, IOException, CMSException {
        if (content.length > MAX_BYTES) {
            throw new Spoiled(
                    Problem.MALFORMED, "it has " + content.length + " bytes; at most " + MAX_BYTES + " are read");
        }
        if (!isResponse) {
            return new TimeStampToken(new CMSSignedData(content));
        }
        TimeStampResponse response = new TimeStampResponse(content);
        if (response.getStatus() > 1 || response.getStatus() < 0 || response.getTimeStampToken() == null) {
            throw new Spoiled(
                    Problem.MALFORMED,
                    "the authority refused to stamp: its answer has the status " + response.getStatus()
                            + ", where 0 or 1 was expected");
        }
        return response.getTimeStampToken();
    }

    /** Everything but trust; the certificates from the one that stamped upwards. */
    private static List<X509Certificate> checkToken(TimeStampToken token, byte[] payload)
            throws Spoiled, TSPException, IOException, CMSException, GeneralSecurityException {
        Collection<SignerInformation> signers =
                token.toCMSSignedData().getSignerInfos().getSigners();
        SignerInformation signer = signers.iterator().next();
        checkAlgorithms(signer);
        List<X509Certificate> certificates = certificates(token);
        X509Certificate leaf = signerCertificate(token, certificates);
        checkSignature(signer, leaf);
        checkImprint(token.getTimeStampInfo(), payload);
        checkCredential(token, leaf);
        return CertificateChain.from(leaf, certificates);
    }

    private static void checkAlgorithms(SignerInformation signer) throws Spoiled {
        String key = signer.getEncryptionAlgOID();
        boolean known = HASHES.containsKey(signer.getDigestAlgOID())
                && (PLAIN_KEYS.contains(key)
                        || SignatureRules.problem(key, key, signer.getEncryptionAlgParams())
                                .isEmpty());
        if (!known) {
            throw new Spoiled(
                    Problem.UNTRUSTED,
                    "it is signed with " + key + " and " + signer.getDigestAlgOID() + "; " + SignatureRules.ACCEPTED);
        }
    }

    private static List<X509Certificate> certificates(TimeStampToken token)
            throws Spoiled, GeneralSecurityException, IOException {
        Collection<X509CertificateHolder> holders = token.getCertificates().getMatches(null);
        if (holders.size() > MAX_CERTIFICATES) {
            throw new Spoiled(
                    Problem.MALFORMED,
                    "it has " + holders.size() + " certificates; at most " + MAX_CERTIFICATES + " are read");
        }
        List<X509Certificate> certificates = new ArrayList<>();
        for (X509CertificateHolder holder : holders) {
            certificates.add(DerCertificate.read(holder.getEncoded()));
        }
        return certificates;
    }

    private static X509Certificate signerCertificate(TimeStampToken token, List<X509Certificate> certificates)
            throws Spoiled, GeneralSecurityException, IOException {
        for (X509Certificate certificate : certificates) {
            if (token.getSID().match(new X509CertificateHolder(certificate.getEncoded()))) {
                return certificate;
            }
        }
        throw new Spoiled(
                Problem.UNTRUSTED,
                "it does not hold the certificate of the authority that signed it, among " + certificates.size());
    }

    private static void checkSignature(SignerInformation signer, X509Certificate leaf) throws Spoiled {
        boolean signed;
        try {
            signed = signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(leaf.getPublicKey()));
        } catch (CMSException | OperatorCreationException e) {
            signed = false;
        }
        if (!signed) {
            throw new Spoiled(
                    Problem.MISMATCH, "it was changed after " + leaf.getSubjectX500Principal() + " signed it");
        }
    }

    private static void checkImprint(TimeStampTokenInfo info, byte[] payload) throws Spoiled, GeneralSecurityException {
        String hash = HASHES.get(info.getMessageImprintAlgOID().getId());
        if (hash == null) {
            throw new Spoiled(
                    Problem.UNTRUSTED,
                    "it hashes with " + info.getMessageImprintAlgOID() + "; accepted are SHA-256, SHA-384 and SHA-512");
        }
        if (!Arrays.equals(MessageDigest.getInstance(hash).digest(payload), info.getMessageImprintDigest())) {
            throw new Spoiled(Problem.MISMATCH, "it was made for something else");
        }
    }

    private static void checkCredential(TimeStampToken token, X509Certificate leaf)
            throws Spoiled, GeneralSecurityException, IOException {
        List<CertificateProfile.Violation> violations = CertificateProfile.check(leaf);
        if (!violations.isEmpty()) {
            throw invalid(leaf, violations.get(0).toString());
        }
        try {
            TSPUtil.validateCertificate(new X509CertificateHolder(leaf.getEncoded()));
        } catch (TSPException e) {
            throw invalid(leaf, e.getMessage());
        }
        if (Validity.of(leaf).contains(token.getTimeStampInfo().getGenTime().toInstant())) {
            try {
                token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(leaf));
            } catch (TSPException | OperatorCreationException e) {
                throw new Spoiled(Problem.UNTRUSTED, "it names another certificate: " + e.getMessage());
            }
        }
    }

    private static Spoiled invalid(X509Certificate leaf, String why) {
        return new Spoiled(
                Problem.CREDENTIAL_INVALID,
                "the certificate of " + leaf.getSubjectX500Principal() + " must not stamp times: " + why);
    }

    private static Attestation attestation(List<X509Certificate> chain, Instant time, TrustPolicy policy) {
        Trust trust = policy.trustTimeStamp(chain, time);
        if (trust instanceof Trust.Trusted trusted) {
            return new Attestation.Attested(time, chain.get(0), trusted.by());
        }
        Optional<String> outside = chain.stream()
                .flatMap(certificate -> Validity.of(certificate)
                        .problemAt(time)
                        .map(why -> "the certificate of " + certificate.getSubjectX500Principal() + " " + why)
                        .stream())
                .findFirst();
        return outside.map(why -> new Attestation.Ignored(Problem.OUTSIDE_VALIDITY, why))
                .orElseGet(() -> new Attestation.Ignored(
                        Problem.UNTRUSTED,
                        "nobody trusted for time stamps answers for it: " + ((Trust.Untrusted) trust).reason()));
    }
}
