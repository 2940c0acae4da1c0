package dev.stemma.provenance.identity;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.crypto.spec.PBEParameterSpec;

/** A key with its certificates as PKCS#12, for taking it to another program or machine: with a MAC, as those want it. */
final class KeyTransfer {
    private static final String TYPE = "PKCS12";
    private static final String ENCRYPTION = "PBEWithHmacSHA256AndAES_256";
    private static final int SALT_BYTES = 16;

    private KeyTransfer() {}

    static void write(Identity identity, Path file, StorePassword password, SecureRandom random) {
        byte[] content = encode(identity, password, random);
        try {
            OwnerOnly.write(file.toAbsolutePath(), content);
        } catch (IOException e) {
            throw new IdentityException("cannot write " + file + ": " + DiskProblem.of(e), e);
        }
    }

    private static byte[] encode(Identity identity, StorePassword password, SecureRandom random) {
        if (identity.provider().isPresent()) {
            throw new IdentityException("the key of identity " + identity.name()
                    + " is on a device and cannot be taken out of it; its certificates can");
        }
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        try {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(null, null);
            store.setEntry(
                    identity.name(),
                    new KeyStore.PrivateKeyEntry(
                            identity.key(), identity.chain().toArray(Certificate[]::new)),
                    new KeyStore.PasswordProtection(
                            password.characters(), ENCRYPTION, new PBEParameterSpec(salt, password.rounds())));
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            store.store(file, password.characters());
            return file.toByteArray();
        } catch (GeneralSecurityException | IOException e) {
            throw new IdentityException("the key of identity " + identity.name() + " cannot be exported", e);
        }
    }

    /** The one key of the file. */
    static Identity decode(String name, byte[] file, StorePassword password) {
        try {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(new ByteArrayInputStream(file), password.characters());
            List<String> aliases = new ArrayList<>();
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    aliases.add(alias);
                }
            }
            if (aliases.size() != 1) {
                throw new IdentityException("the file holds " + aliases.size() + " keys; expected one");
            }
            Key key = store.getKey(aliases.get(0), password.characters());
            List<X509Certificate> chain = new ArrayList<>();
            for (Certificate certificate : store.getCertificateChain(aliases.get(0))) {
                chain.add((X509Certificate) certificate);
            }
            return Identity.of(name, (PrivateKey) key, CertificateChain.from(chain.get(0), chain));
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw e instanceof IdentityException known
                    ? known
                    : new IdentityException("the file is no PKCS#12 that opens with the password given", e);
        }
    }
}
