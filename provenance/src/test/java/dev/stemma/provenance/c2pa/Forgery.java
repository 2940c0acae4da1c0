package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.c2pa.IngredientAssertion.Credentials;
import dev.stemma.provenance.c2pa.IngredientAssertion.Relationship;
import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cbor.CborWriter;
import dev.stemma.provenance.cose.CoseAlgorithm;
import dev.stemma.provenance.cose.CoseSign1;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A rightly signed sidecar with whatever in it: what other programs, and attackers with a certificate, may write.
 */
final class Forgery {
    static final String LABEL = label(1);
    static final byte[] FILE = "some content".getBytes(StandardCharsets.US_ASCII);

    /** A content box that nothing was put into. */
    static final ValidationResults NOTHING_RECORDED = recorded(List.of());

    private static final Identity FORGER = Workshop.identity(SignatureAlgorithm.ES256);
    private static final byte[] SALT = JumbfWriter.box("c2sh", new byte[16]);

    private final String label;
    private final Map<String, byte[]> boxes = new LinkedHashMap<>();
    private final List<HashedUri> created = new ArrayList<>();
    private final List<HashedUri> gathered = new ArrayList<>();
    private final List<byte[]> otherManifests = new ArrayList<>();
    private final List<byte[]> furtherParts = new ArrayList<>();
    private final List<String> redacted = new ArrayList<>();
    private final List<CborMap.Entry> claimEntries = new ArrayList<>();
    private CborMap unprotectedHeader = CborMap.EMPTY;
    private String generator = "Forger";
    private String signature;
    private String type = StoreLayout.MANIFEST;
    private boolean oldClaim;
    private UnaryOperator<byte[]> claimForgery = UnaryOperator.identity();
    private Optional<UnaryOperator<byte[]>> signatureForgery = Optional.empty();
    private Optional<byte[]> finished = Optional.empty();
    private Optional<byte[]> signatureBox = Optional.empty();

    private Forgery(String label) {
        this.label = label;
        this.signature = JumbfUri.ofSignature(label);
    }

    Forgery() {
        this(LABEL);
    }

    /** A manifest in order: created by a person, bound to {@link #FILE}. */
    static Forgery good() {
        return good(1);
    }

    /** The same under a name of its own, for stores of several manifests. */
    static Forgery good(int number) {
        return empty(number)
                .with(ActionsAssertion.all(Action.created(DigitalSourceType.DIGITAL_CREATION)))
                .bound();
    }

    static Forgery empty(int number) {
        return new Forgery(label(number));
    }

    /** An update of the manifest given, which is its parent. */
    static Forgery updating(int number, Forgery parent) {
        Forgery update = empty(number).ofType(StoreLayout.UPDATE_MANIFEST).with(parent.asIngredient());
        return update.with(ActionsAssertion.all(Action.opened(update.last()))).before(parent);
    }

    /** A manifest of something made from what the other manifest is about. */
    static Forgery derived(int number, Forgery parent) {
        return derived(number, parent, parent.asIngredient());
    }

    static Forgery derived(int number, Forgery parent, IngredientAssertion ingredient) {
        Forgery forgery = empty(number).with(ingredient);
        return forgery.with(ActionsAssertion.all(Action.opened(forgery.last())))
                .bound()
                .before(parent);
    }

    private static String label(int number) {
        return "urn:c2pa:00000000-0000-4000-8000-%012x".formatted(number);
    }

    static ValidationResults recorded(List<ValidationResults.Status> failures) {
        return new ValidationResults(new ValidationResults.Findings(List.of(), List.of(), failures), Map.of());
    }

    Forgery bound() {
        return with(DataHashAssertion.ofWholeFile(HashAlgorithm.SHA256.hash(FILE, 0, FILE.length)));
    }

    Forgery with(Assertion.Typed assertion) {
        return with(assertion.label(), assertion.toCbor());
    }

    Forgery with(String assertion, CborMap content) {
        return with(assertion, JumbfWriter.cbor(Superbox.CBOR, assertion, CborWriter.write(content)));
    }

    Forgery withJson(String assertion, String content) {
        byte[] box = JumbfWriter.box(Superbox.JSON, content.getBytes(StandardCharsets.UTF_8));
        return with(assertion, JumbfWriter.superbox(Superbox.JSON, assertion, List.of(box)));
    }

    /** An assertion with 16 bytes of salt in its description. */
    Forgery salted(String assertion, CborMap content) {
        byte[] description = JumbfWriter.box(
                Superbox.DESCRIPTION,
                "cbor\0\u0011\0\u0010".getBytes(StandardCharsets.ISO_8859_1),
                new byte[] {(byte) 0x80, 0, 0, (byte) 0xaa, 0, 0x38, (byte) 0x9b, 0x71, 0x13},
                (assertion + "\0").getBytes(StandardCharsets.UTF_8),
                SALT);
        byte[] cbor = JumbfWriter.box(Superbox.CBOR, CborWriter.write(content));
        return with(assertion, JumbfWriter.box(Superbox.BOX, description, cbor));
    }

    /** An assertion whose content is no CBOR map, or no CBOR. */
    Forgery withBytes(String assertion, byte[] content) {
        return with(assertion, JumbfWriter.cbor(Superbox.CBOR, assertion, content));
    }

    Forgery with(String assertion, byte[] box) {
        created.add(add(assertion, box));
        return this;
    }

    Forgery gathering(Assertion.Typed assertion) {
        return gathering(assertion.label(), assertion.toCbor());
    }

    Forgery gathering(String assertion, CborMap content) {
        gathered.add(add(assertion, JumbfWriter.cbor(Superbox.CBOR, assertion, CborWriter.write(content))));
        return this;
    }

    Forgery unlisted(String assertion) {
        add(assertion, JumbfWriter.cbor(Superbox.CBOR, assertion, CborWriter.write(CborMap.EMPTY)));
        return this;
    }

    Forgery listing(HashedUri reference) {
        created.add(reference);
        finished = Optional.empty();
        return this;
    }

    /** Takes the assertion out of the store, though the claim lists it: what a redaction leaves. */
    Forgery removing(String assertion) {
        boxes.remove(assertion);
        finished = Optional.empty();
        return this;
    }

    /** Puts other content boxes into the assertion, though the claim lists what it was. */
    Forgery emptying(String assertion, byte[]... contents) {
        boxes.replace(assertion, JumbfWriter.superbox(Superbox.CBOR, assertion, List.of(contents)));
        finished = Optional.empty();
        return this;
    }

    Forgery redacting(String uri) {
        redacted.add(uri);
        finished = Optional.empty();
        return this;
    }

    Forgery claiming(String key, CborValue value) {
        claimEntries.add(new CborMap.Entry(CborValue.of(key), value));
        finished = Optional.empty();
        return this;
    }

    Forgery unprotected(CborMap header) {
        unprotectedHeader = header;
        finished = Optional.empty();
        return this;
    }

    Forgery by(String name) {
        generator = name;
        finished = Optional.empty();
        return this;
    }

    Forgery signedAt(String uri) {
        signature = uri;
        finished = Optional.empty();
        return this;
    }

    /** With other bytes as the claim, which is signed so. */
    Forgery claimChangedBy(UnaryOperator<byte[]> forgery) {
        claimForgery = forgery;
        return this;
    }

    /** With whatever the function makes of the claim's bytes in the place of the signature. */
    Forgery sealedBy(UnaryOperator<byte[]> forgery) {
        signatureForgery = Optional.of(forgery);
        return this;
    }

    /** With a claim of version 1: one list of assertions, the generator in a text. */
    Forgery ofVersion1() {
        oldClaim = true;
        finished = Optional.empty();
        return this;
    }

    Forgery ofType(String manifestType) {
        type = manifestType;
        finished = Optional.empty();
        return this;
    }

    /** A further superbox beside claim and signature. */
    Forgery beside(byte[] superbox) {
        furtherParts.add(superbox);
        finished = Optional.empty();
        return this;
    }

    Forgery before(byte[] manifest) {
        otherManifests.add(manifest);
        return this;
    }

    /** With the other's manifest, and those before it, in the same store. */
    Forgery before(Forgery other) {
        otherManifests.addAll(other.otherManifests);
        return before(other.manifest());
    }

    /** The reference to the assertion added last. */
    HashedUri last() {
        return created.get(created.size() - 1);
    }

    String label() {
        return label;
    }

    /** JUMBF URI of the assertion in this manifest. */
    String uri(String assertion) {
        return JumbfUri.ofAssertion(label, assertion);
    }

    IngredientAssertion asIngredient() {
        return asIngredient(NOTHING_RECORDED);
    }

    IngredientAssertion asIngredient(ValidationResults results) {
        return IngredientAssertion.of(Relationship.PARENT_OF, "parent " + label, "audio/midi")
                .with(new Credentials(reference(), Optional.of(signatureReference()), Optional.of(results)));
    }

    HashedUri reference() {
        byte[] box = manifest();
        return HashedUri.sha256(JumbfUri.ofManifest(label), HashAlgorithm.SHA256.hash(box, 8, box.length));
    }

    HashedUri signatureReference() {
        manifest();
        byte[] box = signatureBox.orElseThrow();
        return HashedUri.sha256(JumbfUri.ofSignature(label), HashAlgorithm.SHA256.hash(box, 8, box.length));
    }

    private HashedUri add(String assertion, byte[] box) {
        boxes.put(assertion, box);
        finished = Optional.empty();
        return HashedUri.sha256(JumbfUri.ofOwnAssertion(assertion), HashAlgorithm.SHA256.hash(box, 8, box.length));
    }

    byte[] claim() {
        CborMap.Builder claim = CborMap.builder();
        List<CborMap.Entry> regular = (oldClaim ? oldClaimEntries() : newClaimEntries()).entries();
        regular.stream()
                .filter(entry ->
                        claimEntries.stream().noneMatch(own -> own.key().equals(entry.key())))
                .forEach(entry -> claim.put(entry.key(), entry.value()));
        claimEntries.stream()
                .filter(entry -> !entry.value().equals(CborValue.NULL))
                .forEach(entry -> claim.put(entry.key(), entry.value()));
        return CborWriter.write(claim.build());
    }

    private CborMap newClaimEntries() {
        return new Claim(
                        "xmp:iid:1",
                        new GeneratorInfo(generator, Optional.empty(), Optional.empty()),
                        signature,
                        created,
                        gathered,
                        Optional.empty(),
                        Optional.of("sha256"),
                        redacted)
                .toCbor();
    }

    private CborMap oldClaimEntries() {
        return CborMap.builder()
                .put("instanceID", "xmp:iid:1")
                .put("claim_generator", generator)
                .put("dc:format", "text/plain")
                .put("signature", signature)
                .put("assertions", HashedUri.toCbor(created))
                .put("alg", "sha256")
                .build();
    }

    /** The manifest's box, signed once until something is changed: an ES256 signature is another each time. */
    byte[] manifest() {
        if (finished.isEmpty()) {
            finished = Optional.of(sign(claimForgery.apply(claim())));
        }
        return finished.get();
    }

    private byte[] sign(byte[] claim) {
        byte[] cose = signatureForgery.orElse(this::rightlySigned).apply(claim);
        byte[] signatureSuperbox = JumbfWriter.cbor(StoreLayout.SIGNATURE, JumbfUri.SIGNATURE, cose);
        signatureBox = Optional.of(signatureSuperbox);
        List<byte[]> parts = new ArrayList<>();
        parts.add(JumbfWriter.superbox(StoreLayout.ASSERTIONS, JumbfUri.ASSERTION_STORE, List.copyOf(boxes.values())));
        parts.add(JumbfWriter.cbor(StoreLayout.CLAIM, oldClaim ? Claim.OLD_LABEL : Claim.LABEL, claim));
        parts.add(signatureSuperbox);
        parts.addAll(furtherParts);
        return JumbfWriter.superbox(type, label, parts);
    }

    private byte[] rightlySigned(byte[] claim) {
        byte[] header = CoseSign1.protectedHeader(CoseAlgorithm.ES256, List.of(certificate()));
        return new CoseSign1(header, unprotectedHeader, sign(header, claim)).encode();
    }

    /** The forger's signature over a claim under the header given. */
    static byte[] sign(byte[] header, byte[] claim) {
        return signRaw(CoseSign1.toBeSigned(header, claim));
    }

    static byte[] signRaw(byte[] message) {
        return FORGER.sign(message);
    }

    byte[] store() {
        List<byte[]> manifests = new ArrayList<>(otherManifests);
        manifests.add(manifest());
        return StoreLayout.store(manifests);
    }

    Verdict verdict() {
        return Workshop.verify(FILE, store());
    }

    /** The certificate that signs, in DER. */
    static byte[] certificate() {
        try {
            return FORGER.certificate().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
