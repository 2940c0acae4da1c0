package dev.stemma.provenance.identity;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a key signs. An identity holds one for each purpose, so that one that is lost or misused does not speak for the
 * others.
 */
public enum KeyPurpose {
    /** Claims about what was made (C2PA 2.5, 13.5.1). */
    CLAIMS(ExtendedKeyUsage.EMAIL_PROTECTION, ExtendedKeyUsage.CLAIM_SIGNING),
    /** Claims about models, which live longer than one piece. */
    MODELS(ExtendedKeyUsage.EMAIL_PROTECTION, ExtendedKeyUsage.CLAIM_SIGNING),
    /** A person's own word in identity assertions (CAWG identity 1.3, 8.2.4). */
    CREDENTIALS(ExtendedKeyUsage.DOCUMENT_SIGNING),
    /** Checkpoints of the identity's own transparency log, always with Ed25519 (C2SP signed-note). */
    LOG(ExtendedKeyUsage.DOCUMENT_SIGNING),
    /** Receipts of that log (RFC 9942). */
    RECEIPTS(ExtendedKeyUsage.DOCUMENT_SIGNING),
    /** Checkpoints of other logs, always with Ed25519 (C2SP tlog-cosignature). */
    WITNESS(ExtendedKeyUsage.DOCUMENT_SIGNING),
    /** The files of models as the OpenSSF signs them, always with ES256: its form knows no Ed25519 (Model Signing 1.0). */
    OPENSSF(ExtendedKeyUsage.DOCUMENT_SIGNING);

    private final List<String> usages;

    KeyPurpose(String... usages) {
        this.usages = List.of(usages);
    }

    /** The extended key usages that its certificate gets. */
    List<String> usages() {
        return usages;
    }

    /** What breaks the rules for the certificate of such a key; nothing if it is good. */
    List<CertificateProfile.Violation> violations(X509Certificate leaf) {
        return this == CLAIMS || this == MODELS
                ? CertificateProfile.check(leaf)
                : CertificateProfile.checkForIdentity(leaf);
    }

    /** The algorithm that such keys always have, if there is one. */
    Optional<SignatureAlgorithm> algorithm() {
        return switch (this) {
            case LOG, WITNESS -> Optional.of(SignatureAlgorithm.ED25519);
            case OPENSSF -> Optional.of(SignatureAlgorithm.ES256);
            case CLAIMS, MODELS, CREDENTIALS, RECEIPTS -> Optional.empty();
        };
    }

    /** As the command line names it: {@code credentials}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The purpose of that name. */
    public static Optional<KeyPurpose> of(String name) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.toString().equals(name))
                .findFirst();
    }
}
