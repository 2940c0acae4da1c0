package dev.stemma.provenance.identity;

import java.security.cert.X509Certificate;

/** What a {@link TrustPolicy} says about a chain. */
public sealed interface Trust {
    /**
     * The chain leads to what the policy accepts.
     *
     * @param by the anchor, or the leaf itself where that is accepted directly
     */
    record Trusted(X509Certificate by) implements Trust {}

    /**
     * It does not.
     *
     * @param reason a sentence for people, lower case
     */
    record Untrusted(String reason) implements Trust {}
}
