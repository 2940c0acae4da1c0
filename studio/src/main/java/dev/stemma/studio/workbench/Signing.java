package dev.stemma.studio.workbench;

import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.asset.SafeTensorsCarrier;
import dev.stemma.provenance.c2pa.CoSigner;
import dev.stemma.provenance.c2pa.Signer;
import dev.stemma.provenance.identity.HttpTimeStampAuthority;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.IdentityException;
import dev.stemma.provenance.identity.IdentityStore;
import dev.stemma.provenance.identity.KeyPurpose;
import dev.stemma.provenance.identity.Passwords;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import dev.stemma.provenance.identity.Validity;
import dev.stemma.provenance.record.PlainText;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/** The identities on this machine. */
public final class Signing {
    /** The identity that signs when nobody is named. */
    public static final String DEFAULT_IDENTITY = "local";

    private final Path home;
    private final IdentityStore store;
    private final TrustStore trust;
    private final Clock clock;
    private final SecureRandom random;

    Signing(Path home, Clock clock, SecureRandom random, Passwords passwords) {
        this.home = home;
        this.store = IdentityStore.at(home, passwords);
        this.trust = new TrustStore(home.resolve("trust"), store);
        this.clock = clock;
        this.random = random;
    }

    /**
     * The identity that signs, made at first use together with the local authority.
     *
     * @throws WorkbenchException if a named identity does not exist, or one cannot be used
     */
    Identity identity(Optional<String> name, KeyPurpose purpose) throws WorkbenchException {
        String wanted = name.orElse(DEFAULT_IDENTITY);
        if (!wanted.equals(DEFAULT_IDENTITY)
                && guarded(() ->
                        store.list().stream().noneMatch(entry -> entry.name().equals(wanted)))) {
            throw new WorkbenchException(
                    "there is no identity " + PlainText.of(wanted), "make it: stemma key new " + PlainText.of(wanted));
        }
        return guarded(() -> store.forPurpose(purpose).openOrCreate(wanted, SignatureAlgorithm.ED25519, clock, random));
    }

    /** The name of an identity, or of the one that signs when nobody is named. */
    String name(Optional<String> identity) {
        return identity.orElse(DEFAULT_IDENTITY);
    }

    /** The certificate with which an identity would sign, without opening its key; the first identity is made if it is missing. */
    X509Certificate certificate(Optional<String> identity) throws WorkbenchException {
        Optional<IdentityStore.Entry> known = guarded(() -> store.find(name(identity)));
        return known.isPresent()
                ? known.get().chain().get(0)
                : identity(identity, KeyPurpose.CLAIMS).certificate();
    }

    /** Whether an identity has a key to sign with. */
    boolean has(String identity) {
        try {
            return guarded(() -> store.find(identity)).isPresent();
        } catch (WorkbenchException unusable) {
            return false;
        }
    }

    /** The same identities, whose keys are opened by other passwords. */
    Signing with(Passwords other) {
        return new Signing(home, clock, random, other);
    }

    /** With which key a file is signed: models have one of their own. */
    static KeyPurpose purpose(Optional<Carrier> carrier) {
        return carrier.filter(SafeTensorsCarrier.class::isInstance).isPresent() ? KeyPurpose.MODELS : KeyPurpose.CLAIMS;
    }

    /** The keys of all identities, to make, show and exchange. */
    public Keys keys(KeyPurpose purpose) {
        return new Keys(store.forPurpose(purpose), clock, random);
    }

    public List<IdentityStore.Entry> list() throws WorkbenchException {
        return guarded(store::list);
    }

    /**
     * Who can sign a piece, and whether a password is needed for it: the identity that is made at first use, where there is
     * none yet.
     */
    public SortedMap<String, Boolean> signers() throws WorkbenchException {
        return guarded(() -> {
            SortedMap<String, Boolean> signers = new TreeMap<>();
            store.list().stream()
                    .filter(entry -> entry.purpose() == KeyPurpose.CLAIMS)
                    .forEach(entry -> signers.put(entry.name(), store.isProtected(entry.name())));
            return signers.isEmpty() ? new TreeMap<>(Map.of(DEFAULT_IDENTITY, false)) : signers;
        });
    }

    /** Removes all keys of an identity; none if there is no such identity. */
    List<KeyPurpose> deleteKeys(String name) throws WorkbenchException {
        boolean there = list().stream().anyMatch(entry -> entry.name().equals(name));
        return there ? guarded(() -> store.delete(name)) : List.of();
    }

    /** Where the certificate of the local authority is, once there is one. */
    public Path authorityFile() {
        return store.authorityFile();
    }

    /** The certificate of the local authority, once there is one. */
    public Optional<X509Certificate> authority() throws WorkbenchException {
        return guarded(store::root);
    }

    /**
     * What is to be said about the certificate of an identity that ends within {@link IdentityStore#RENEWAL_PERIOD}, or
     * has ended: until when, and what to do. An identity of the local authority that has ended is renewed when it signs.
     */
    public Optional<String> notice(IdentityStore.Entry entry) {
        return entry.endsSoon(clock.instant())
                ? Optional.of("the certificate of " + entry.name() + " for " + entry.purpose() + " ends on "
                        + LocalDate.ofInstant(Validity.of(entry.chain().get(0)).notAfter(), ZoneOffset.UTC)
                        + "; stemma key renew " + entry.name()
                        + (entry.purpose() == KeyPurpose.CLAIMS ? "" : " --purpose " + entry.purpose()))
                : Optional.empty();
    }

    /** The same for everybody who signs, as far as they are there. */
    public List<String> notices(Signatory signatory) throws WorkbenchException {
        List<IdentityStore.Entry> entries = new ArrayList<>();
        String signer = signatory.identity().orElse(DEFAULT_IDENTITY);
        guarded(() -> store.find(signer)).ifPresent(entries::add);
        for (Signatory.CoSigner person : signatory.coSigners()) {
            guarded(() -> store.forPurpose(KeyPurpose.CREDENTIALS).find(person.identity()))
                    .ifPresent(entries::add);
        }
        return entries.stream().flatMap(entry -> notice(entry).stream()).toList();
    }

    /**
     * What signs: alone or with the people who answer for the content too, and with time stamps if there are to be any.
     *
     * @throws WorkbenchException if a co-signer does not exist or cannot be used
     */
    Signer signer(Signatory signatory) throws WorkbenchException {
        List<CoSigner> people = new ArrayList<>();
        for (Signatory.CoSigner person : signatory.coSigners()) {
            people.add(new CoSigner(identity(Optional.of(person.identity()), KeyPurpose.CREDENTIALS), person.roles()));
        }
        Signer signer = new Signer(UUID::randomUUID, clock).coSignedBy(people);
        if (signatory.timeStamps().isEmpty()) {
            return signer;
        }
        return signer.stampedBy(guarded(
                "--tsa names a time stamp authority, such as http://timestamp.example.org",
                () -> new HttpTimeStampAuthority(signatory.timeStamps().get(), random)));
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
