package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cose.CoseException;
import dev.stemma.provenance.cose.CoseSign1;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One manifest of a store: a claim, its assertions and its signature. Parts that could not be read are absent. */
public final class Manifest {
    /** The claim with the bytes that are signed. */
    record SignedClaim(Claim claim, byte[] bytes) {}

    private final Superbox box;
    private final Optional<SignedClaim> claim;
    private final Optional<CoseSign1> signature;
    private final Optional<Superbox> signatureBox;
    private final List<StoredAssertion> assertions;
    private final List<Check> faults;
    private final Map<String, StoredAssertion> byLabel = new HashMap<>();

    Manifest(
            Superbox box,
            Optional<SignedClaim> claim,
            Optional<Superbox> signatureBox,
            Optional<CoseSign1> signature,
            List<StoredAssertion> assertions,
            List<Check> faults) {
        this.box = box;
        this.claim = claim;
        this.signatureBox = signatureBox;
        this.signature = signature;
        this.assertions = List.copyOf(assertions);
        this.faults = List.copyOf(faults);
        assertions.forEach(assertion -> byLabel.putIfAbsent(assertion.label(), assertion));
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

    Superbox box() {
        return box;
    }

    /** The claim as it was signed: CBOR. */
    public Optional<byte[]> claimBytes() {
        return claim.map(SignedClaim::bytes);
    }

    Optional<Superbox> signatureBox() {
        return signatureBox;
    }
}
