package dev.stemma.studio.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.c2pa.Check;
import dev.stemma.provenance.c2pa.ManifestStore;
import dev.stemma.provenance.c2pa.StoredAssertion;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.cbor.CborException;
import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborReader;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cose.CoseException;
import dev.stemma.provenance.cose.CoseSign1;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** Who says to have had which part in the file, beside its signer (CAWG identity assertions), as JSON. */
final class RolesJson {
    private static final String LABEL = "cawg.identity";
    private static final String PREFIX = "cawg.";

    private RolesJson() {}

    static ArrayNode of(ManifestStore store, Verdict verdict) {
        ArrayNode people = Json.object().arrayNode();
        store.active().assertions().stream()
                .filter(stored -> stored.label().equals(LABEL) || stored.label().startsWith(LABEL + "__"))
                .forEach(stored -> content(stored).ifPresent(content -> {
                    ObjectNode node = people.addObject().put("holds", holds(stored, verdict));
                    name(content).ifPresent(name -> node.put("name", name));
                    ArrayNode roles = node.putArray("roles");
                    content.map("signer_payload").orElse(CborMap.EMPTY).array("role").stream()
                            .flatMap(role -> role.asText().stream())
                            .map(role -> role.startsWith(PREFIX) ? role.substring(PREFIX.length()) : role)
                            .forEach(roles::add);
                }));
        return people;
    }

    /** Whether nothing was found against it. */
    private static boolean holds(StoredAssertion stored, Verdict verdict) {
        return verdict.checks().stream()
                .filter(Check::isFailure)
                .noneMatch(check -> check.place().toString().equals(stored.uri()));
    }

    private static Optional<CborMap> content(StoredAssertion stored) {
        for (StoredAssertion.ContentBox box : stored.contents()) {
            try {
                Optional<CborMap> map = CborReader.read(box.content().content()).asMap();
                if (map.isPresent()) {
                    return map;
                }
            } catch (CborException noCbor) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whom the certificate names, where there is one. */
    private static Optional<String> name(CborMap content) {
        try {
            Optional<byte[]> signature = content.get("signature")
                    .filter(CborValue.Bytes.class::isInstance)
                    .map(bytes -> ((CborValue.Bytes) bytes).content());
            return signature.isEmpty()
                    ? Optional.empty()
                    : CoseSign1.parse(signature.get()).certificates().stream()
                            .findFirst()
                            .map(X509Certificate::getSubjectX500Principal)
                            .map(Object::toString);
        } catch (CoseException unreadable) {
            return Optional.empty();
        }
    }
}
