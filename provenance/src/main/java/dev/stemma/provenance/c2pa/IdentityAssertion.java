package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborException;
import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborReader;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cbor.CborWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Somebody's own word that he had a part in the content (CAWG identity 1.3, 5): who he is, and for what he answers, signed by
 * his key or by somebody who knows him.
 *
 * <pre>
 * {signer_payload: {referenced_assertions: [1* hashed-uri], sig_type: tstr, ?role: [1* tstr]},
 *  signature: bstr, pad1: bstr, ?pad2: bstr}
 * </pre>
 *
 * @param payload the {@code signer_payload}
 * @param payloadBytes as they stand in the assertion
 */
record IdentityAssertion(
        CborMap payload,
        CborValue.Bytes payloadBytes,
        List<HashedUri> references,
        String signatureType,
        CborValue.Bytes signature,
        List<CborValue.Bytes> pads) {
    static final String LABEL = "cawg.identity";

    /** The kind that is signed with the key of somebody's certificate. */
    static final String X509 = "cawg.x509.cose";

    IdentityAssertion {
        references = List.copyOf(references);
        pads = List.copyOf(pads);
    }

    /**
     * The encodings that a signature may be over: the payload as it stands, or in the deterministic form that the
     * specification demands (8.2.1) and that other programs may only make for signing.
     */
    List<byte[]> signedForms() {
        return List.of(payloadBytes.content(), CborWriter.write(payload));
    }

    static IdentityAssertion read(StoredAssertion assertion) throws MalformedException {
        CborMap content = assertion.content().orElseThrow(() -> malformed("is no map of CBOR"));
        CborMap payload = content.map("signer_payload").orElseThrow(() -> malformed("has no signer_payload"));
        String type = payload.text("sig_type")
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> malformed("does not say how it is signed (sig_type)"));
        checkRoles(payload);
        return new IdentityAssertion(
                payload,
                payloadBytes(assertion),
                references(payload),
                type,
                bytes(content, "signature"),
                content.get("pad2").isPresent()
                        ? List.of(bytes(content, "pad1"), bytes(content, "pad2"))
                        : List.of(bytes(content, "pad1")));
    }

    private static CborValue.Bytes payloadBytes(StoredAssertion assertion) throws MalformedException {
        try {
            Optional<byte[]> found =
                    CborReader.encodedValue(assertion.box().only(Superbox.CBOR).orElseThrow(), "signer_payload");
            return new CborValue.Bytes(found.orElseThrow());
        } catch (CborException e) {
            throw malformed("is no CBOR");
        }
    }

    private static List<HashedUri> references(CborMap payload) throws MalformedException {
        List<HashedUri> references = new ArrayList<>();
        List<CborValue> items = payload.get("referenced_assertions")
                .flatMap(CborValue::asArray)
                .orElseThrow(() -> malformed("has no list of assertions (referenced_assertions)"));
        for (CborValue item : items) {
            references.add(HashedUri.read(item)
                    .filter(reference -> reference.hash().content().length > 0)
                    .orElseThrow(() -> malformed("refers to an assertion without url or hash")));
        }
        return references;
    }

    private static void checkRoles(CborMap payload) throws MalformedException {
        Optional<CborValue> role = payload.get("role");
        if (role.isPresent()) {
            List<CborValue> roles = role.get().asArray().orElse(List.of());
            boolean texts = roles.stream()
                    .allMatch(each ->
                            each.asText().filter(text -> !text.isEmpty()).isPresent());
            if (roles.isEmpty() || !texts) {
                throw malformed("has a role that is no list of texts");
            }
        }
    }

    private static CborValue.Bytes bytes(CborMap map, String key) throws MalformedException {
        return new CborValue.Bytes(map.bytes(key).orElseThrow(() -> malformed("has no bytes under " + key)));
    }

    private static MalformedException malformed(String what) {
        return new MalformedException(IdentityCode.CBOR_INVALID, "the identity assertion " + what);
    }
}
