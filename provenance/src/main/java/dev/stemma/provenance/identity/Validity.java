package dev.stemma.provenance.identity;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/** From when to when a certificate is valid, both ends included. */
public record Validity(Instant notBefore, Instant notAfter) {
    public static Validity of(X509Certificate certificate) {
        return new Validity(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    public boolean contains(Instant at) {
        return !at.isBefore(notBefore) && !at.isAfter(notAfter);
    }

    /** Why the time is outside, as the end of a sentence about the certificate; empty if it is inside. */
    public Optional<String> problemAt(Instant at) {
        if (at.isBefore(notBefore)) {
            return Optional.of("is valid from " + notBefore + " on, not yet at " + at);
        }
        if (at.isAfter(notAfter)) {
            return Optional.of("was valid until " + notAfter + ", no longer at " + at);
        }
        return Optional.empty();
    }
}
