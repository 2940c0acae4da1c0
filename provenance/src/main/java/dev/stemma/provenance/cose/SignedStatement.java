package dev.stemma.provenance.cose;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cbor.CborWriter;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What somebody says of something, for a transparency log (SCITT, RFC 9943): a COSE_Sign1 with its payload inside, whose
 * protected header names who, by which key, and of what. With receipts in header 394 it is a transparent statement.
 *
 * <pre>
 * 18([ &lt;&lt; { 1: algorithm, 3: content type, 4: key id, 15: { 1: issuer, 2: subject } } &gt;&gt;,
 *      { 394: [ receipt, ... ] },
 *      payload,
 *      signature ])
 * </pre>
 */
public final class SignedStatement {
    /** What files with statements end with. */
    public static final String EXTENSION = ".scitt";

    private static final long ALGORITHM = 1;
    private static final long CONTENT_TYPE = 3;
    private static final long CLAIMS = 15;
    private static final long ISSUER = 1;
    private static final long SUBJECT = 2;
    private static final long RECEIPTS = 394;
    private static final int MAX_RECEIPTS = 64;

    private final CoseSign1 message;
    private final byte[] payload;
    private final CborMap claims;
    private final List<Receipt> receipts;

    private SignedStatement(CoseSign1 message, byte[] payload) throws CoseException {
        this.message = message;
        this.payload = payload.clone();
        this.claims = message.protectedEntries()
                .get(CLAIMS)
                .flatMap(CborValue::asMap)
                .orElseThrow(() -> new CoseException("the statement does not say whose it is: header 15 is missing"));
        text(claims, ISSUER);
        text(claims, SUBJECT);
        this.receipts = receipts(message.unprotectedHeader());
    }

    private static String text(CborMap claims, long claim) throws CoseException {
        return claims.get(claim)
                .flatMap(CborValue::asText)
                .orElseThrow(() -> new CoseException(
                        "the statement does not say " + (claim == ISSUER ? "whose it is" : "what it is about")));
    }

    private static List<Receipt> receipts(CborMap unprotected) throws CoseException {
        Optional<CborValue> header = unprotected.get(RECEIPTS);
        if (header.isEmpty()) {
            return List.of();
        }
        List<CborValue> items = header.get().asArray().orElse(List.of());
        if (items.isEmpty() || items.size() > MAX_RECEIPTS) {
            throw new CoseException("header 394 is a list of 1 to " + MAX_RECEIPTS + " receipts");
        }
        List<Receipt> receipts = new ArrayList<>();
        for (CborValue item : items) {
            receipts.add(Receipt.parse(
                    item.asBytes().orElseThrow(() -> new CoseException("a receipt is wrapped in bytes"))));
        }
        return receipts;
    }

    /**
     * Says something.
     *
     * @param speaker who
     * @param subject of what
     * @param contentType of the payload
     * @param signer makes a signature of that algorithm in COSE's raw form
     */
    public static SignedStatement sign(
            Speaker speaker,
            String subject,
            String contentType,
            byte[] payload,
            CoseAlgorithm algorithm,
            UnaryOperator<byte[]> signer) {
        CborMap.Builder kind = CborMap.builder()
                .put(CborValue.of(ALGORITHM), CborValue.of(algorithm.number()))
                .put(CborValue.of(CONTENT_TYPE), CborValue.of(contentType));
        byte[] header = CborWriter.write(speaker.in(kind, subject).build());
        byte[] signature = signer.apply(CoseSign1.toBeSigned(header, payload));
        try {
            return new SignedStatement(new CoseSign1(header, CborMap.EMPTY, signature), payload);
        } catch (CoseException e) {
            throw new IllegalStateException("a statement that was just made can be read", e);
        }
    }

    /** Reads a statement, with its receipts if it has any; what is read would be written the same. */
    public static SignedStatement parse(byte[] encoded) throws CoseException {
        CoseSign1.Enveloped read = CoseSign1.parseEnveloped(encoded);
        SignedStatement statement =
                new SignedStatement(read.message(), read.payload().content());
        if (!Arrays.equals(statement.encode(), encoded)) {
            throw new CoseException("the statement is not written in the one way that an entry of a log has:"
                    + " deterministic CBOR (RFC 8949, 4.2) with its payload inside");
        }
        return statement;
    }

    /** Who says it. */
    public String issuer() {
        return known(ISSUER);
    }

    /** Of what it is said. */
    public String subject() {
        return known(SUBJECT);
    }

    private String known(long claim) {
        try {
            return text(claims, claim);
        } catch (CoseException e) {
            throw new IllegalStateException("read before", e);
        }
    }

    /** What is said. */
    public byte[] payload() {
        return payload.clone();
    }

    /** Proofs that it is in logs, as they stand there: each is worth what {@link Receipt#provesInclusion} says. */
    public List<Receipt> receipts() {
        return receipts;
    }

    /** Whether the key has signed it. */
    public SignatureResult verify(PublicKey key) {
        return message.verify(payload, key);
    }

    /** The entry of a log: the statement without receipts, so that they do not change it. */
    public byte[] entry() {
        return message.with(CborMap.EMPTY).encodeWith(payload);
    }

    /** The same statement with one more receipt. */
    public SignedStatement with(Receipt receipt) {
        List<CborValue> all = new ArrayList<>(message.unprotectedHeader()
                .get(RECEIPTS)
                .flatMap(CborValue::asArray)
                .orElse(List.of()));
        all.add(CborValue.of(receipt.encode()));
        CborMap header =
                CborMap.builder().put(CborValue.of(RECEIPTS), CborValue.of(all)).build();
        try {
            return new SignedStatement(message.with(header), payload);
        } catch (CoseException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** The bytes that {@link #parse} reads. */
    public byte[] encode() {
        return message.encodeWith(payload);
    }
}
