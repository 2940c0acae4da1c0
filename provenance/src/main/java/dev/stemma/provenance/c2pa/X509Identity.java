package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cose.CoseException;
import dev.stemma.provenance.cose.CoseSign1;
import dev.stemma.provenance.cose.SignatureResult;
import dev.stemma.provenance.identity.Attestation;
import dev.stemma.provenance.identity.CertificateProfile;
import dev.stemma.provenance.identity.OcspResponse;
import dev.stemma.provenance.identity.Revocation;
import dev.stemma.provenance.identity.TimeStamp;
import dev.stemma.provenance.identity.Trust;
import dev.stemma.provenance.identity.Validity;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An identity signed with the key of somebody's certificate: {@code cawg.x509.cose} (CAWG identity 1.3, 8.2). */
record X509Identity(Examination examination, IdentityFindings findings, IdentityAssertion identity) {
    void check() {
        try {
            CoseSign1 signature = CoseSign1.parse(identity.signature().content());
            if (signature.algorithm().isEmpty()) {
                findings.fail(
                        IdentityCode.X509_ALGORITHM_UNSUPPORTED,
                        "its signature names no algorithm, or one that is not read here");
                return;
            }
            check(signature, signature.certificates());
        } catch (CoseException e) {
            findings.fail(IdentityCode.X509_MISMATCH, "its signature cannot be read: " + e.getMessage());
        }
    }

    private void check(CoseSign1 signature, List<X509Certificate> chain) {
        X509Certificate leaf = chain.get(0);
        CertificateProfile.check(leaf)
                .forEach(violation -> findings.fail(
                        IdentityCode.X509_INVALID, "its certificate must not sign identities: " + violation));
        Optional<Instant> attested = stamped(signature).or(examination::attested);
        Instant at = attested.orElse(examination.timeOfSigning());
        checkTime(chain, at);
        Trust trust = examination.policy().trustIdentity(chain, at);
        if (trust instanceof Trust.Untrusted untrusted) {
            findings.untrusted(IdentityCode.X509_UNTRUSTED, "nobody answers for it: " + untrusted.reason());
        }
        if (!signed(signature, leaf)) {
            return;
        }
        issuer(chain, trust).ifPresent(issuer -> checkRevocation(signature, leaf, issuer, attested));
        if (trust instanceof Trust.Trusted trusted) {
            findings.pass(
                    IdentityCode.X509_TRUSTED,
                    trusted.by().getSubjectX500Principal() + " answers for " + leaf.getSubjectX500Principal());
        }
        conclude(leaf, trust instanceof Trust.Trusted);
    }

    /** When a time stamp of its own says that it was signed; without one the time of the claim's signature counts (8.2.2). */
    private Optional<Instant> stamped(CoseSign1 signature) {
        if (signature.unprotectedHeader().get(TimeStampHeader.LABEL).isEmpty()) {
            return Optional.empty();
        }
        List<byte[]> tokens = TimeStampHeader.tokens(signature.unprotectedHeader(), TimeStampHeader.LABEL);
        if (tokens.size() != 1) {
            findings.stampIgnored(
                    IdentityCode.X509_STAMP_MALFORMED,
                    tokens.size() + " time stamps were found where exactly one was expected");
            return Optional.empty();
        }
        Attestation attestation = TimeStamp.ofToken(tokens.get(0)).check(signature.timeStamped(), examination.policy());
        if (attestation instanceof Attestation.Attested attested) {
            findings.pass(
                    IdentityCode.X509_STAMP_VALIDATED,
                    "the identity was signed before " + attested.time() + ", says "
                            + attested.authority().getSubjectX500Principal());
            findings.pass(
                    IdentityCode.X509_STAMP_TRUSTED,
                    "that authority is trusted for time stamps through "
                            + attested.anchor().getSubjectX500Principal());
            return Optional.of(attested.time());
        }
        Attestation.Ignored ignored = (Attestation.Ignored) attestation;
        findings.stampIgnored(IdentityCode.ofStamp(ignored.problem()), ignored.reason());
        return Optional.empty();
    }

    private void checkTime(List<X509Certificate> chain, Instant at) {
        Optional<String> problem = chain.stream()
                .flatMap(certificate -> Validity.of(certificate).problemAt(at).stream()
                        .map(why -> "the certificate of " + certificate.getSubjectX500Principal() + " " + why))
                .findFirst();
        problem.ifPresentOrElse(
                why -> findings.fail(IdentityCode.X509_OUTSIDE_VALIDITY, why),
                () -> findings.pass(
                        IdentityCode.X509_INSIDE_VALIDITY, "the certificates of the identity are valid at " + at));
    }

    /** The next in the chain, or the authority that the policy names. */
    private static Optional<X509Certificate> issuer(List<X509Certificate> chain, Trust trust) {
        if (chain.size() > 1) {
            return Optional.of(chain.get(1));
        }
        return trust instanceof Trust.Trusted trusted ? Optional.of(trusted.by()) : Optional.empty();
    }

    /** Responses in the header, or gathered by later manifests; nobody is asked over the network. */
    private void checkRevocation(
            CoseSign1 signature, X509Certificate leaf, X509Certificate issuer, Optional<Instant> attested) {
        List<byte[]> responses = new ArrayList<>(RevocationRule.stapled(signature));
        responses.addAll(examination.store().laterEvidence().responses());
        for (byte[] response : responses) {
            Revocation revocation = OcspResponse.of(response).check(leaf, issuer, attested, examination.now());
            if (revocation instanceof Revocation.NotRevoked good) {
                findings.pass(
                        IdentityCode.X509_NOT_REVOKED,
                        "the certificate of the identity was not revoked, says its authority at " + good.asOf());
                return;
            }
            if (revocation instanceof Revocation.Revoked revoked) {
                findings.fail(
                        IdentityCode.CREDENTIAL_REVOKED,
                        "its certificate was revoked by its authority on " + revoked.since()
                                + ", so somebody else may have used its key");
                return;
            }
        }
    }

    private boolean signed(CoseSign1 signature, X509Certificate leaf) {
        boolean valid = identity.signedForms().stream()
                .anyMatch(form -> signature.verify(form, leaf.getPublicKey()) == SignatureResult.VALID);
        if (valid) {
            findings.pass(IdentityCode.X509_VALIDATED, "the identity was signed by " + leaf.getSubjectX500Principal());
        } else {
            findings.fail(
                    IdentityCode.X509_MISMATCH, "it was changed after it was signed, or somebody else's key signed it");
        }
        return valid;
    }

    /** Without trust, what holds is well-formed (7.2.1). */
    private void conclude(X509Certificate leaf, boolean trusted) {
        if (!findings.holds()) {
            return;
        }
        if (trusted) {
            findings.pass(
                    IdentityCode.TRUSTED,
                    leaf.getSubjectX500Principal()
                            + " answers for this content, by the word of an authority that is trusted");
        } else {
            findings.pass(
                    IdentityCode.WELL_FORMED,
                    "somebody under the name " + leaf.getSubjectX500Principal()
                            + " answers for this content; that it is really he or she, nobody says who is trusted");
        }
    }
}
