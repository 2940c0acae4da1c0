package dev.stemma.provenance.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * A PKCS#12 file with one key and its certificates: the certificates in the clear and without a MAC, the key encrypted by
 * PBES2 (PBKDF2 with HMAC-SHA-256, AES-256).
 */
record KeyFile(Path path, StorePassword password) {
    private static final String ALIAS = "identity";
    private static final int MAX_BYTES = 1 << 20;

    boolean exists() {
        return Files.exists(path);
    }

    void write(Identity identity, SecureRandom random) {
        try {
            OwnerOnly.write(path, KeyFileMaker.encode(ALIAS, identity, password, random));
        } catch (GeneralSecurityException | IOException e) {
            throw new IdentityException("cannot write the key file " + path + ": " + e.getMessage(), e);
        }
    }

    /** The identity; its key must open with the password. */
    Identity read(String name) {
        KeyStore store = load();
        try {
            Key key = store.getKey(ALIAS, password.characters());
            if (!(key instanceof PrivateKey privateKey)) {
                throw damaged("it holds no private key named " + ALIAS, null);
            }
            return Identity.of(name, privateKey, chain(store));
        } catch (UnrecoverableKeyException e) {
            throw new IdentityException("the key in " + path + " does not open with " + password.describe(), e);
        } catch (GeneralSecurityException e) {
            throw damaged(e.getMessage(), e);
        }
    }

    /** The certificates alone, which need no password. */
    List<X509Certificate> readChain() {
        return chain(load());
    }

    private KeyStore load() {
        byte[] content = content();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(content), null);
            return store;
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw damaged(e.getMessage(), e);
        }
    }

    private byte[] content() {
        try {
            OwnerOnly.check(path);
            if (Files.size(path) > MAX_BYTES) {
                throw damaged("it has more than " + MAX_BYTES + " bytes", null);
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new IdentityException("cannot read the key file " + path + ": " + DiskProblem.of(e), e);
        }
    }

    private List<X509Certificate> chain(KeyStore store) {
        try {
            Certificate[] certificates = store.getCertificateChain(ALIAS);
            if (certificates == null || certificates.length == 0) {
                throw damaged("it holds no certificate named " + ALIAS, null);
            }
            List<X509Certificate> chain = new ArrayList<>();
            for (Certificate certificate : certificates) {
                chain.add((X509Certificate) certificate);
            }
            return chain;
        } catch (GeneralSecurityException e) {
            throw damaged(e.getMessage(), e);
        }
    }

    private IdentityException damaged(String problem, Exception cause) {
        return new IdentityException(
                "cannot use the key file " + path + ": " + (problem == null ? "it is no PKCS#12 file" : problem)
                        + "; put it back from a backup, or move it away and a new key is made at the next use",
                cause);
    }
}
