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

    /** Length in bytes of the store with a binding such as this one. */
    int length(DataHashAssertion binding) {
        ManifestDefinition.Part part = ManifestDefinition.part(DataHashAssertion.LABEL, binding);
        return store(part, CborWriter.write(claim(part).toCbor()), NO_SIGNATURE).length;
    }

    byte[] sign(DataHashAssertion binding) {
        ManifestDefinition.Part part = ManifestDefinition.part(DataHashAssertion.LABEL, binding);
        byte[] claim = CborWriter.write(claim(part).toCbor());
        return store(part, claim, identity.sign(CoseSign1.toBeSigned(protectedHeader, claim)));
    }

    private Claim claim(ManifestDefinition.Part binding) {
        List<HashedUri> created = new ArrayList<>();
        definition.parts().forEach(part -> created.add(part.reference()));
        created.add(binding.reference());
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

    private byte[] store(ManifestDefinition.Part binding, byte[] claim, byte[] signature) {
        List<byte[]> assertions = new ArrayList<>();
        definition.parts().forEach(part -> assertions.add(part.box()));
        assertions.add(binding.box());
        List<byte[]> manifests = new ArrayList<>(definition.ingredientManifests());
        manifests.add(StoreLayout.manifest(
                label, assertions, claim, new CoseSign1(protectedHeader, CborMap.EMPTY, signature).encode()));
        return StoreLayout.store(manifests);
    }
}
