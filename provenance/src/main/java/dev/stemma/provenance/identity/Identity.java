package dev.stemma.provenance.identity;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** Someone who signs: a private key and the certificates that say whose it is. */
public final class Identity {
    private final String name;
    private final SignatureAlgorithm algorithm;
    private final PrivateKey key;
    private final List<X509Certificate> chain;
    private final Optional<Provider> provider;
    /** Whether a signature has shown that the key is the certificate's. */
    private volatile boolean keyChecked;

    private Identity(
            String name,
            SignatureAlgorithm algorithm,
            PrivateKey key,
            List<X509Certificate> chain,
            Optional<Provider> provider) {
        this.name = name;
        this.algorithm = algorithm;
        this.key = key;
        this.chain = chain;
        this.provider = provider;
    }

    /**
     * An identity from its parts.
     *
     * @param name what its owner calls it
     * @param chain leaf first, each certificate issued by the next, without the root
     * @throws IdentityException if there is no certificate, or one for a kind of key that no {@link SignatureAlgorithm} has
     */
    public static Identity of(String name, PrivateKey key, List<X509Certificate> chain) {
        return of(name, key, chain, Optional.empty());
    }

    /** The same for a key that never leaves the device of its provider. */
    static Identity of(String name, PrivateKey key, List<X509Certificate> chain, Optional<Provider> provider) {
        if (chain.isEmpty()) {
            throw new IdentityException("identity " + name + " has no certificate");
        }
        X509Certificate leaf = chain.get(0);
        SignatureAlgorithm algorithm = SignatureAlgorithm.of(leaf.getPublicKey())
                .orElseThrow(() -> new IdentityException("identity " + name + " has a key of type "
                        + leaf.getPublicKey().getAlgorithm() + "; expected Ed25519 or P-256"));
        return new Identity(name, algorithm, key, List.copyOf(chain), provider);
    }

    /** What its owner calls it. */
    public String name() {
        return name;
    }

    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    /** The certificates, leaf first, without the root: what the header {@code x5chain} holds. */
    public List<X509Certificate> chain() {
        return chain;
    }

    /** The leaf, which names the owner of the key. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /**
     * The signature over the message, 64 bytes in COSE's raw form (ES256: r then s). The first one is checked against the
     * certificate before it is given out.
     *
     * @throws IdentityException if the key is not the certificate's
     */
    public byte[] sign(byte[] message) {
        byte[] signature;
        try {
            signature = algorithm.sign(key, provider, message);
        } catch (GeneralSecurityException e) {
            throw new IdentityException("the key of identity " + name + " cannot sign with " + algorithm, e);
        }
        if (!keyChecked && !algorithm.verifies(certificate().getPublicKey(), message, signature)) {
            throw new IdentityException("the private key of identity " + name + " is not the one that its certificate ("
                    + certificate().getSubjectX500Principal() + ") names; put its file back from a backup");
        }
        keyChecked = true;
        return signature;
    }

    PrivateKey key() {
        return key;
    }

    /** What signs with the key, if it is none of the platform's own. */
    Optional<Provider> provider() {
        return provider;
    }

    /** The same key with other certificates. */
    Identity with(List<X509Certificate> certificates) {
        return of(name, key, certificates, provider);
    }
}
