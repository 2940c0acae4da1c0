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

    Draft(
            ManifestDefinition definition,
            Identity identity,
            Optional<Stamping> stamping,
            UUID manifestId,
            UUID instanceId)
            throws SigningException {
        this.stamping = stamping;
        this.definition = definition;
        this.identity = identity;
        this.label = "urn:c2pa:" + manifestId;
        this.instanceId = "xmp:iid:" + instanceId;
        this.protectedHeader = CoseSign1.protectedHeader(
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
        this.stamping = Optional.of(stamping);
    }

    /** The same with so many bytes set aside for the header that holds the time stamp, if there is to be one. */
    Draft reserving(int bytes) {
        return stamping.isEmpty()
                ? this
                : new Draft(this, new Stamping(stamping.get().authority(), bytes));
    }

    /** Length in bytes of the store with assertions about the file's bytes such as these. */
    int length(List<? extends Assertion> bindings) {
        List<ManifestDefinition.Part> parts = parts(bindings);
        CborMap header = stamping.map(Stamping::placeholder).orElse(CborMap.EMPTY);
        return store(parts, CborWriter.write(claim(parts).toCbor()), signature(header, NO_SIGNATURE)).length;
    }

    /**
     * The store with the assertions about the file's bytes, the hard binding among them, stamped if it is to be.
     *
     * @throws Stamping.TooLong if the stamp needs more than what was set aside
     */
    byte[] sign(List<? extends Assertion> bindings) throws SigningException, Stamping.TooLong {
        List<ManifestDefinition.Part> parts = parts(bindings);
        byte[] claim = CborWriter.write(claim(parts).toCbor());
        byte[] signed = identity.sign(CoseSign1.toBeSigned(protectedHeader, claim));
        CoseSign1 signature = signature(CborMap.EMPTY, signed);
        if (stamping.isPresent()) {
            signature = signature(stamping.get().stamp(signature, identity), signed);
        }
        return store(parts, claim, signature);
    }

    private CoseSign1 signature(CborMap unprotectedHeader, byte[] signature) {
        return new CoseSign1(protectedHeader, unprotectedHeader, signature);
    }

    private List<ManifestDefinition.Part> parts(List<? extends Assertion> bindings) {
        List<ManifestDefinition.Part> parts = new ArrayList<>(definition.parts());
        bindings.forEach(binding -> parts.add(ManifestDefinition.part(binding.label(), binding)));
        return parts;
    }

    private Claim claim(List<ManifestDefinition.Part> parts) {
        List<HashedUri> created =
                parts.stream().map(ManifestDefinition.Part::reference).toList();
        return new Claim(
                instanceId,
                definition.generator(),
                JumbfUri.ofSignature(label),
                created,
                List.of(),
                Optional.of(definition.title()),
                Optional.of(HashAlgorithm.SHA256.identifier()),
                definition.redacted());
    }

    private byte[] store(List<ManifestDefinition.Part> parts, byte[] claim, CoseSign1 signature) {
        List<byte[]> assertions =
                parts.stream().map(ManifestDefinition.Part::box).toList();
        List<byte[]> manifests = new ArrayList<>(definition.ingredientManifests());
        manifests.add(StoreLayout.manifest(definition.type(), label, assertions, claim, signature.encode()));
        return StoreLayout.store(manifests);
    }
}
