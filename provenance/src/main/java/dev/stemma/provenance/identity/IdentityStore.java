package dev.stemma.provenance.identity;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The identities of one person on one machine, and the authority that certifies them.
 *
 * <pre>
 * HOME/ca.pem                 the authority's root, to give to others
 * HOME/ca.p12                 its key
 * HOME/identities/NAME.p12    a key and its certificates
 * HOME/lock                   held by the process that changes something
 * </pre>
 *
 * <p>Only the owner can read the files; a password may protect the identities beyond that. Files are replaced whole, and
 * processes that start together agree on one authority. A file that is damaged or open to others is refused, never
 * replaced.
 */
public final class IdentityStore {
    /**
     * What is known of an identity without its key.
     *
     * @param chain leaf first, without the root
     */
    public record Entry(String name, SignatureAlgorithm algorithm, List<X509Certificate> chain) {
        /** Whether the certificate ends within {@link #RENEWAL_PERIOD} or has ended. */
        public boolean endsSoon(Instant now) {
            return Validity.of(chain.get(0)).notAfter().isBefore(now.plus(RENEWAL_PERIOD));
        }
    }

    /** How long before the end of a certificate its owner is to hear of it. */
    public static final Duration RENEWAL_PERIOD = Duration.ofDays(30);

    private final Path home;
    private final StorePassword password;

    private IdentityStore(Path home, StorePassword password) {
        this.home = home;
        this.password = password;
    }

    /** The store in a folder, which is made at first use. Keys are protected by the rights of the files. */
    public static IdentityStore at(Path home) {
        return at(home, StorePassword.none());
    }

    /** The same with a password for the identities that are opened and made. */
    public static IdentityStore at(Path home, StorePassword password) {
        return new IdentityStore(home.toAbsolutePath(), password);
    }

    /** Where the root of the local authority is, in PEM, once there is one. */
    public Path authorityFile() {
        return home.resolve("ca.pem");
    }

    /** The root of the local authority, once there is one. */
    public Optional<X509Certificate> root() {
        if (Files.exists(authorityFile())) {
            return Optional.of(Pem.certificates(authorityFile()).get(0));
        }
        return authorityKey().exists() ? Optional.of(authorityKey().readChain().get(0)) : Optional.empty();
    }

    /**
     * The identity of that name, made at first use. One whose certificate of the local authority has ended gets a new
     * certificate for the same key.
     *
     * @param algorithm for a new key; an existing one keeps its own
     * @throws IdentityException if its file cannot be used, or a certificate of another authority has ended
     */
    public Identity openOrCreate(String name, SignatureAlgorithm algorithm, Clock clock, SecureRandom random) {
        Identity identity = open(name)
                .orElseGet(() -> exclusively(() ->
                        open(name).orElseGet(() -> make(name, algorithm, Subject.pseudonym(name), clock, random))));
        return Validity.of(identity.certificate()).contains(clock.instant()) ? identity : renew(name, clock, random);
    }

    /**
     * A new identity for the subject given.
     *
     * @throws IdentityException if there is one of that name
     */
    public Identity create(
            String name, SignatureAlgorithm algorithm, Subject subject, Clock clock, SecureRandom random) {
        return exclusively(() -> {
            if (file(name).exists()) {
                throw new IdentityException("there is an identity " + name + " already, in "
                        + file(name).path());
            }
            return make(name, algorithm, subject, clock, random);
        });
    }

    /** The identity of that name, if there is one. */
    public Optional<Identity> open(String name) {
        KeyFile file = file(name);
        return file.exists() ? Optional.of(file.read(name)) : Optional.empty();
    }

    /** All identities by name. */
    public List<Entry> list() {
        Path folder = home.resolve("identities");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(file -> FileName.decode(file).stream())
                    .sorted()
                    .map(this::entry)
                    .toList();
        } catch (IOException e) {
            throw new IdentityException("cannot list the identities in " + folder + ": " + DiskProblem.of(e), e);
        }
    }

    /** The certificates of an identity as PEM, leaf first, without the root. */
    public String exportChain(String name) {
        return Pem.encode(entry(name).chain());
    }

    /** A request (PKCS#10, PEM) that asks an authority to certify the key and the subject of an identity. */
    public String certificateRequest(String name) {
        return Pem.encode("CERTIFICATE REQUEST", CertificateMaker.request(existing(name), KeyPurpose.CLAIMS));
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
            return store(Identity.of(name, identity.key(), ImportedChain.of(identity, certificates)), random);
        });
    }

    /** Has the local authority certify an identity's key for a further year. */
    public Identity renew(String name, Clock clock, SecureRandom random) {
        return exclusively(() -> {
            Identity identity = existing(name);
            LocalAuthority authority = authority(clock, random);
            X509Certificate leaf = identity.certificate();
            if (!leaf.getIssuerX500Principal().equals(authority.root().getSubjectX500Principal())) {
                throw new IdentityException("the certificate of identity " + name + " "
                        + Validity.of(leaf)
                                .problemAt(clock.instant())
                                .orElse("is valid until " + Validity.of(leaf).notAfter())
                        + "; " + leaf.getIssuerX500Principal()
                        + " issued it, so request a new one there and import it");
            }
            return store(
                    Identity.of(name, identity.key(), List.of(authority.renew(leaf, KeyPurpose.CLAIMS, clock, random))),
                    random);
        });
    }

    private Entry entry(String name) {
        KeyFile file = file(name);
        if (!file.exists()) {
            throw noSuch(name);
        }
        List<X509Certificate> chain = file.readChain();
        return new Entry(
                name,
                SignatureAlgorithm.of(chain.get(0).getPublicKey())
                        .orElseThrow(() ->
                                new IdentityException("the key in " + file.path() + " is neither Ed25519 nor P-256")),
                chain);
    }

    private Identity existing(String name) {
        return open(name).orElseThrow(() -> noSuch(name));
    }

    private IdentityException noSuch(String name) {
        return new IdentityException("there is no identity " + name + " in " + home);
    }

    private Identity make(
            String name, SignatureAlgorithm algorithm, Subject subject, Clock clock, SecureRandom random) {
        return store(authority(clock, random).issue(name, algorithm, subject, clock, random), random);
    }

    private Identity store(Identity identity, SecureRandom random) {
        file(identity.name()).write(identity, random);
        return identity;
    }

    /** The local authority, made at first use; only under the lock. */
    private LocalAuthority authority(Clock clock, SecureRandom random) {
        KeyFile key = authorityKey();
        LocalAuthority authority;
        if (key.exists()) {
            authority = LocalAuthority.of(key.read("ca"));
        } else if (Files.exists(authorityFile())) {
            throw new IdentityException("the local authority's key " + key.path() + " is missing, its certificate "
                    + authorityFile() + " is there; put the key back from a backup, or move the certificate away to"
                    + " start a new authority");
        } else {
            authority = LocalAuthority.create(clock, random);
            key.write(authority.toStore(), random);
        }
        if (!Files.exists(authorityFile())) {
            writeRoot(authority.root());
        } else if (!root().equals(Optional.of(authority.root()))) {
            throw new IdentityException(authorityFile() + " is not the certificate of the key in " + key.path()
                    + "; move it away and it is written anew");
        }
        return authority;
    }

    private void writeRoot(X509Certificate root) {
        try {
            OwnerOnly.write(authorityFile(), Pem.encode(List.of(root)).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new IdentityException("cannot write " + authorityFile() + ": " + DiskProblem.of(e), e);
        }
    }

    private KeyFile authorityKey() {
        return new KeyFile(home.resolve("ca.p12"), StorePassword.none());
    }

    private KeyFile file(String name) {
        return new KeyFile(home.resolve("identities").resolve(FileName.encode(name)), password);
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
        synchronized (IdentityStore.class) {
            try {
                OwnerOnly.createFolder(home);
                OwnerOnly.createFolder(home.resolve("identities"));
                try (FileChannel lock =
                        FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                    lock.lock();
                    return change.make();
                }
            } catch (IOException e) {
                throw new IdentityException("cannot use the folder " + home + " for keys: " + DiskProblem.of(e), e);
            }
        }
    }
}
