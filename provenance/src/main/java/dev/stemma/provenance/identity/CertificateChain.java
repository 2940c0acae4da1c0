package dev.stemma.provenance.identity;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts certificates that stand together in no order into the order of a chain. */
final class CertificateChain {
    private CertificateChain() {}

    /** The leaf and those above it, each the issuer of the one before, without a self-signed root; others are passed over. */
    static List<X509Certificate> from(X509Certificate leaf, List<X509Certificate> certificates) {
        List<X509Certificate> chain = new ArrayList<>(List.of(leaf));
        Optional<X509Certificate> issuer = issuer(leaf, certificates);
        while (issuer.isPresent() && !chain.contains(issuer.get())) {
            chain.add(issuer.get());
            issuer = issuer(issuer.get(), certificates);
        }
        return List.copyOf(chain);
    }

    /** The issuer among the certificates, unless it is a self-signed root. */
    private static Optional<X509Certificate> issuer(X509Certificate certificate, List<X509Certificate> among) {
        return among.stream()
                .filter(each -> each.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
                .filter(each -> !each.getSubjectX500Principal().equals(each.getIssuerX500Principal()))
                .filter(each -> SignatureRules.signed(each.getPublicKey(), certificate))
                .findFirst();
    }

    /** Whether its own key signed the certificate. */
    static boolean isSelfSigned(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
                && SignatureRules.signed(certificate.getPublicKey(), certificate);
    }
}
