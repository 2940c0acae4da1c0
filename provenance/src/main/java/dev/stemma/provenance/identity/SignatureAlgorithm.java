package dev.stemma.provenance.identity;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.util.Optional;

/** What our identities sign with (C2PA 2.5 13.2.1). Both make signatures of 64 bytes. */
public enum SignatureAlgorithm {
    /** EdDSA over Curve25519: the same message gives the same signature. */
    ED25519(-8, "Ed25519", "Ed25519", "Ed25519", NamedParameterSpec.ED25519),
    /** ECDSA over P-256 with SHA-256; the signature is r and s, 32 bytes each. */
    ES256(-7, "SHA256withECDSAinP1363Format", "SHA256withECDSA", "EC", new ECGenParameterSpec("secp256r1"));

    private final int coseIdentifier;
    private final String rawName;
    private final String certificateName;
    private final String keyType;
    private final AlgorithmParameterSpec keyParameters;

    SignatureAlgorithm(
            int coseIdentifier,
            String rawName,
            String certificateName,
            String keyType,
            AlgorithmParameterSpec keyParameters) {
        this.coseIdentifier = coseIdentifier;
        this.rawName = rawName;
        this.certificateName = certificateName;
        this.keyType = keyType;
        this.keyParameters = keyParameters;
    }

    /** The algorithm for a key of its kind and curve. */
    public static Optional<SignatureAlgorithm> of(PublicKey key) {
        return switch (KeyKind.of(key)) {
            case P256 -> Optional.of(ES256);
            case ED25519 -> Optional.of(ED25519);
            case P384, P521, RSA, SHORT_RSA, ML_DSA, OTHER -> Optional.empty();
        };
    }

    /** The number that COSE headers name it by. */
    public int coseIdentifier() {
        return coseIdentifier;
    }

    /** Whether the signature, in COSE's raw form, is the key's over the message. A malformed signature or key gives false. */
    public boolean verifies(PublicKey key, byte[] message, byte[] signature) {
        if (!of(key).equals(Optional.of(this))) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance(rawName);
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException | InvalidKeyException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the Java platform lacks " + rawName, e);
        }
    }

    /**
     * The signature in COSE's raw form.
     *
     * @param provider the platform's own if empty
     */
    byte[] sign(PrivateKey key, Optional<Provider> provider, byte[] message) throws GeneralSecurityException {
        Signature signer =
                provider.isPresent() ? Signature.getInstance(rawName, provider.get()) : Signature.getInstance(rawName);
        signer.initSign(key);
        signer.update(message);
        return signer.sign();
    }

    KeyPair generateKey(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(keyType);
            generator.initialize(keyParameters, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the Java platform lacks keys for " + this, e);
        }
    }

    /** The name of the algorithm where certificates and requests are signed. */
    String certificateName() {
        return certificateName;
    }
}
