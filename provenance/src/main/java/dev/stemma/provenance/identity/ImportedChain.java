package dev.stemma.provenance.identity;

import java.security.cert.X509Certificate;
import java.util.List;

/** Puts certificates that came from an authority into the order in which a signature carries them. */
final class ImportedChain {
    private ImportedChain() {}

    /** The certificate for the identity's key and those above it, without a self-signed root; others are passed over. */
    static List<X509Certificate> of(Identity identity, KeyPurpose purpose, List<X509Certificate> certificates) {
        X509Certificate leaf = certificates.stream()
                .filter(each ->
                        each.getPublicKey().equals(identity.certificate().getPublicKey()))
                .findFirst()
                .orElseThrow(() -> new IdentityException("none of the " + certificates.size()
                        + " certificates is for the key of identity " + identity.name()
                        + "; expected the answer to its own certificate request"));
        List<CertificateProfile.Violation> violations = purpose.violations(leaf);
        if (!violations.isEmpty()) {
            throw new IdentityException("the certificate of " + leaf.getSubjectX500Principal() + " cannot be used for "
                    + purpose + ": "
                    + String.join(
                            "; ", violations.stream().map(Object::toString).toList()));
        }
        return CertificateChain.from(leaf, certificates);
    }
}
