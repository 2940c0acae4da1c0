package dev.stemma.provenance.identity;

import java.time.Instant;

/** What the check of an {@link OcspResponse} found about a certificate. */
public sealed interface Revocation {
    /**
     * It was not revoked when the signature was made.
     *
     * @param asOf of when the answer is
     */
    record NotRevoked(Instant asOf) implements Revocation {}

    /** It was revoked. */
    record Revoked(Instant since) implements Revocation {}

    /** The responder does not know the certificate. */
    record Unknown() implements Revocation {}

    /**
     * The response is a good one that decides nothing here.
     *
     * @param reason a sentence for people, lower case
     */
    record Undecided(String reason) implements Revocation {}

    /**
     * The response is none, was changed, or comes from somebody who may not answer.
     *
     * @param reason a sentence for people, lower case
     */
    record Spoiled(String reason) implements Revocation {}
}
