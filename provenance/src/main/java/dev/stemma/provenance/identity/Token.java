package dev.stemma.provenance.identity;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Optional;

/**
 * A key on a device, smart card or key store of the operating system that speaks PKCS#11, through the JDK's SunPKCS11. Such
 * keys are P-256: the JDK has no Ed25519 there.
 *
 * @param configuration the file that SunPKCS11 reads: {@code name}, {@code library}, {@code slot} or {@code slotListIndex}
 * @param alias of the key on the device
 */
public record Token(Path configuration, String alias) {
    private static final String PROVIDER = "SunPKCS11";

    public Token {
        if (alias.isBlank() || alias.chars().anyMatch(Character::isISOControl)) {
            throw new IdentityException(
                    "a key on a device has a name without control characters, found: \"" + alias + "\"");
        }
    }

    /** The identity whose key this is, with the certificates that are kept here, not there. */
    Identity open(String name, StorePassword pin, List<X509Certificate> chain) {
        Provider provider = provider();
        try {
            Key key = keys(provider, pin).getKey(alias, null);
            if (!(key instanceof PrivateKey privateKey)) {
                throw new IdentityException("the device of " + configuration + " has no key named " + alias
                        + "; insert the one on which identity " + name + " was made");
            }
            return Identity.of(name, privateKey, chain, Optional.of(provider));
        } catch (GeneralSecurityException e) {
            throw failed(e);
        }
    }

    /**
     * The public key under the alias, made on the device if there is none.
     *
     * @param certify makes a certificate for a public key
     */
    List<X509Certificate> findOrMake(StorePassword pin, Certifying certify) {
        Provider provider = provider();
        try {
            KeyStore keys = keys(provider, pin);
            if (keys.isKeyEntry(alias)) {
                return List.of(certify.certificate(keys.getCertificate(alias).getPublicKey()));
            }
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            X509Certificate certificate = certify.certificate(pair.getPublic());
            keys.setKeyEntry(alias, pair.getPrivate(), null, new X509Certificate[] {certificate});
            return List.of(certificate);
        } catch (GeneralSecurityException e) {
            throw failed(e);
        }
    }

    /** Somebody who certifies keys. */
    interface Certifying {
        X509Certificate certificate(PublicKey key);
    }

    private Provider provider() {
        Provider platform = Security.getProvider(PROVIDER);
        if (platform == null) {
            throw new IdentityException("this Java has no " + PROVIDER + ", which keys on devices need");
        }
        try {
            return platform.configure(configuration.toString());
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    private KeyStore keys(Provider provider, StorePassword pin) throws GeneralSecurityException {
        try {
            KeyStore keys = KeyStore.getInstance("PKCS11", provider);
            keys.load(null, pin.characters());
            return keys;
        } catch (IOException e) {
            throw new IdentityException(
                    "the device of " + configuration + " does not open with the PIN given: " + reason(e), e);
        }
    }

    private IdentityException failed(Exception e) {
        return new IdentityException("the device that " + configuration + " describes cannot be used: " + reason(e), e);
    }

    /** The innermost cause names the code of PKCS#11. */
    private static String reason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
