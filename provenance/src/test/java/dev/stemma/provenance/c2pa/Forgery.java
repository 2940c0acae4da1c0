package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cbor.CborWriter;
import dev.stemma.provenance.cose.CoseAlgorithm;
import dev.stemma.provenance.cose.CoseSign1;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A rightly signed sidecar with whatever in it: what other programs, and attackers with a certificate, may write. */
final class Forgery {
    static final String LABEL = "urn:c2pa:00000000-0000-4000-8000-000000000001";
    static final byte[] FILE = "some content".getBytes();
    private static final Identity FORGER = Workshop.identity(SignatureAlgorithm.ES256);

    private final List<byte[]> boxes = new ArrayList<>();
    private final List<HashedUri> created = new ArrayList<>();
    private final List<HashedUri> gathered = new ArrayList<>();
    private final List<byte[]> otherManifests = new ArrayList<>();
    private final List<CborMap.Entry> claimEntries = new ArrayList<>();
    private CborMap unprotectedHeader = CborMap.EMPTY;
    private String generator = "Forger";
    private String signature = JumbfUri.ofSignature(LABEL);

    /** A manifest in order: created by a person, bound to {@link #FILE}. */
    static Forgery good() {
        return new Forgery()
                .with(ActionsAssertion.all(Action.created(DigitalSourceType.DIGITAL_CREATION)))
                .bound();
    }

    Forgery bound() {
        return with(DataHashAssertion.ofWholeFile(HashAlgorithm.SHA256.hash(FILE, 0, FILE.length)));
    }

    Forgery with(Assertion.Typed assertion) {
        return with(assertion.label(), assertion.toCbor());
    }

    Forgery with(String label, CborMap content) {
        created.add(add(label, content));
        return this;
    }

    Forgery gathering(Assertion.Typed assertion) {
        return gathering(assertion.label(), assertion.toCbor());
    }

    Forgery gathering(String label, CborMap content) {
        gathered.add(add(label, content));
        return this;
    }

    /** An assertion whose content is no CBOR map, or no CBOR. */
    Forgery withBytes(String label, byte[] content) {
        created.add(add(label, content));
        return this;
    }

    Forgery unlisted(String label) {
        add(label, CborMap.EMPTY);
        return this;
    }

    Forgery listing(HashedUri reference) {
        created.add(reference);
        return this;
    }

    Forgery claiming(String key, CborValue value) {
        claimEntries.add(new CborMap.Entry(CborValue.of(key), value));
        return this;
    }

    Forgery unprotected(CborMap header) {
        unprotectedHeader = header;
        return this;
    }

    Forgery by(String name) {
        generator = name;
        return this;
    }

    Forgery signedAt(String uri) {
        signature = uri;
        return this;
    }

    Forgery before(byte[] manifest) {
        otherManifests.add(manifest);
        return this;
    }

    /** The reference to the assertion added last. */
    HashedUri last() {
        return created.get(created.size() - 1);
    }

    private HashedUri add(String label, CborMap content) {
        return add(label, CborWriter.write(content));
    }

    private HashedUri add(String label, byte[] content) {
        byte[] box = JumbfWriter.cbor(Superbox.CBOR, label, content);
        boxes.add(box);
        return HashedUri.sha256(JumbfUri.ofOwnAssertion(label), HashAlgorithm.SHA256.hash(box, 8, box.length));
    }

    byte[] store() {
        CborMap.Builder claim = CborMap.builder();
        new Claim(
                        "xmp:iid:1",
                        new GeneratorInfo(generator, Optional.empty(), Optional.empty()),
                        signature,
                        created,
                        gathered,
                        Optional.empty(),
                        Optional.of("sha256"),
                        List.of())
                .toCbor().entries().stream()
                        .filter(entry ->
                                claimEntries.stream().noneMatch(own -> own.key().equals(entry.key())))
                        .forEach(entry -> claim.put(entry.key(), entry.value()));
        claimEntries.stream()
                .filter(entry -> !entry.value().equals(CborValue.NULL))
                .forEach(entry -> claim.put(entry.key(), entry.value()));
        byte[] claimBytes = CborWriter.write(claim.build());
        byte[] header = CoseSign1.protectedHeader(CoseAlgorithm.ES256, List.of(certificate()));
        byte[] signed = FORGER.sign(CoseSign1.toBeSigned(header, claimBytes));
        List<byte[]> manifests = new ArrayList<>(otherManifests);
        manifests.add(StoreLayout.manifest(
                LABEL, boxes, claimBytes, new CoseSign1(header, unprotectedHeader, signed).encode()));
        return StoreLayout.store(manifests);
    }

    Verdict verdict() {
        return Workshop.verify(FILE, store());
    }

    private static byte[] certificate() {
        try {
            return FORGER.certificate().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
