package dev.stemma.provenance.identity;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whom a verifier believes (C2PA 2.5 13.4): the authorities that a chain must lead to, and the leaves accepted without
 * one. The policy is the verifier's own; nothing in a file adds to it. Revocation is not asked for, the network not used.
 *
 * @param anchors authorities accepted
 * @param leaves signers' certificates accepted as they are (the address book), within their validity
 */
public record TrustPolicy(List<Anchor> anchors, Set<X509Certificate> leaves) {
    /** For signing claims: C2PA claim signing, emailProtection, documentSigning. */
    public static final Set<String> CLAIM_USAGES = Set.of(
            ExtendedKeyUsage.CLAIM_SIGNING, ExtendedKeyUsage.EMAIL_PROTECTION, ExtendedKeyUsage.DOCUMENT_SIGNING);

    /** For signing RFC 3161 time stamps. */
    public static final Set<String> TIME_STAMP_USAGES = Set.of(ExtendedKeyUsage.TIME_STAMPING);

    /**
     * For CAWG identity assertions, which take documentSigning and emailProtection (CAWG identity 1.3, 8.2.4). It is a name
     * of its own and no extended key usage, so that an authority for claims never answers for who somebody is.
     */
    public static final Set<String> IDENTITY_USAGES = Set.of(CertificatePath.IDENTITY);

    /**
     * An authority accepted.
     *
     * @param notBefore when it begins to be accepted, {@link Instant#MIN} for always
     * @param notAfter when it ends to be accepted, {@link Instant#MAX} for never
     * @param usages extended key usages (object identifiers), one of which the leaf must have
     */
    public record Anchor(X509Certificate certificate, Instant notBefore, Instant notAfter, Set<String> usages) {
        public Anchor {
            usages = Set.copyOf(usages);
            if (usages.isEmpty() || notAfter.isBefore(notBefore)) {
                throw new IllegalArgumentException(
                        "an anchor that accepts nothing: usages " + usages + ", from " + notBefore + " to " + notAfter);
            }
            if (certificate.getVersion() == 3 && certificate.getBasicConstraints() < 0) {
                throw new IdentityException("the certificate of " + certificate.getSubjectX500Principal()
                        + " is not an authority's (no CA:TRUE in basicConstraints), so it cannot be an anchor; a signer's"
                        + " certificate can be trusted as a leaf");
            }
        }

        /** An authority accepted for the usages within its own validity. */
        public static Anchor of(X509Certificate certificate, Set<String> usages) {
            return new Anchor(certificate, Instant.MIN, Instant.MAX, usages);
        }
    }

    public TrustPolicy {
        anchors = List.copyOf(anchors);
        leaves = Set.copyOf(leaves);
    }

    /** Trusts nobody. */
    public static TrustPolicy none() {
        return new TrustPolicy(List.of(), Set.of());
    }

    /** Trusts the authorities given for claims. */
    public static TrustPolicy of(X509Certificate... authorities) {
        return none().plusAnchors(List.of(authorities), CLAIM_USAGES);
    }

    /** Trusts further authorities, within their own validity, for the usages given. */
    public TrustPolicy plusAnchors(Collection<X509Certificate> authorities, Set<String> usages) {
        List<Anchor> all = new ArrayList<>(anchors);
        authorities.forEach(authority -> all.add(Anchor.of(authority, usages)));
        return new TrustPolicy(all, leaves);
    }

    /** Trusts a signer directly. */
    public TrustPolicy plusLeaf(X509Certificate leaf) {
        Set<X509Certificate> all = new HashSet<>(leaves);
        all.add(leaf);
        return new TrustPolicy(anchors, all);
    }

    /**
     * Whether the chain of a claim's signer leads to what this policy accepts; authorities for time stamps do not count.
     *
     * @param chain leaf first, each certificate issued by the next; more after an anchor does no harm
     * @param at the time of signing: attested by a trusted time stamp, or now
     */
    public Trust trust(List<X509Certificate> chain, Instant at) {
        if (chain.isEmpty()) {
            return new Trust.Untrusted("there is no certificate");
        }
        return new CertificatePath(this, CertificatePath.Purpose.CLAIMS, chain, at).walk();
    }

    /** The same for the certificates of somebody who names himself in an identity assertion. */
    public Trust trustIdentity(List<X509Certificate> chain, Instant at) {
        return new CertificatePath(this, CertificatePath.Purpose.IDENTITIES, chain, at).walk();
    }

    /** The same for the certificates of a time stamp: the address book does not count, nor do authorities for claims. */
    Trust trustTimeStamp(List<X509Certificate> chain, Instant at) {
        return new CertificatePath(this, CertificatePath.Purpose.TIME_STAMPS, chain, at).walk();
    }
}
