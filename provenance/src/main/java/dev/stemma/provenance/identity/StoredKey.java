package dev.stemma.provenance.identity;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;

/** The file that holds a key with its certificates, or says where the key is. */
sealed interface StoredKey permits KeyFile, TokenFile {
    Path path();

    /** Whether its owner chose a password that opens it. */
    boolean isProtected();

    /**
     * The identity.
     *
     * @param password asked for only if the key is protected
     */
    Identity read(String name, Supplier<StorePassword> password);

    /** The certificates alone, which need no password. */
    List<X509Certificate> readChain();

    /** Replaces the key and its certificates as a whole. */
    void write(Identity identity, StorePassword password, SecureRandom random);
}
