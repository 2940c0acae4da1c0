package dev.stemma.studio.workbench;

import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.IdentityStore;
import dev.stemma.provenance.identity.Pem;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import dev.stemma.provenance.identity.StorePassword;
import dev.stemma.provenance.identity.Subject;
import dev.stemma.provenance.identity.Token;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The keys for one purpose: made, certified, and taken elsewhere. */
public final class Keys {
    /** Files of keys are read whole up to this size. */
    private static final long LARGEST_KEY_FILE = 1L << 20;

    private static final byte DER_SEQUENCE = 0x30;

    private final IdentityStore store;
    private final Clock clock;
    private final SecureRandom random;

    Keys(IdentityStore store, Clock clock, SecureRandom random) {
        this.store = store;
        this.clock = clock;
        this.random = random;
    }

    /** Makes a key; with no subject it names a pseudonym. */
    public Identity create(String name, SignatureAlgorithm algorithm, Optional<Subject> subject)
            throws WorkbenchException {
        return Signing.guarded(() -> store.create(name, algorithm, subject, clock, random));
    }

    /** The same for a key on a device. */
    public Identity createOn(Token token, String name, Optional<Subject> subject) throws WorkbenchException {
        return Signing.guarded(
                "--pkcs11 names a configuration of SunPKCS11: name, library, and slot or slotListIndex",
                () -> store.createOn(token, name, subject, clock, random));
    }

    /** Certificates in PEM, leaf first, without the root. */
    public String exportChain(String name) throws WorkbenchException {
        return Signing.guarded(() -> store.exportChain(name));
    }

    /** Writes the key with its certificates as PKCS#12 into a file that is not there yet. */
    public void exportKey(String name, Path file, StorePassword password) throws WorkbenchException {
        SafeFiles.requireFree(file, false);
        Signing.guarded(() -> {
            store.exportKey(name, file, password, random);
            return file;
        });
    }

    /** A request to an authority, PKCS#10 in PEM. */
    public String certificateRequest(String name) throws WorkbenchException {
        return Signing.guarded(() -> store.certificateRequest(name));
    }

    /** Gives an identity the certificates in a PEM file. */
    public Identity importCertificates(String name, Path pem) throws WorkbenchException {
        SafeFiles.requireFile(pem);
        return Signing.guarded(
                "import takes the PEM file that an authority issued for this identity, leaf first", () -> {
                    List<X509Certificate> certificates = Pem.certificates(pem);
                    return store.importCertificates(name, certificates, random);
                });
    }

    /** Whether a file holds a key with its certificates, not certificates alone: it is no text in PEM. */
    public static boolean holdsKey(Path file) throws WorkbenchException {
        byte[] content = SafeFiles.read(file, LARGEST_KEY_FILE);
        return content.length > 0 && content[0] == DER_SEQUENCE;
    }

    /** Makes an identity of the key in a PKCS#12 file. */
    public Identity importKey(String name, Path file, StorePassword password) throws WorkbenchException {
        byte[] content = SafeFiles.read(file, LARGEST_KEY_FILE);
        return Signing.guarded(
                "the password is that of the file, from STEMMA_TRANSFER_PASSWORD or the terminal",
                () -> store.importKey(name, content, password, random));
    }

    /** Has the local authority certify an identity for a further year. */
    public Identity renew(String name) throws WorkbenchException {
        return Signing.guarded(() -> store.renew(name, clock, random));
    }
}
