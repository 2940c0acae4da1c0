package dev.stemma.studio.workbench;

import dev.stemma.provenance.c2pa.Signer;
import dev.stemma.provenance.identity.HttpTimeStampAuthority;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.IdentityException;
import dev.stemma.provenance.identity.IdentityStore;
import dev.stemma.provenance.identity.Pem;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import dev.stemma.provenance.identity.Subject;
import dev.stemma.provenance.identity.Validity;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The identities on this machine. */
public final class Signing {
    /** The identity that signs when nobody is named. */
    public static final String DEFAULT_IDENTITY = "local";

    private final IdentityStore store;
    private final TrustStore trust;
    private final Clock clock;
    private final SecureRandom random;

    Signing(Path home, Clock clock, SecureRandom random) {
        this.store = IdentityStore.at(home);
        this.trust = new TrustStore(home.resolve("trust"), store);
        this.clock = clock;
        this.random = random;
    }

    /**
     * The identity that signs, made at first use together with the local authority.
     *
     * @throws WorkbenchException if a named identity does not exist, or one cannot be used
     */
    Identity identity(Optional<String> name) throws WorkbenchException {
        String wanted = name.orElse(DEFAULT_IDENTITY);
        if (!wanted.equals(DEFAULT_IDENTITY)
                && guarded(() ->
                        store.list().stream().noneMatch(entry -> entry.name().equals(wanted)))) {
            throw new WorkbenchException("there is no identity " + wanted, "make it: stemma key new " + wanted);
        }
        return guarded(() -> store.openOrCreate(wanted, SignatureAlgorithm.ED25519, clock, random));
    }

    /** Makes an identity. */
    public Identity create(String name, SignatureAlgorithm algorithm, Subject subject) throws WorkbenchException {
        return guarded(() -> store.create(name, algorithm, subject, clock, random));
    }

    public List<IdentityStore.Entry> list() throws WorkbenchException {
        return guarded(store::list);
    }

    /** Where the certificate of the local authority is, once there is one. */
    public Path authorityFile() {
        return store.authorityFile();
    }

    /** The certificate of the local authority, once there is one. */
    public Optional<X509Certificate> authority() throws WorkbenchException {
        return guarded(store::root);
    }

    /** Certificates of an identity in PEM, leaf first, without the root. */
    public String exportChain(String name) throws WorkbenchException {
        return guarded(() -> store.exportChain(name));
    }

    /** A request to an authority, PKCS#10 in PEM. */
    public String certificateRequest(String name) throws WorkbenchException {
        return guarded(() -> store.certificateRequest(name));
    }

    /** Gives an identity the certificates in a PEM file. */
    public Identity importCertificates(String name, Path pem) throws WorkbenchException {
        SafeFiles.requireFile(pem);
        return guarded("import takes the PEM file that an authority issued for this identity, leaf first", () -> {
            List<X509Certificate> certificates = Pem.certificates(pem);
            return store.importCertificates(name, certificates, random);
        });
    }

    /** Has the local authority certify an identity for a further year. */
    public Identity renew(String name) throws WorkbenchException {
        return guarded(() -> store.renew(name, clock, random));
    }

    /**
     * What is to be said about the certificate of an identity that ends within {@link IdentityStore#RENEWAL_PERIOD}, or
     * has ended: until when, and what to do. An identity of the local authority that has ended is renewed when it signs.
     */
    public Optional<String> notice(IdentityStore.Entry entry) {
        return entry.endsSoon(clock.instant())
                ? Optional.of("the certificate of " + entry.name() + " ends on "
                        + LocalDate.ofInstant(Validity.of(entry.chain().get(0)).notAfter(), ZoneOffset.UTC)
                        + "; stemma key renew " + entry.name())
                : Optional.empty();
    }

    /** The same for the identity that signs under the name, or when nobody is named, if it is there. */
    public Optional<String> notice(Optional<String> name) throws WorkbenchException {
        String wanted = name.orElse(DEFAULT_IDENTITY);
        Optional<Identity> identity = guarded(() -> store.open(wanted));
        return identity.flatMap(
                signer -> notice(new IdentityStore.Entry(signer.name(), signer.algorithm(), signer.chain())));
    }

    /**
     * What signs.
     *
     * @param timeStamps where each signature is stamped with its time, an http or https URI; not at all if empty
     */
    Signer signer(Optional<URI> timeStamps) throws WorkbenchException {
        Signer signer = new Signer(UUID::randomUUID, clock);
        if (timeStamps.isEmpty()) {
            return signer;
        }
        return signer.stampedBy(guarded(
                "--tsa names a time stamp authority, such as http://timestamp.example.org",
                () -> new HttpTimeStampAuthority(timeStamps.get(), random)));
    }

    /** Whom this machine trusts. */
    public TrustStore trust() {
        return trust;
    }

    static <T> T guarded(Supplier<T> work) throws WorkbenchException {
        return guarded("stemma key list shows the identities; keep a copy of the folder of keys", work);
    }

    static <T> T guarded(String hint, Supplier<T> work) throws WorkbenchException {
        try {
            return work.get();
        } catch (IdentityException e) {
            throw new WorkbenchException(e.getMessage(), hint, e);
        }
    }
}
