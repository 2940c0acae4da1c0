package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cbor.CborWriter;
import dev.stemma.provenance.cose.CoseSign1;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/**
 * An identity assertion that is complete but for the hashes that it refers to and its signature (CAWG identity 1.3, 6). Its
 * length depends on neither, since the signature has a fixed length, and room for a time stamp is set aside in its
 * unprotected header as it is for the claim's; so {@code pad1} stays empty.
 *
 * <p>The payload is signed with its fields in the order of the schema, as it stands in the assertion. The specification
 * wants them sorted (8.2.1, Core Deterministic Encoding); but c2pa-rs, by which most people verify, writes the payload anew
 * in the order of the schema before it checks the signature, and would take any other for a forgery.
 */
final class IdentityDraft {
    private static final byte[] NO_SIGNATURE = new byte[64];
    private static final int MAP = 0xa0;

    private final CoSigner signer;
    private final Optional<Stamping> stamping;
    private final byte[] protectedHeader;

    IdentityDraft(CoSigner signer, Optional<Stamping> stamping) throws SigningException {
        this.signer = signer;
        this.stamping = stamping;
        this.protectedHeader = Draft.protectedHeader(signer.identity());
    }

    /** An assertion of the same length as the one that is signed. */
    Assertion placeholder(List<HashedUri> references) {
        CborMap header = stamping.map(Stamping::placeholder).orElse(CborMap.EMPTY);
        return assertion(payload(references), new CoseSign1(protectedHeader, header, NO_SIGNATURE));
    }

    /**
     * The assertion for everything that is referred to.
     *
     * @param references to the hard binding, and to all that the person answers for
     * @throws Stamping.TooLong if the stamp needs more than what was set aside
     */
    Assertion sign(List<HashedUri> references) throws SigningException, Stamping.TooLong {
        byte[] payload = payload(references);
        byte[] signed = signer.identity().sign(CoseSign1.toBeSigned(protectedHeader, payload));
        CoseSign1 signature = new CoseSign1(protectedHeader, CborMap.EMPTY, signed);
        if (stamping.isPresent()) {
            CborMap header = stamping.get().stamp(signature, signer.identity());
            signature = new CoseSign1(protectedHeader, header, signed);
        }
        return assertion(payload, signature);
    }

    private byte[] payload(List<HashedUri> references) {
        List<CborValue> roles =
                signer.roles().stream().map(role -> CborValue.of(role.label())).toList();
        return map(
                new Field("referenced_assertions", CborValue.of(HashedUri.toCbor(references))),
                new Field("sig_type", CborValue.of(IdentityAssertion.X509)),
                new Field("role", CborValue.of(roles)));
    }

    private static Assertion assertion(byte[] payload, CoseSign1 signature) {
        byte[] content = map(
                new Field("pad1", CborValue.of(new byte[0])),
                new Field("signature", CborValue.of(signature.encode())),
                new Field("signer_payload", payload));
        return new OpaqueAssertion(
                IdentityAssertion.LABEL, Superbox.CBOR, new CborValue.Bytes(JumbfWriter.box(Superbox.CBOR, content)));
    }

    /** A key with its value, encoded. */
    private record Field(String key, byte[] value) {
        Field(String key, CborValue value) {
            this(key, CborWriter.write(value));
        }
    }

    /** A map of fewer than 24 fields in the order given: {@code 0xa0 + n}, then each key and value. */
    private static byte[] map(Field... fields) {
        ByteArrayOutputStream map = new ByteArrayOutputStream();
        map.write(MAP + fields.length);
        for (Field field : fields) {
            map.writeBytes(CborWriter.write(CborValue.of(field.key())));
            map.writeBytes(field.value());
        }
        return map.toByteArray();
    }
}
