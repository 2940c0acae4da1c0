package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cose.CoseException;
import dev.stemma.provenance.cose.CoseSign1;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One manifest of a store: a claim, its assertions and its signature. Parts that could not be read are absent. */
public final class Manifest {
    /** What the claim says that an assertion's hash is. */
    private record Listed(String uri, CborValue.Bytes hash) {}

    /** The claim with the label of its box and the bytes that are signed. */
    record SignedClaim(Claim claim, String label, byte[] bytes) {}

    private final Superbox box;
    private final boolean update;
    private final Optional<SignedClaim> claim;
    private final Optional<CoseSign1> signature;
    private final Optional<Superbox> signatureBox;
    private final List<StoredAssertion> assertions;
    private final List<Check> faults;
    private final Map<String, StoredAssertion> byLabel = new HashMap<>();
    private final Set<Listed> listed = new HashSet<>();
    private final Map<String, Superbox> parts;

    /**
     * @param stored the box in the store, over which hashes of the manifest are
     * @param box the manifest itself: the same, or what was compressed in it
     */
    Manifest(
            Superbox stored,
            Superbox box,
            Optional<SignedClaim> claim,
            Optional<Superbox> signatureBox,
            Optional<CoseSign1> signature,
            List<StoredAssertion> assertions,
            List<Check> faults) {
        this.box = stored;
        this.update = box.type().equals(StoreLayout.UPDATE_MANIFEST);
        this.parts = parts(box);
        this.claim = claim;
        this.signatureBox = signatureBox;
        this.signature = signature;
        this.assertions = List.copyOf(assertions);
        this.faults = List.copyOf(faults);
        assertions.forEach(assertion -> byLabel.putIfAbsent(assertion.label(), assertion));
        claim.ifPresent(signed -> signed.claim().assertions().forEach(reference -> listed.add(listed(reference))));
    }

    /** Its URN, e.g. {@code urn:c2pa:F9168C5E-CEB2-4FAA-B6BF-329BF39FA1E4}. */
    public String label() {
        return box.label();
    }

    /** Its absolute JUMBF URI. */
    public String uri() {
        return JumbfUri.ofManifest(label());
    }

    public Optional<Claim> claim() {
        return claim.map(SignedClaim::claim);
    }

    /** Whether the claim is of version 1, for which fewer rules hold (C2PA 2.5, 10.1). */
    public boolean hasOldClaim() {
        return claim.filter(signed -> signed.label().equals(Claim.OLD_LABEL)).isPresent();
    }

    /** Whether it only adds to the manifest of its parent, and has no binding to content of its own (14.10.1.3). */
    public boolean isUpdate() {
        return update;
    }

    public List<StoredAssertion> assertions() {
        return assertions;
    }

    /** The assertions of one kind, in the order of the store. */
    public <T extends Assertion> Stream<T> assertions(Class<T> kind) {
        return assertions.stream()
                .map(StoredAssertion::value)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /** The signature with its certificates. */
    public Optional<CoseSign1> signature() {
        return signature;
    }

    /** The certificate of the key that signed, as the signature names it; whether to believe it is the verifier's answer. */
    public Optional<X509Certificate> signer() {
        try {
            return signature.isPresent()
                    ? Optional.of(signature.get().certificates().get(0))
                    : Optional.empty();
        } catch (CoseException e) {
            return Optional.empty();
        }
    }

    /** What could not be read, in the specification's words. */
    public List<Check> faults() {
        return faults;
    }

    /** The assertion that the URI names in this manifest, absolutely or relatively. */
    public Optional<StoredAssertion> find(String uri) {
        return JumbfUri.parse(uri)
                .filter(parsed -> parsed.manifest().map(label()::equals).orElse(true))
                .flatMap(JumbfUri::assertionLabel)
                .flatMap(label -> Optional.ofNullable(byLabel.get(label)));
    }

    /** Whether the claim lists what the reference leads to, with the same hash. */
    boolean lists(HashedUri reference) {
        return listed.contains(listed(reference));
    }

    private Listed listed(HashedUri reference) {
        return new Listed(JumbfUri.absolute(reference.url(), label()), reference.hash());
    }

    Superbox box() {
        return box;
    }

    /** The superbox at the path, e.g. {@code c2pa.assertions/c2pa.actions.v2}; the manifest's own if the path is empty. */
    Optional<Superbox> part(String path) {
        return Optional.ofNullable(parts.get(path));
    }

    private static Map<String, Superbox> parts(Superbox manifest) {
        Map<String, Superbox> found = new HashMap<>(Map.of("", manifest));
        for (Superbox part : manifest.children()) {
            found.putIfAbsent(part.label(), part);
            part.children().forEach(child -> found.putIfAbsent(part.label() + "/" + child.label(), child));
        }
        return found;
    }

    /** The claim as it was signed: CBOR. */
    public Optional<byte[]> claimBytes() {
        return claim.map(SignedClaim::bytes);
    }

    Optional<Superbox> signatureBox() {
        return signatureBox;
    }
}
