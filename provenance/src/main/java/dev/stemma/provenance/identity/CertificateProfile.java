package dev.stemma.provenance.identity;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules for the certificate that a claim is signed with (C2PA 2.5 13.5.1). A certificate that breaks one makes the
 * credentials invalid ({@code signingCredential.invalid}); whether a good one is trusted is {@link TrustPolicy}'s answer.
 */
public final class CertificateProfile {
    private static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_CERT_SIGN = 5;

    /**
     * One rule broken.
     *
     * @param field of the certificate, as RFC 5280 names it
     * @param rule what was found and what is expected, lower case
     */
    public record Violation(String field, String rule) {
        @Override
        public String toString() {
            return field + ": " + rule;
        }
    }

    private final X509Certificate leaf;
    private final List<Violation> violations = new ArrayList<>();

    private CertificateProfile(X509Certificate leaf) {
        this.leaf = leaf;
    }

    /** Every rule that the leaf breaks; none for a good one. */
    public static List<Violation> check(X509Certificate leaf) {
        CertificateProfile profile = new CertificateProfile(leaf);
        profile.checkForm();
        profile.checkKeyUsage();
        profile.checkExtendedKeyUsage();
        profile.checkKey();
        return List.copyOf(profile.violations);
    }

    /** The same for the certificate of an identity assertion, which is also made for such (CAWG identity 1.3, 8.2.4). */
    public static List<Violation> checkForIdentity(X509Certificate leaf) {
        List<Violation> violations = new ArrayList<>(check(leaf));
        if (CertificatePath.Purpose.IDENTITIES.usages(leaf).isEmpty()) {
            violations.add(new Violation(
                    "extendedKeyUsage",
                    "has neither " + ExtendedKeyUsage.DOCUMENT_SIGNING + " (documentSigning) nor "
                            + ExtendedKeyUsage.EMAIL_PROTECTION + " (emailProtection), but "
                            + ExtendedKeyUsage.of(leaf).orElse(List.of())));
        }
        return List.copyOf(violations);
    }

    private void checkForm() {
        if (leaf.getVersion() != 3) {
            broken("version", "found " + leaf.getVersion() + "; expected 3");
        }
        if (leaf.getIssuerUniqueID() != null) {
            broken("issuerUniqueID", "must be absent");
        }
        if (leaf.getSubjectUniqueID() != null) {
            broken("subjectUniqueID", "must be absent");
        }
        if (leaf.getBasicConstraints() >= 0) {
            broken("basicConstraints", "says cA, so this is an authority's certificate; a signer's must not");
        }
        if (leaf.getExtensionValue(AUTHORITY_KEY_IDENTIFIER) == null && !CertificateChain.isSelfSigned(leaf)) {
            broken("authorityKeyIdentifier", "absent; required unless the certificate is self-signed");
        }
        SignatureRules.problem(leaf).ifPresent(problem -> broken("signatureAlgorithm", problem));
    }

    private void checkKeyUsage() {
        boolean[] usage = leaf.getKeyUsage();
        if (usage == null) {
            broken("keyUsage", "absent; expected digitalSignature");
            return;
        }
        if (!usage[DIGITAL_SIGNATURE]) {
            broken("keyUsage", "lacks digitalSignature");
        }
        if (usage[KEY_CERT_SIGN]) {
            broken("keyUsage", "has keyCertSign, which only an authority's certificate may have");
        }
    }

    private void checkExtendedKeyUsage() {
        Optional<List<String>> found = ExtendedKeyUsage.of(leaf);
        if (found.isEmpty() || found.get().isEmpty()) {
            broken(
                    "extendedKeyUsage",
                    "absent, empty or unreadable; expected " + ExtendedKeyUsage.CLAIM_SIGNING + " (claim signing) or "
                            + ExtendedKeyUsage.EMAIL_PROTECTION + " (emailProtection)");
            return;
        }
        List<String> usages = found.get();
        if (usages.contains(ExtendedKeyUsage.ANY)) {
            broken("extendedKeyUsage", "has anyExtendedKeyUsage, which is not allowed");
        }
        if (usages.size() > 1 && usages.contains(ExtendedKeyUsage.TIME_STAMPING)) {
            broken("extendedKeyUsage", "has timeStamping beside others; it must stand alone");
        }
        if (usages.size() > 1 && usages.contains(ExtendedKeyUsage.OCSP_SIGNING)) {
            broken("extendedKeyUsage", "has OCSPSigning beside others; it must stand alone");
        }
    }

    private void checkKey() {
        switch (KeyKind.of(leaf.getPublicKey())) {
            case P256, P384, P521, ED25519, RSA, ML_DSA -> {}
            case SHORT_RSA -> broken("subjectPublicKey", "RSA of less than 2048 bits");
            case OTHER ->
                broken(
                        "subjectPublicKey",
                        "a key of type " + leaf.getPublicKey().getAlgorithm()
                                + " or curve that is not accepted; accepted are P-256, P-384, P-521, Ed25519, RSA of"
                                + " 2048 bits or more and ML-DSA");
        }
    }

    private void broken(String field, String rule) {
        violations.add(new Violation(field, rule));
    }
}
