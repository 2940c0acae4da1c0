package dev.stemma.provenance.identity;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Walks a chain from the leaf upwards until an anchor (RFC 5280 6.1, without policies and revocation). Authorities with
 * name constraints are refused, since these are not checked here, as is any critical extension that is not known.
 */
final class CertificatePath {
    private static final int KEY_CERT_SIGN = 5;
    private static final String KEY_USAGE = "2.5.29.15";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String NAME_CONSTRAINTS = "2.5.29.30";
    private static final Set<String> KNOWN_EXTENSIONS = Set.of(KEY_USAGE, BASIC_CONSTRAINTS, EXTENDED_KEY_USAGE);

    /** What an anchor is named for that answers for who somebody is. */
    static final String IDENTITY = "cawg.identity";

    private static final Set<String> FOR_IDENTITIES =
            Set.of(ExtendedKeyUsage.DOCUMENT_SIGNING, ExtendedKeyUsage.EMAIL_PROTECTION);
    private static final Set<String> NOT_FOR_CLAIMS =
            Set.of(ExtendedKeyUsage.TIME_STAMPING, ExtendedKeyUsage.OCSP_SIGNING);

    /** Longest chain that is walked. */
    private static final int MAX_LENGTH = 10;

    /** What the leaf did: an authority for the one is none for the other (C2PA 2.5, 13.4.1). */
    enum Purpose {
        CLAIMS("signing claims"),
        TIME_STAMPS("stamping times"),
        IDENTITIES("saying who somebody is");

        private final String words;

        Purpose(String words) {
            this.words = words;
        }

        /** The usages of the leaf that make anchors count. */
        List<String> usages(X509Certificate leaf) {
            List<String> usages = ExtendedKeyUsage.of(leaf).orElse(List.of());
            return switch (this) {
                case CLAIMS ->
                    usages.stream()
                            .filter(usage -> !NOT_FOR_CLAIMS.contains(usage))
                            .toList();
                case TIME_STAMPS ->
                    usages.stream()
                            .filter(ExtendedKeyUsage.TIME_STAMPING::equals)
                            .toList();
                case IDENTITIES -> usages.stream().anyMatch(FOR_IDENTITIES::contains) ? List.of(IDENTITY) : List.of();
            };
        }
    }

    private final TrustPolicy policy;
    private final Purpose purpose;
    private final List<X509Certificate> chain;
    private final Instant at;

    CertificatePath(TrustPolicy policy, Purpose purpose, List<X509Certificate> chain, Instant at) {
        this.policy = policy;
        this.purpose = purpose;
        this.chain = chain;
        this.at = at;
    }

    Trust walk() {
        X509Certificate leaf = chain.get(0);
        Optional<String> leafProblem = problem(leaf);
        if (leafProblem.isPresent()) {
            return new Trust.Untrusted(leafProblem.get());
        }
        if (purpose == Purpose.CLAIMS && policy.leaves().contains(leaf)) {
            return new Trust.Trusted(leaf);
        }
        if (purpose.usages(leaf).isEmpty()) {
            return new Trust.Untrusted(
                    describe(leaf) + " is not for " + purpose.words + "; its extended key usages are "
                            + ExtendedKeyUsage.of(leaf).map(List::toString).orElse("none"));
        }
        if (CertificateChain.isSelfSigned(leaf)) {
            return new Trust.Untrusted(
                    describe(leaf) + " was made by its own owner (self-signed), so nobody else says whose it is");
        }
        List<TrustPolicy.Anchor> anchors = anchorsFor(leaf);
        if (anchors.isEmpty()) {
            return new Trust.Untrusted("no authority is trusted here for " + purpose.words + " with extended key usage "
                    + String.join(" or ", purpose.usages(leaf)) + ", so none vouches for " + describe(leaf));
        }
        List<TrustPolicy.Anchor> accepted =
                anchors.stream().filter(this::isAccepted).toList();
        if (accepted.isEmpty()) {
            return new Trust.Untrusted("none of the " + anchors.size() + " authorities trusted for " + purpose.words
                    + " is accepted at " + at + ", so none vouches for " + describe(leaf));
        }
        return climb(accepted);
    }

    private Trust climb(List<TrustPolicy.Anchor> anchors) {
        for (int i = 0; i < MAX_LENGTH; i++) {
            X509Certificate certificate = chain.get(i);
            for (TrustPolicy.Anchor anchor : anchors) {
                X509Certificate authority = anchor.certificate();
                boolean isAnchor = i > 0 && authority.equals(certificate);
                if (isAnchor
                        || (issued(authority, certificate)
                                && authorityProblem(authority, i).isEmpty())) {
                    return new Trust.Trusted(authority);
                }
            }
            if (i + 1 == chain.size()) {
                return new Trust.Untrusted("the chain of " + chain.size() + " ends at " + describe(certificate)
                        + ", issued by " + certificate.getIssuerX500Principal() + ", which is not among the "
                        + anchors.size() + " trusted authorities");
            }
            int below = i;
            X509Certificate next = chain.get(i + 1);
            if (!issued(next, certificate)) {
                return new Trust.Untrusted(describe(certificate) + " was not issued by the next in the chain, "
                        + describe(next) + "; expected the signer first and each one's issuer after it");
            }
            Optional<String> problem = problem(next).or(() -> authorityProblem(next, below));
            if (problem.isPresent()) {
                return new Trust.Untrusted(problem.get());
            }
        }
        return new Trust.Untrusted("no trusted authority among the first " + MAX_LENGTH + " certificates of the chain");
    }

    /** What keeps the certificate from counting, whatever its place. */
    private Optional<String> problem(X509Certificate certificate) {
        Optional<String> problem = Validity.of(certificate)
                .problemAt(at)
                .or(() -> SignatureRules.problem(certificate).map("is "::concat))
                .or(() -> extensionProblem(certificate));
        return problem.map(text -> describe(certificate) + " " + text);
    }

    private static Optional<String> extensionProblem(X509Certificate certificate) {
        Set<String> unknown = new HashSet<>(
                Optional.ofNullable(certificate.getCriticalExtensionOIDs()).orElse(Collections.emptySet()));
        unknown.removeAll(KNOWN_EXTENSIONS);
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of("has critical extensions that are not known here: " + unknown);
    }

    /**
     * What keeps the certificate from issuing others.
     *
     * @param below number of authorities between it and the leaf
     */
    private Optional<String> authorityProblem(X509Certificate authority, int below) {
        int pathLength = authority.getBasicConstraints();
        boolean[] usage = authority.getKeyUsage();
        if (pathLength < 0) {
            return Optional.of(describe(authority) + " issued another, but is not an authority's (no CA:TRUE)");
        }
        if (usage != null && !usage[KEY_CERT_SIGN]) {
            return Optional.of(describe(authority) + " issued another, but its key usage lacks keyCertSign");
        }
        if (below > pathLength) {
            return Optional.of(
                    describe(authority) + " allows " + pathLength + " authorities below it, the chain has " + below);
        }
        if (authority.getExtensionValue(NAME_CONSTRAINTS) != null) {
            return Optional.of(describe(authority) + " has name constraints, which are not supported");
        }
        return Optional.empty();
    }

    /** The anchors that count for the usages of the leaf. */
    private List<TrustPolicy.Anchor> anchorsFor(X509Certificate leaf) {
        List<String> usages = purpose.usages(leaf);
        return policy.anchors().stream()
                .filter(anchor -> anchor.usages().stream().anyMatch(usages::contains))
                .toList();
    }

    private boolean isAccepted(TrustPolicy.Anchor anchor) {
        return new Validity(anchor.notBefore(), anchor.notAfter()).contains(at)
                && Validity.of(anchor.certificate()).contains(at);
    }

    private static boolean issued(X509Certificate issuer, X509Certificate certificate) {
        if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        PublicKey key = issuer.getPublicKey();
        KeyKind kind = KeyKind.of(key);
        return kind != KeyKind.OTHER && kind != KeyKind.SHORT_RSA && SignatureRules.signed(key, certificate);
    }

    private static String describe(X509Certificate certificate) {
        return "the certificate of " + certificate.getSubjectX500Principal();
    }
}
