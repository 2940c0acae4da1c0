package dev.stemma.provenance.identity;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * The identities of one person on one machine, and the authority that certifies them.
 *
 * <pre>
 * HOME/ca.pem                 the authority's root, to give to others
 * HOME/ca.p12                 its key
 * HOME/identities/NAME.p12    a key for claims and its certificates
 * HOME/identities/NAME.PURPOSE.p12    the same for another {@link KeyPurpose}; made at first use
 * HOME/identities/NAME[.PURPOSE].p11    instead of it, where the key is on a device
 * HOME/lock                   held by the process that changes something
 * </pre>
 *
 * <p>Only the owner can read the files; a password may protect the identities beyond that. Files are replaced whole, and
 * processes that start together agree on one authority. A file that is damaged or open to others is refused, never
 * replaced.
 */
public final class IdentityStore {
    /**
     * What is known of a key without opening it.
     *
     * @param chain leaf first, without the root
     */
    public record Entry(String name, KeyPurpose purpose, SignatureAlgorithm algorithm, List<X509Certificate> chain) {
        /** Whether the certificate ends within {@link #RENEWAL_PERIOD} or has ended. */
        public boolean endsSoon(Instant now) {
            return Validity.of(chain.get(0)).notAfter().isBefore(now.plus(RENEWAL_PERIOD));
        }
    }

    /** How long before the end of a certificate its owner is to hear of it. */
    public static final Duration RENEWAL_PERIOD = Duration.ofDays(30);

    private final Path home;
    private final Passwords passwords;
    private final KeyPurpose purpose;
    private final IdentityFolder folder;
    private final AuthorityFiles authority;

    private IdentityStore(Path home, Passwords passwords, KeyPurpose purpose) {
        this.home = home;
        this.passwords = passwords;
        this.purpose = purpose;
        this.folder = new IdentityFolder(home.resolve("identities"));
        this.authority = new AuthorityFiles(home);
    }

    /** The store in a folder, which is made at first use. Keys are protected by the rights of the files. */
    public static IdentityStore at(Path home) {
        return at(home, Passwords.always(StorePassword.none()));
    }

    /** The same with passwords for the identities that are opened and made. */
    public static IdentityStore at(Path home, Passwords passwords) {
        return new IdentityStore(home.toAbsolutePath(), passwords, KeyPurpose.CLAIMS);
    }

    /** The same store, working with the keys for a purpose; those for claims if nothing is said. */
    public IdentityStore forPurpose(KeyPurpose wanted) {
        return new IdentityStore(home, passwords, wanted);
    }

    /** Where the root of the local authority is, in PEM, once there is one. */
    public Path authorityFile() {
        return authority.rootFile();
    }

    /** The root of the local authority, once there is one. */
    public Optional<X509Certificate> root() {
        return authority.root();
    }

    /**
     * The identity of that name, made at first use. One whose certificate of the local authority has ended gets a new
     * certificate for the same key.
     *
     * @param algorithm for the first key; a further one is like it
     * @throws IdentityException if its file cannot be used, or a certificate of another authority has ended
     */
    public Identity openOrCreate(String name, SignatureAlgorithm algorithm, Clock clock, SecureRandom random) {
        Identity identity = open(name)
                .orElseGet(() -> exclusively(() -> open(name)
                        .orElseGet(() -> make(name, like(name).orElse(algorithm), Optional.empty(), clock, random))));
        return Validity.of(identity.certificate()).contains(clock.instant()) ? identity : renew(name, clock, random);
    }

    private Optional<SignatureAlgorithm> like(String name) {
        return purpose.algorithm()
                .or(() -> folder.findAny(name)
                        .flatMap(key ->
                                SignatureAlgorithm.of(key.readChain().get(0).getPublicKey())));
    }

    /**
     * A new key.
     *
     * @param algorithm where the purpose does not ask for a certain one
     * @param subject what the identity's other key says if empty, else a pseudonym: the name
     * @throws IdentityException if the identity has one for this purpose
     */
    public Identity create(
            String name, SignatureAlgorithm algorithm, Optional<Subject> subject, Clock clock, SecureRandom random) {
        return exclusively(() -> {
            folder.requireFree(name, purpose);
            return make(name, purpose.algorithm().orElse(algorithm), subject, clock, random);
        });
    }

    /** The same on a device, under the alias that is there, or made there. */
    public Identity createOn(Token token, String name, Optional<Subject> subject, Clock clock, SecureRandom random) {
        return exclusively(() -> {
            folder.requireFree(name, purpose);
            StorePassword pin = passwords.toOpen(name);
            LocalAuthority local = authority.openOrCreate(clock, random);
            X500Principal principal = principal(name, subject, local);
            List<X509Certificate> chain =
                    token.findOrMake(pin, key -> local.certify(key, purpose, principal, clock, random));
            Identity identity = token.open(name, pin, chain);
            folder.tokenFile(name, purpose).write(token, chain);
            return identity;
        });
    }

    /** The identity of that name, if there is one. */
    public Optional<Identity> open(String name) {
        return folder.find(name, purpose).map(file -> file.read(name, () -> passwords.toOpen(name)));
    }

    /** All keys, for whatever purpose, by name. */
    public List<Entry> list() {
        return folder.list().stream().map(this::entry).toList();
    }

    /** What is known of a key without opening it. */
    public Optional<Entry> find(String name) {
        return folder.find(name, purpose).map(file -> entry(new FileName.Parts(name, purpose)));
    }

    /** Whether the key of an identity opens with a password only; not if it has none. */
    public boolean isProtected(String name) {
        return folder.find(name, purpose).filter(StoredKey::isProtected).isPresent();
    }

    /** The certificates of an identity as PEM, leaf first, without the root. */
    public String exportChain(String name) {
        return Pem.encode(find(name).orElseThrow(() -> noSuch(name)).chain());
    }

    /** Writes key and certificates as PKCS#12 under a password of its own, for their owner alone to read. */
    public void exportKey(String name, Path file, StorePassword password, SecureRandom random) {
        KeyTransfer.write(existing(name), file, password, random);
    }

    /** A request (PKCS#10, PEM) that asks an authority to certify the key and the subject of an identity. */
    public String certificateRequest(String name) {
        return Pem.encode("CERTIFICATE REQUEST", CertificateMaker.request(existing(name), purpose));
    }

    /**
     * Gives an identity the certificates that an authority issued for its key.
     *
     * @param certificates in any order, with or without the root
     * @throws IdentityException if none is for the key, or it does not fit the {@link CertificateProfile}
     */
    public Identity importCertificates(String name, List<X509Certificate> certificates, SecureRandom random) {
        return exclusively(() -> {
            Identity identity = existing(name);
            return replace(identity.with(ImportedChain.of(identity, purpose, certificates)), random);
        });
    }

    /**
     * Makes an identity of a key that comes from elsewhere.
     *
     * @param file PKCS#12 with one key
     * @throws IdentityException if the identity has a key for this purpose, or the file's does not fit it
     */
    public Identity importKey(String name, byte[] file, StorePassword password, SecureRandom random) {
        return exclusively(() -> {
            folder.requireFree(name, purpose);
            Identity identity = KeyTransfer.decode(name, file, password);
            Identity fit = identity.with(ImportedChain.of(identity, purpose, identity.chain()));
            fit.sign(new byte[0]);
            folder.keyFile(name, purpose).write(fit, passwordForNew(name), random);
            return fit;
        });
    }

    /** Has the local authority certify an identity's key for a further year. */
    public Identity renew(String name, Clock clock, SecureRandom random) {
        return exclusively(() -> {
            Identity identity = existing(name);
            LocalAuthority local = authority.openOrCreate(clock, random);
            X509Certificate leaf = identity.certificate();
            if (!local.issued(leaf)) {
                throw new IdentityException("the certificate of identity " + name + " "
                        + Validity.of(leaf)
                                .problemAt(clock.instant())
                                .orElse("is valid until " + Validity.of(leaf).notAfter())
                        + "; " + leaf.getIssuerX500Principal()
                        + " issued it, so request a new one there and import it");
            }
            return replace(identity.with(List.of(local.renew(leaf, purpose, clock, random))), random);
        });
    }

    /** Removes all keys of an identity, and says for what they were; what is on a device stays there. */
    public List<KeyPurpose> delete(String name) {
        return exclusively(() -> folder.delete(name));
    }

    private Entry entry(FileName.Parts key) {
        StoredKey file = folder.find(key.name(), key.purpose()).orElseThrow(() -> noSuch(key.name()));
        List<X509Certificate> chain = file.readChain();
        return new Entry(
                key.name(),
                key.purpose(),
                SignatureAlgorithm.of(chain.get(0).getPublicKey())
                        .orElseThrow(() ->
                                new IdentityException("the key in " + file.path() + " is neither Ed25519 nor P-256")),
                chain);
    }

    private Identity existing(String name) {
        return open(name).orElseThrow(() -> noSuch(name));
    }

    private IdentityException noSuch(String name) {
        return new IdentityException(
                folder.findAny(name).isEmpty()
                        ? "there is no identity " + name + " in " + home
                        : "identity " + name + " has no key for " + purpose + " yet; it is made when one is needed");
    }

    private Identity make(
            String name, SignatureAlgorithm algorithm, Optional<Subject> subject, Clock clock, SecureRandom random) {
        StorePassword password = passwordForNew(name);
        LocalAuthority local = authority.openOrCreate(clock, random);
        X500Principal principal = principal(name, subject, local);
        Identity identity = local.issue(name, purpose, algorithm, principal, clock, random);
        folder.keyFile(name, purpose).write(identity, password, random);
        return identity;
    }

    /** A further key gets the password of the first, which must be the right one: that key is opened with it. */
    private StorePassword passwordForNew(String name) {
        Optional<StoredKey> other = folder.findAny(name);
        if (other.isEmpty() || other.get() instanceof TokenFile) {
            return passwords.forNewKey(name);
        }
        if (!other.get().isProtected()) {
            return StorePassword.none();
        }
        StorePassword password = passwords.toOpen(name);
        other.get().read(name, () -> password);
        return password;
    }

    /** A name that the local authority gave the person before, so that all keys say the same. */
    private X500Principal principal(String name, Optional<Subject> subject, LocalAuthority local) {
        return subject.map(CertificateMaker::principal)
                .or(() -> folder.findAny(name)
                        .map(key -> key.readChain().get(0))
                        .filter(local::issued)
                        .map(X509Certificate::getSubjectX500Principal))
                .orElseGet(() -> CertificateMaker.principal(Subject.pseudonym(name)));
    }

    private Identity replace(Identity identity, SecureRandom random) {
        String name = identity.name();
        StoredKey file = folder.find(name, purpose).orElseThrow(() -> noSuch(name));
        file.write(identity, file.isProtected() ? passwords.toOpen(name) : StorePassword.none(), random);
        return identity;
    }

    /**
     * A change to what lies in the folder of a store.
     *
     * @param <E> what can go wrong
     */
    public interface Change<T, E extends Exception> {
        T make() throws E;
    }

    /**
     * Runs alone among all threads and processes that change something in this folder. A change must not ask for a further
     * one.
     *
     * @throws IdentityException if the folder cannot be used
     */
    public <T, E extends Exception> T exclusively(Change<T, E> change) throws E {
        return FolderLock.run(home, folder.path(), change);
    }
}
