package dev.stemma.provenance.identity;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/**
 * A certification authority of one's own: a P-256 key and a self-signed root, valid for ten years. What it certifies is
 * trusted where its root is: on its own machine, and wherever someone adds it.
 */
public final class LocalAuthority {
    private static final Duration LIFETIME = Duration.ofDays(3652);
    private static final Duration LEAF_LIFETIME = Duration.ofDays(365);
    /** Certificates begin this long before now, for readers whose clock is late. */
    private static final Duration BACKDATED = Duration.ofHours(1);

    private final PrivateKey key;
    private final X509Certificate root;

    private LocalAuthority(PrivateKey key, X509Certificate root) {
        this.key = key;
        this.root = root;
    }

    /** A new authority; its name ends in eight random digits, so that two can be told apart. */
    public static LocalAuthority create(Clock clock, SecureRandom random) {
        KeyPair pair = SignatureAlgorithm.ES256.generateKey(random);
        byte[] suffix = new byte[4];
        random.nextBytes(suffix);
        Subject subject = new Subject("Stemma local CA " + HexFormat.of().formatHex(suffix), "Stemma", "ZZ");
        Instant start = start(clock);
        X509Certificate root = CertificateMaker.root(pair, subject, new Validity(start, start.plus(LIFETIME)), random);
        return new LocalAuthority(pair.getPrivate(), root);
    }

    static LocalAuthority of(Identity stored) {
        return new LocalAuthority(stored.key(), stored.certificate());
    }

    /** The certificate to give to others who are to trust this authority. */
    public X509Certificate root() {
        return root;
    }

    /** A new key for claims with a certificate for one year. */
    public Identity issue(
            String name, SignatureAlgorithm algorithm, Subject subject, Clock clock, SecureRandom random) {
        return issue(name, KeyPurpose.CLAIMS, algorithm, subject, clock, random);
    }

    /** A new key with a certificate for one year. */
    public Identity issue(
            String name,
            KeyPurpose purpose,
            SignatureAlgorithm algorithm,
            Subject subject,
            Clock clock,
            SecureRandom random) {
        return issue(name, purpose, algorithm, CertificateMaker.principal(subject), clock, random);
    }

    /** The same for a subject that another certificate names. */
    Identity issue(
            String name,
            KeyPurpose purpose,
            SignatureAlgorithm algorithm,
            X500Principal subject,
            Clock clock,
            SecureRandom random) {
        KeyPair pair = algorithm.generateKey(random);
        X509Certificate certificate = certify(pair.getPublic(), purpose, subject, clock, random);
        return Identity.of(name, pair.getPrivate(), List.of(certificate));
    }

    /**
     * A certificate for one year that fits C2PA claims (C2PA 2.5 13.5.1) and the validators that want
     * {@code emailProtection} beside claim signing.
     *
     * @throws IdentityException if this authority itself ends too soon
     */
    public X509Certificate certify(PublicKey leafKey, Subject subject, Clock clock, SecureRandom random) {
        return certify(leafKey, KeyPurpose.CLAIMS, CertificateMaker.principal(subject), clock, random);
    }

    /** Certifies the key and the subject of a certificate anew. */
    X509Certificate renew(X509Certificate leaf, KeyPurpose purpose, Clock clock, SecureRandom random) {
        return certify(leaf.getPublicKey(), purpose, leaf.getSubjectX500Principal(), clock, random);
    }

    /** Whether the certificate names this authority as its issuer. */
    boolean issued(X509Certificate leaf) {
        return leaf.getIssuerX500Principal().equals(root.getSubjectX500Principal());
    }

    /** This authority as a key with a certificate, to be stored. */
    Identity toStore() {
        return Identity.of("ca", key, List.of(root));
    }

    /** A certificate for one year for whoever holds the key. */
    X509Certificate certify(
            PublicKey leafKey, KeyPurpose purpose, X500Principal subject, Clock clock, SecureRandom random) {
        Instant start = start(clock);
        Validity validity = new Validity(start, start.plus(LEAF_LIFETIME));
        if (validity.notAfter().isAfter(Validity.of(root).notAfter())) {
            throw new IdentityException("the local authority " + root.getSubjectX500Principal() + " ends on "
                    + Validity.of(root).notAfter() + ", less than a year from now; move ca.pem and ca.p12 away to start"
                    + " a new one");
        }
        return CertificateMaker.leaf(key, root, leafKey, purpose, subject, validity, random);
    }

    private static Instant start(Clock clock) {
        return clock.instant().minus(BACKDATED).truncatedTo(ChronoUnit.SECONDS);
    }
}
