package dev.stemma.provenance.identity;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** Object identifiers of extended key usages, and reading them from a certificate. */
final class ExtendedKeyUsage {
    static final String CLAIM_SIGNING = "1.3.6.1.4.1.62558.2.1";
    static final String EMAIL_PROTECTION = "1.3.6.1.5.5.7.3.4";
    static final String DOCUMENT_SIGNING = "1.3.6.1.5.5.7.3.36";
    static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
    static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
    static final String ANY = "2.5.29.37.0";

    private ExtendedKeyUsage() {}

    /** The usages of the certificate; empty if the extension is absent or cannot be read. */
    static Optional<List<String>> of(X509Certificate certificate) {
        try {
            return Optional.ofNullable(certificate.getExtendedKeyUsage());
        } catch (CertificateParsingException e) {
            return Optional.empty();
        }
    }
}
