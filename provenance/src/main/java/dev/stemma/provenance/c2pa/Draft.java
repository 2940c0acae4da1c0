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

    Draft(ManifestDefinition definition, Identity identity, UUID manifestId, UUID instanceId) throws SigningException {
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

    /** Length in bytes of the store with assertions about the file's bytes such as these. */
    int length(List<? extends Assertion> bindings) {
        List<ManifestDefinition.Part> parts = parts(bindings);
        return store(parts, CborWriter.write(claim(parts).toCbor()), NO_SIGNATURE).length;
    }

    /** The store with the assertions about the file's bytes, the hard binding among them. */
    byte[] sign(List<? extends Assertion> bindings) {
        List<ManifestDefinition.Part> parts = parts(bindings);
        byte[] claim = CborWriter.write(claim(parts).toCbor());
        return store(parts, claim, identity.sign(CoseSign1.toBeSigned(protectedHeader, claim)));
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
                List.of());
    }

    private byte[] store(List<ManifestDefinition.Part> parts, byte[] claim, byte[] signature) {
        List<byte[]> assertions =
                parts.stream().map(ManifestDefinition.Part::box).toList();
        List<byte[]> manifests = new ArrayList<>(definition.ingredientManifests());
        manifests.add(StoreLayout.manifest(
                label, assertions, claim, new CoseSign1(protectedHeader, CborMap.EMPTY, signature).encode()));
        return StoreLayout.store(manifests);
    }
}
