package dev.stemma.provenance.identity;

import java.security.cert.X509Certificate;
import java.time.Instant;

/** What the check of a {@link TimeStamp} found. */
public sealed interface Attestation {
    /**
     * An authority that the policy trusts says that the payload existed then.
     *
     * @param authority the certificate that stamped
     * @param anchor what makes it trusted
     */
    record Attested(Instant time, X509Certificate authority, X509Certificate anchor) implements Attestation {}

    /**
     * The stamp says nothing.
     *
     * @param reason a sentence for people, lower case
     */
    record Ignored(Problem problem, String reason) implements Attestation {}

    /** Why a stamp is ignored, in the order in which it is looked at (C2PA 2.5, 14.8.2). */
    enum Problem {
        /** No RFC 3161 token. */
        MALFORMED,
        /** It stamps something else, or was changed. */
        MISMATCH,
        /** Nobody whom the policy trusts for time stamps answers for it. */
        UNTRUSTED,
        /** The certificate that stamped must not stamp. */
        CREDENTIAL_INVALID,
        /** A certificate of the authority was not valid at the time it attests. */
        OUTSIDE_VALIDITY
    }
}
