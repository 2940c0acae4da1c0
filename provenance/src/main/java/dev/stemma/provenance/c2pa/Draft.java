package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborWriter;
import dev.stemma.provenance.cose.CoseAlgorithm;
import dev.stemma.provenance.cose.CoseSign1;
import dev.stemma.provenance.identity.Identity;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A store that is complete but for the hash of the file and the signature. Its length depends on neither, so it is known
 * before the one is computed and the other made.
 */
final class Draft {
    private static final byte[] NO_SIGNATURE = new byte[64];

    private final ManifestDefinition definition;
    private final Identity identity;
    private final String label;
    private final String instanceId;
    private final byte[] protectedHeader;
    private final Optional<Stamping> stamping;
    private final List<CoSigner> coSigners;

    Draft(
            ManifestDefinition definition,
            Identity identity,
            List<CoSigner> coSigners,
            Optional<Stamping> stamping,
            UUID manifestId,
            UUID instanceId)
            throws SigningException {
        this.coSigners = coSigners;
        this.stamping = stamping;
        this.definition = definition;
        this.identity = identity;
        this.label = "urn:c2pa:" + manifestId;
        this.instanceId = "xmp:iid:" + instanceId;
        this.protectedHeader = protectedHeader(identity);
    }

    /** The header that a signature of the identity protects. */
    static byte[] protectedHeader(Identity identity) throws SigningException {
        return CoseSign1.protectedHeader(
                CoseAlgorithm.of(identity.algorithm().coseIdentifier()).orElseThrow(), encoded(identity.chain()));
    }

    private static List<byte[]> encoded(List<X509Certificate> chain) throws SigningException {
        List<byte[]> encoded = new ArrayList<>();
        for (X509Certificate certificate : chain) {
            try {
                encoded.add(certificate.getEncoded());
            } catch (GeneralSecurityException e) {
                throw new SigningException("a certificate cannot be encoded", e);
            }
        }
        return encoded;
    }

    /** The same with other room for the time stamp. */
    private Draft(Draft other, Stamping stamping) {
        this.definition = other.definition;
        this.identity = other.identity;
        this.label = other.label;
        this.instanceId = other.instanceId;
        this.protectedHeader = other.protectedHeader;
        this.coSigners = other.coSigners;
        this.stamping = Optional.of(stamping);
    }

    /** The same with so many bytes set aside for each header that holds a time stamp, if there are to be any. */
    Draft reserving(int bytes) {
        return stamping.isEmpty()
                ? this
                : new Draft(this, new Stamping(stamping.get().authority(), bytes));
    }

    /** Length in bytes of the store with assertions about the file's bytes such as these. */
    int length(List<? extends Assertion> bindings) throws SigningException {
        List<ManifestDefinition.Part> created = created(bindings);
        List<HashedUri> references = references(created);
        List<Assertion> identities = new ArrayList<>();
        for (CoSigner coSigner : coSigners) {
            identities.add(new IdentityDraft(coSigner, stamping).placeholder(references));
        }
        List<ManifestDefinition.Part> gathered = gathered(identities);
        CborMap header = stamping.map(Stamping::placeholder).orElse(CborMap.EMPTY);
        return store(created, gathered, claim(created, gathered), signature(header, NO_SIGNATURE)).length;
    }

    /**
     * The store with the assertions about the file's bytes, the hard binding among them, stamped if it is to be.
     *
     * @throws Stamping.TooLong if the stamp needs more than what was set aside
     */
    byte[] sign(List<? extends Assertion> bindings) throws SigningException, Stamping.TooLong {
        List<ManifestDefinition.Part> created = created(bindings);
        List<HashedUri> references = references(created);
        List<Assertion> identities = new ArrayList<>();
        for (CoSigner coSigner : coSigners) {
            identities.add(new IdentityDraft(coSigner, stamping).sign(references));
        }
        List<ManifestDefinition.Part> gathered = gathered(identities);
        byte[] claim = claim(created, gathered);
        byte[] signed = identity.sign(CoseSign1.toBeSigned(protectedHeader, claim));
        CoseSign1 signature = signature(CborMap.EMPTY, signed);
        if (stamping.isPresent()) {
            signature = signature(stamping.get().stamp(signature, identity), signed);
        }
        return store(created, gathered, claim, signature);
    }

    private CoseSign1 signature(CborMap unprotectedHeader, byte[] signature) {
        return new CoseSign1(protectedHeader, unprotectedHeader, signature);
    }

    private List<ManifestDefinition.Part> created(List<? extends Assertion> bindings) {
        List<ManifestDefinition.Part> parts = new ArrayList<>(definition.parts());
        bindings.forEach(binding -> parts.add(ManifestDefinition.part(binding.label(), binding)));
        return parts;
    }

    /** The signer of the claim passes them on and does not answer for who those people are. */
    private static List<ManifestDefinition.Part> gathered(List<Assertion> identities) {
        List<ManifestDefinition.Part> parts = new ArrayList<>();
        for (Assertion identity : identities) {
            String label = AssertionBox.instanceLabel(identity.label(), parts.size());
            parts.add(ManifestDefinition.part(label, identity));
        }
        return parts;
    }

    private static List<HashedUri> references(List<ManifestDefinition.Part> parts) {
        return parts.stream().map(ManifestDefinition.Part::reference).toList();
    }

    private byte[] claim(List<ManifestDefinition.Part> created, List<ManifestDefinition.Part> gathered) {
        Claim claim = new Claim(
                instanceId,
                definition.generator(),
                JumbfUri.ofSignature(label),
                references(created),
                references(gathered),
                Optional.of(definition.title()),
                Optional.of(HashAlgorithm.SHA256.identifier()),
                definition.redacted());
        return CborWriter.write(claim.toCbor());
    }

    private byte[] store(
            List<ManifestDefinition.Part> created,
            List<ManifestDefinition.Part> gathered,
            byte[] claim,
            CoseSign1 signature) {
        List<byte[]> assertions = Stream.concat(created.stream(), gathered.stream())
                .map(ManifestDefinition.Part::box)
                .toList();
        List<byte[]> manifests = new ArrayList<>(definition.ingredientManifests());
        manifests.add(StoreLayout.manifest(definition.type(), label, assertions, claim, signature.encode()));
        return StoreLayout.store(manifests);
    }
}
