package dev.stemma.provenance.cose;

import dev.stemma.provenance.cbor.CborException;
import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborReader;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cbor.CborWriter;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * COSE_Sign1 over a detached payload (RFC 9052, section 4.2): tag 18 over
 * {@code [protected: bstr, unprotected: map, nil, signature: bstr]}. Nothing protects the unprotected header.
 */
public final class CoseSign1 {
    /** How many certificates a chain may have. */
    public static final int MAX_CHAIN = 20;

    private static final long TAG = 18;
    private static final long ALGORITHM = 1;
    private static final long X5CHAIN = 33;
    private static final String OLD_X5CHAIN = "x5chain";

    private final byte[] protectedHeader;
    private final CborMap protectedEntries;
    private final CborMap unprotectedHeader;
    private final byte[] signature;

    /**
     * @param protectedHeader an encoded map, or no bytes for an empty one
     * @throws IllegalArgumentException if the protected header is no encoded map
     */
    public CoseSign1(byte[] protectedHeader, CborMap unprotectedHeader, byte[] signature) {
        this.protectedHeader = protectedHeader.clone();
        this.unprotectedHeader = unprotectedHeader;
        this.signature = signature.clone();
        try {
            this.protectedEntries = entries(protectedHeader);
        } catch (CoseException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** The protected header of a claim signature: the algorithm and the certificates, leaf first, each DER. */
    public static byte[] protectedHeader(CoseAlgorithm algorithm, List<byte[]> chain) {
        List<CborValue> certificates = chain.stream().map(CborValue::of).toList();
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("a chain has at least the certificate of the signer");
        }
        return CborWriter.write(CborMap.builder()
                .put(CborValue.of(ALGORITHM), CborValue.of(algorithm.number()))
                .put(CborValue.of(X5CHAIN), certificates.size() == 1 ? certificates.get(0) : CborValue.of(certificates))
                .build());
    }

    /** The bytes that are signed: the Sig_structure with context "Signature1" (RFC 9052, section 4.4). */
    public static byte[] toBeSigned(byte[] protectedHeader, byte[] payload) {
        return structure("Signature1", protectedHeader, payload);
    }

    private static byte[] structure(String context, byte[] protectedHeader, byte[] payload) {
        return CborWriter.write(CborValue.of(List.of(
                CborValue.of(context),
                CborValue.of(protectedHeader),
                CborValue.of(new byte[0]),
                CborValue.of(payload))));
    }

    /** Reads any well-formed encoding, with tag 18 and without a payload of its own. */
    public static CoseSign1 parse(byte[] encoded) throws CoseException {
        List<CborValue> items = items(encoded);
        if (!items.get(2).equals(CborValue.NULL)) {
            throw new CoseException("the payload is kept apart and must be nil here, found " + describe(items.get(2)));
        }
        return message(items);
    }

    /**
     * A message together with the payload that it carries.
     *
     * @param payload no bytes if it carries none
     */
    public record Enveloped(CoseSign1 message, CborValue.Bytes payload) {}

    /** Reads any well-formed encoding, with tag 18 and its payload inside. */
    public static Enveloped parseEnveloped(byte[] encoded) throws CoseException {
        List<CborValue> items = items(encoded);
        byte[] payload = items.get(2).asBytes().orElse(new byte[0]);
        return new Enveloped(message(items), new CborValue.Bytes(payload));
    }

    private static List<CborValue> items(byte[] encoded) throws CoseException {
        CborValue value = read(encoded);
        if (!(value instanceof CborValue.Tag tag
                && tag.number() == TAG
                && tag.item() instanceof CborValue.Array array
                && array.items().size() == 4)) {
            throw new CoseException("expected CBOR tag 18 over an array of four");
        }
        return array.items();
    }

    private static CoseSign1 message(List<CborValue> items) throws CoseException {
        if (!(items.get(0) instanceof CborValue.Bytes header
                && items.get(1) instanceof CborMap unprotected
                && items.get(3) instanceof CborValue.Bytes signature)) {
            throw new CoseException(
                    "expected a protected header (bytes), an unprotected one (map), a signature (bytes)");
        }
        entries(header.content());
        return new CoseSign1(header.content(), unprotected, signature.content());
    }

    private static String describe(CborValue value) {
        return value.asBytes().map(bytes -> bytes.length + " bytes").orElse("another value");
    }

    private static CborMap entries(byte[] header) throws CoseException {
        if (header.length == 0) {
            return CborMap.EMPTY;
        }
        return read(header).asMap().orElseThrow(() -> new CoseException("the protected header is no map"));
    }

    private static CborValue read(byte[] encoded) throws CoseException {
        try {
            return CborReader.read(encoded);
        } catch (CborException e) {
            throw new CoseException("the signature is not well-formed CBOR: " + e.getMessage(), e);
        }
    }

    /** The deterministic encoding, the payload kept apart. */
    public byte[] encode() {
        return encode(CborValue.NULL);
    }

    /** The deterministic encoding with the payload inside. */
    public byte[] encodeWith(byte[] payload) {
        return encode(CborValue.of(payload));
    }

    private byte[] encode(CborValue payload) {
        return CborWriter.write(new CborValue.Tag(
                TAG,
                CborValue.of(
                        List.of(CborValue.of(protectedHeader), unprotectedHeader, payload, CborValue.of(signature)))));
    }

    /** The same signature with another unprotected header, which it does not cover. */
    CoseSign1 with(CborMap otherUnprotected) {
        return new CoseSign1(protectedHeader, otherUnprotected, signature);
    }

    /** What the signature covers besides the payload. */
    public CborMap protectedEntries() {
        return protectedEntries;
    }

    /** What nothing protects: padding, time stamps, revocation data. */
    public CborMap unprotectedHeader() {
        return unprotectedHeader;
    }

    public byte[] signature() {
        return signature.clone();
    }

    /** What a time stamp of this signature is made for: the CounterSignature structure (C2PA 2.5, 10.3.2.5.2). */
    public byte[] timeStamped() {
        return timeStamped(CborWriter.write(CborValue.of(signature)));
    }

    /** What the older kind of time stamp is made for: the same structure over the payload of the signature. */
    public byte[] timeStamped(byte[] payload) {
        return structure("CounterSignature", protectedHeader, payload);
    }

    /** The algorithm that the protected header names, if it is one that can be checked here. */
    public Optional<CoseAlgorithm> algorithm() {
        return protectedEntries.get(ALGORITHM).flatMap(CborValue::asLong).flatMap(CoseAlgorithm::of);
    }

    /**
     * The certificates, leaf first, each DER; label 33 before the older text label, in either header (C2PA 2.5, 13.2).
     *
     * @throws CoseException if there is none, or one label stands in both headers, or something else stands there
     */
    public List<byte[]> chain() throws CoseException {
        for (CborValue label : List.of(CborValue.of(X5CHAIN), CborValue.of(OLD_X5CHAIN))) {
            Optional<CborValue> inside = protectedEntries.get(label);
            Optional<CborValue> outside = unprotectedHeader.get(label);
            if (inside.isPresent() && outside.isPresent()) {
                throw new CoseException("certificates stand in the protected and in the unprotected header");
            }
            Optional<CborValue> found = inside.or(() -> outside);
            if (found.isPresent()) {
                return certificates(found.get());
            }
        }
        throw new CoseException("no certificates: header 33 is missing");
    }

    private static List<byte[]> certificates(CborValue header) throws CoseException {
        List<CborValue> items = header.asArray().orElse(List.of(header));
        List<byte[]> certificates = new ArrayList<>();
        for (CborValue item : items) {
            certificates.add(
                    item.asBytes().orElseThrow(() -> new CoseException("header 33 holds something else than bytes")));
        }
        if (certificates.isEmpty()) {
            throw new CoseException("header 33 holds an empty list of certificates");
        }
        return certificates;
    }

    /**
     * The {@link #chain} as certificates.
     *
     * @throws CoseException also if one of them cannot be read, or there are more than {@value #MAX_CHAIN}
     */
    public List<X509Certificate> certificates() throws CoseException {
        List<byte[]> chain = chain();
        if (chain.size() > MAX_CHAIN) {
            throw new CoseException(chain.size() + " certificates; at most " + MAX_CHAIN + " are read");
        }
        List<X509Certificate> certificates = new ArrayList<>();
        for (byte[] encoded : chain) {
            certificates.add(certificate(encoded));
        }
        return certificates;
    }

    private static X509Certificate certificate(byte[] encoded) throws CoseException {
        try {
            return DerCertificate.read(encoded);
        } catch (CertificateException e) {
            throw new CoseException("a certificate cannot be read: " + e.getMessage(), e);
        }
    }

    /** Checks the signature over the payload with the leaf's key. */
    public SignatureResult verify(byte[] payload, PublicKey key) {
        return algorithm()
                .map(algorithm -> algorithm.verify(key, toBeSigned(protectedHeader, payload), signature))
                .orElse(SignatureResult.UNSUPPORTED_ALGORITHM);
    }
}
