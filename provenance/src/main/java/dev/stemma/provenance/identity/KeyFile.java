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
import java.util.function.Supplier;

/**
 * A PKCS#12 file with one key and its certificates: the certificates in the clear and without a MAC, the key encrypted by
 * PBES2 (PBKDF2 with HMAC-SHA-256, AES-256).
 */
record KeyFile(Path path) implements StoredKey {
    private static final String ALIAS = "identity";
    /** So named, a key is known to need a password before one has been tried in vain. */
    private static final String PROTECTED_ALIAS = "identity with password";

    private static final int MAX_BYTES = 1 << 20;

    boolean exists() {
        return Files.exists(path);
    }

    @Override
    public boolean isProtected() {
        return isProtected(load());
    }

    private boolean isProtected(KeyStore store) {
        try {
            return store.containsAlias(PROTECTED_ALIAS);
        } catch (GeneralSecurityException e) {
            throw damaged(e.getMessage(), e);
        }
    }

    @Override
    public void write(Identity identity, StorePassword password, SecureRandom random) {
        String alias = password.isChosen() ? PROTECTED_ALIAS : ALIAS;
        try {
            OwnerOnly.write(path, KeyFileMaker.encode(alias, identity, password, random));
        } catch (GeneralSecurityException | IOException e) {
            throw new IdentityException("cannot write the key file " + path + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Identity read(String name, Supplier<StorePassword> passwordIfProtected) {
        KeyStore store = load();
        boolean isProtected = isProtected(store);
        StorePassword password = isProtected ? passwordIfProtected.get() : StorePassword.none();
        String alias = isProtected ? PROTECTED_ALIAS : ALIAS;
        try {
            Key key = store.getKey(alias, password.characters());
            if (!(key instanceof PrivateKey privateKey)) {
                throw damaged("it holds no private key named " + alias, null);
            }
            return Identity.of(name, privateKey, chain(store));
        } catch (UnrecoverableKeyException e) {
            throw new IdentityException("the key in " + path + " does not open with " + password.describe(), e);
        } catch (GeneralSecurityException e) {
            throw damaged(e.getMessage(), e);
        }
    }

    @Override
    public List<X509Certificate> readChain() {
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
            String alias = isProtected(store) ? PROTECTED_ALIAS : ALIAS;
            Certificate[] certificates = store.getCertificateChain(alias);
            if (certificates == null || certificates.length == 0) {
                throw damaged("it holds no certificate named " + alias, null);
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
