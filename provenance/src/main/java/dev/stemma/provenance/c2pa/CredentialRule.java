package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cose.CoseAlgorithm;
import dev.stemma.provenance.cose.CoseException;
import dev.stemma.provenance.cose.CoseSign1;
import dev.stemma.provenance.cose.SignatureResult;
import dev.stemma.provenance.identity.CertificateProfile;
import dev.stemma.provenance.identity.Trust;
import dev.stemma.provenance.identity.Validity;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Signature, certificate, its time and trust in it (C2PA 2.5, 14.7 and 13.2 to 13.5). */
final class CredentialRule implements Rule {
    @Override
    public void apply(Examination examination) {
        Manifest manifest = examination.manifest();
        if (manifest.claim().isPresent() && manifest.signature().isPresent()) {
            new Subject(examination, manifest, manifest.signature().get()).check();
        }
    }

    /** One signature under examination. */
    private record Subject(Examination examination, Manifest manifest, CoseSign1 signature) {
        void check() {
            Optional<List<X509Certificate>> chain = chain();
            if (chain.isPresent()) {
                checkProfile(chain.get().get(0));
                checkTime(chain.get());
                checkTrust(chain.get(), checkSignature(chain.get().get(0)));
            }
        }

        private Place place() {
            return new Place.Jumbf(JumbfUri.ofSignature(manifest.label()));
        }

        private Optional<List<X509Certificate>> chain() {
            try {
                return Optional.of(signature.certificates());
            } catch (CoseException e) {
                invalid(e.getMessage());
                return Optional.empty();
            }
        }

        private void invalid(String why) {
            examination.fail(Check.Name.CERTIFICATE, StatusCode.CREDENTIAL_INVALID, place(), why);
        }

        private boolean checkSignature(X509Certificate leaf) {
            boolean own = JumbfUri.parse(manifest.claim().orElseThrow().signature())
                    .filter(uri -> uri.path().equals(JumbfUri.SIGNATURE)
                            && uri.manifest().map(manifest.label()::equals).orElse(true))
                    .isPresent();
            if (!own) {
                return failed(
                        StatusCode.SIGNATURE_MISSING,
                        "the claim names another signature than its manifest's: "
                                + manifest.claim().orElseThrow().signature());
            }
            SignatureResult result = signature.verify(manifest.claimBytes().orElseThrow(), leaf.getPublicKey());
            return switch (result) {
                case VALID -> {
                    examination.pass(
                            Check.Name.SIGNATURE,
                            StatusCode.SIGNATURE_VALIDATED,
                            place(),
                            "the claim was signed by " + leaf.getSubjectX500Principal());
                    yield true;
                }
                case MISMATCH ->
                    failed(StatusCode.SIGNATURE_MISMATCH, "claim or signature were changed after the claim was signed");
                case UNSUPPORTED_ALGORITHM ->
                    failed(
                            StatusCode.ALGORITHM_UNSUPPORTED,
                            "the signature's algorithm is not one that is checked here: "
                                    + Arrays.stream(CoseAlgorithm.values())
                                            .map(CoseAlgorithm::toString)
                                            .collect(Collectors.joining(", ")));
                case UNSUITABLE_KEY -> {
                    invalid("the certificate's key does not fit the signature's algorithm");
                    yield false;
                }
            };
        }

        private boolean failed(String code, String detail) {
            examination.fail(Check.Name.SIGNATURE, code, place(), detail);
            return false;
        }

        private void checkProfile(X509Certificate leaf) {
            List<CertificateProfile.Violation> violations = CertificateProfile.check(leaf);
            violations.forEach(violation -> invalid("the signer's certificate must not sign claims: " + violation));
            if (violations.isEmpty()) {
                examination.pass(
                        Check.Name.CERTIFICATE,
                        StatusCode.CERTIFICATE_PROFILE_KEPT,
                        place(),
                        "the signer's certificate is one that may sign claims");
            }
        }

        /** At the time that a trusted stamp attests, else now (C2PA 2.5, 14.8.2). */
        private void checkTime(List<X509Certificate> chain) {
            Optional<String> problem = chain.stream()
                    .flatMap(certificate -> Validity.of(certificate)
                            .problemAt(examination.timeOfSigning())
                            .map(why -> "the certificate of " + certificate.getSubjectX500Principal() + " " + why)
                            .stream())
                    .findFirst();
            problem.ifPresentOrElse(
                    why -> examination.fail(
                            Check.Name.TIME, StatusCode.SIGNATURE_OUTSIDE_VALIDITY, place(), why + ", " + whichTime()),
                    () -> examination.pass(
                            Check.Name.TIME, StatusCode.SIGNATURE_INSIDE_VALIDITY, place(), untilWhen(chain)));
        }

        private String whichTime() {
            return examination.attested().isPresent()
                    ? "which is when the time stamp was made"
                    : "and no trusted time stamp says that it was signed in time";
        }

        private String untilWhen(List<X509Certificate> chain) {
            Instant end = chain.stream()
                    .map(certificate -> Validity.of(certificate).notAfter())
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            return examination
                    .attested()
                    .map(time -> "the certificates were valid at " + time
                            + ", when the time stamp was made: can be verified after they end")
                    .orElseGet(() -> "no time stamp: can be verified until " + LocalDate.ofInstant(end, ZoneOffset.UTC)
                            + ", when the certificate ends");
        }

        /** Nobody is to be trusted for a signature that does not hold; whom the certificate leads to is said all the same. */
        private void checkTrust(List<X509Certificate> chain, boolean signed) {
            Trust trust = examination.policy().trust(chain, examination.timeOfSigning());
            if (trust instanceof Trust.Untrusted untrusted) {
                examination.fail(Check.Name.TRUST, StatusCode.CREDENTIAL_UNTRUSTED, place(), untrusted.reason());
            } else if (trust instanceof Trust.Trusted trusted && signed) {
                examination.pass(
                        Check.Name.TRUST,
                        StatusCode.CREDENTIAL_TRUSTED,
                        place(),
                        "the signer is trusted through " + trusted.by().getSubjectX500Principal());
            } else {
                examination.skip(
                        Check.Name.TRUST,
                        StatusCode.CREDENTIAL_UNTRUSTED,
                        place(),
                        "the signature does not hold, so nobody is to be trusted for it");
            }
        }
    }
}
