package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.cbor.CborException;
import dev.stemma.provenance.cbor.CborReader;
import dev.stemma.provenance.cose.CoseException;
import dev.stemma.provenance.cose.CoseSign1;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a manifest store: any that is JUMBF, up to {@value #MAX_STORE} bytes, {@value #MAX_MANIFESTS} manifests and
 * {@value #MAX_CBOR} bytes of CBOR. What is wrong inside a manifest becomes one of its faults; unknown boxes are skipped.
 */
public final class ManifestReader {
    /** Longest store that is read. */
    public static final int MAX_STORE = Carrier.MAX_STORE;

    /** How many manifests a store may have. */
    public static final int MAX_MANIFESTS = 1_000;

    private static final String OLD_MANIFEST = "c2md";
    private static final Set<String> MANIFESTS =
            Set.of(StoreLayout.MANIFEST, StoreLayout.UPDATE_MANIFEST, OLD_MANIFEST);
    private static final Set<String> CLAIMS = Set.of(Claim.LABEL, Claim.OLD_LABEL);

    /** How many bytes of CBOR a store may have in all: decoded, they take a multiple of it. */
    public static final int MAX_CBOR = 8 << 20;

    private final Superbox stored;
    private final Superbox manifest;
    private final List<Check> faults = new ArrayList<>();

    /** @param limit how many bytes may come out of it, if it is compressed */
    private ManifestReader(Superbox stored, long limit) {
        this.stored = stored;
        this.manifest = isCompressed() ? opened(limit) : stored;
    }

    private boolean isCompressed() {
        return stored.type().equals(CompressedManifest.TYPE);
    }

    /** What cannot be opened stands for itself: a manifest of which nothing can be read. */
    private Superbox opened(long limit) {
        try {
            Superbox opened = CompressedManifest.open(stored, limit);
            if (MANIFESTS.contains(opened.type())) {
                return opened;
            }
            fault(
                    StatusCode.COMPRESSED_INVALID,
                    uri(),
                    "what was compressed is no manifest, but of type " + opened.type());
        } catch (MalformedException e) {
            fault(e.code(), uri(), e.getMessage());
        }
        return stored;
    }

    private String uri() {
        return JumbfUri.ofManifest(stored.label());
    }

    private long decompressed() {
        return manifest == stored ? 0 : manifest.box().end();
    }

    /** A store, or why there is none. */
    sealed interface Result {
        record Readable(ManifestStore store) implements Result {}

        record Unreadable(String reason) implements Result {}
    }

    static Result read(byte[] store) {
        if (store.length > MAX_STORE) {
            return new Result.Unreadable(
                    "the manifest store has " + store.length + " bytes; at most " + MAX_STORE + " are read");
        }
        try {
            List<Box> boxes = Box.sequence(store, 0, store.length);
            if (boxes.size() != 1) {
                return new Result.Unreadable(boxes.size() + " boxes where one manifest store was expected");
            }
            Superbox root = Superbox.of(boxes.get(0));
            if (!root.type().equals(StoreLayout.STORE)) {
                return new Result.Unreadable("a box of type " + root.type() + " where a manifest store was expected");
            }
            return manifests(store, root);
        } catch (JumbfException e) {
            return new Result.Unreadable(e.getMessage());
        }
    }

    private static Result manifests(byte[] store, Superbox root) throws JumbfException {
        List<Manifest> manifests = new ArrayList<>();
        long cbor = 0;
        long decompressed = 0;
        for (Superbox box : Superbox.among(root.contents())) {
            ManifestReader reader = new ManifestReader(box, MAX_STORE - decompressed);
            cbor += cborLength(reader.manifest);
            decompressed += reader.decompressed();
            if (cbor > MAX_CBOR) {
                return new Result.Unreadable("more than " + MAX_CBOR + " bytes of CBOR");
            }
            if (manifests.size() == MAX_MANIFESTS) {
                return new Result.Unreadable("more than " + MAX_MANIFESTS + " manifests");
            }
            if (MANIFESTS.contains(reader.manifest.type()) || reader.isCompressed()) {
                manifests.add(reader.manifest());
            }
        }
        return manifests.isEmpty()
                ? new Result.Unreadable("a manifest store without a manifest")
                : new Result.Readable(new ManifestStore(store, manifests));
    }

    /** Length of all CBOR in the parts of a manifest and in its assertions. */
    private static long cborLength(Superbox manifest) throws JumbfException {
        long length = 0;
        for (Superbox part : Superbox.among(manifest.contents())) {
            length += contentLength(part);
            for (Superbox assertion : Superbox.among(part.contents())) {
                length += contentLength(assertion);
            }
        }
        return length;
    }

    private static long contentLength(Superbox box) {
        return box.contents().stream()
                .filter(content -> content.type().equals(Superbox.CBOR))
                .mapToLong(content -> content.range().length())
                .sum();
    }

    private Manifest manifest() throws JumbfException {
        List<Superbox> parts = Superbox.among(manifest.contents());
        Optional<Superbox> signatureBox = parts.stream()
                .filter(part -> part.type().equals(StoreLayout.SIGNATURE)
                        && part.label().equals(JumbfUri.SIGNATURE))
                .findFirst();
        List<StoredAssertion> assertions = new ArrayList<>();
        for (Superbox part : parts) {
            if (part.type().equals(StoreLayout.ASSERTIONS) && part.label().equals(JumbfUri.ASSERTION_STORE)) {
                for (Superbox assertion : Superbox.among(part.contents())) {
                    assertions.add(assertion(assertion));
                }
            }
        }
        List<Superbox> claims = parts.stream()
                .filter(part -> part.type().equals(StoreLayout.CLAIM))
                .toList();
        Optional<Manifest.SignedClaim> claim = claim(claims);
        if (manifest != stored && assertions.stream().anyMatch(each -> each.value() instanceof DataHashAssertion)) {
            fault(
                    StatusCode.COMPRESSED_INVALID,
                    uri(),
                    "a compressed manifest must not bind its content by " + DataHashAssertion.LABEL);
        }
        return new Manifest(stored, manifest, claim, signatureBox, signature(signatureBox), assertions, faults);
    }

    private StoredAssertion assertion(Superbox box) {
        String uri = JumbfUri.ofAssertion(manifest.label(), box.label());
        try {
            return new StoredAssertion(uri, box, AssertionBox.read(box));
        } catch (MalformedException e) {
            fault(subject(box), e.code(), uri, e.getMessage());
            return new StoredAssertion(uri, box, AssertionBox.opaque(box));
        }
    }

    private static Check.Name subject(Superbox assertion) {
        return switch (AssertionBox.baseLabel(assertion.label())) {
            case DataHashAssertion.LABEL -> Check.Name.BINDING;
            case IngredientAssertion.LABEL, IngredientAssertion.LABEL_2, IngredientAssertion.LABEL_1 ->
                Check.Name.INGREDIENTS;
            default -> Check.Name.CLAIM;
        };
    }

    private Optional<Manifest.SignedClaim> claim(List<Superbox> claims) {
        String uri = uri();
        if (claims.size() != 1) {
            fault(
                    claims.isEmpty() ? StatusCode.CLAIM_MISSING : StatusCode.CLAIM_MULTIPLE,
                    uri,
                    claims.size() + " claims in the manifest, where exactly one was expected");
            return Optional.empty();
        }
        Superbox box = claims.get(0);
        Optional<byte[]> content = box.only(Superbox.CBOR);
        if (!CLAIMS.contains(box.label()) || content.isEmpty()) {
            fault(
                    StatusCode.CLAIM_MALFORMED,
                    uri,
                    "the claim is a box " + box.label() + "; " + Claim.LABEL + " or " + Claim.OLD_LABEL
                            + " with one box of CBOR is read");
            return Optional.empty();
        }
        try {
            Claim claim = Claim.read(box.label(), CborReader.read(content.get()));
            return Optional.of(new Manifest.SignedClaim(claim, box.label(), content.get()));
        } catch (CborException e) {
            fault(StatusCode.CLAIM_CBOR_INVALID, uri, "the claim is not well-formed: " + e.getMessage());
        } catch (MalformedException e) {
            fault(e.code(), uri, e.getMessage());
        }
        return Optional.empty();
    }

    private Optional<CoseSign1> signature(Optional<Superbox> box) {
        String uri = JumbfUri.ofSignature(manifest.label());
        Optional<byte[]> content = box.flatMap(found -> found.only(Superbox.CBOR));
        if (content.isEmpty()) {
            fault(Check.Name.SIGNATURE, StatusCode.SIGNATURE_MISSING, uri, "the manifest has no signature");
            return Optional.empty();
        }
        try {
            return Optional.of(CoseSign1.parse(content.get()));
        } catch (CoseException e) {
            fault(Check.Name.SIGNATURE, StatusCode.SIGNATURE_MISMATCH, uri, e.getMessage());
            return Optional.empty();
        }
    }

    private void fault(String code, String uri, String detail) {
        fault(Check.Name.CLAIM, code, uri, detail);
    }

    private void fault(Check.Name name, String code, String uri, String detail) {
        faults.add(new Check(name, Check.Outcome.FAIL, code, new Place.Jumbf(uri), detail));
    }
}
