package dev.stemma.provenance.cose;

import dev.stemma.provenance.cbor.CborException;
import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborReader;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cbor.CborWriter;
import dev.stemma.provenance.merkle.ConsistencyProof;
import dev.stemma.provenance.merkle.InclusionProof;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A proof about a Merkle tree, signed by whoever keeps it (COSE receipts, RFC 9942, for trees of RFC 9162 with SHA-256):
 *
 * <pre>
 * 18([ protected  &lt;&lt; { 1: algorithm, 395: 1 } &gt;&gt;,              of a statement also 4: key id, 15: { 1: issuer, 2: subject }
 *      { 396: { -1: [ &lt;&lt; [ size, index, [ hash, ... ] ] &gt;&gt; ] } },     or  -2: [ &lt;&lt; [ old size, size, [ hash, ... ] ] &gt;&gt; ]
 *      nil,                                                        the root, which the reader computes
 *      signature ])
 * </pre>
 */
public final class Receipt {
    private static final long ALGORITHM = 1;
    private static final long TREE = 395;
    private static final long PROOFS = 396;
    private static final long INCLUSION = -1;
    private static final long CONSISTENCY = -2;

    /** Trees of RFC 9162 with SHA-256. */
    private static final long RFC9162_SHA256 = 1;

    private static final int MAX_PATH = 64;

    private final CoseSign1 message;
    private final long kind;
    private final Contents contents;

    /** Index or old size, then size. */
    private record Contents(long place, long size, List<byte[]> path) {}

    private Receipt(CoseSign1 message) throws CoseException {
        this.message = message;
        if (!message.protectedEntries().get(TREE).flatMap(CborValue::asLong).equals(Optional.of(RFC9162_SHA256))) {
            throw new CoseException("expected a receipt of a tree of RFC 9162 with SHA-256: header 395 is not 1");
        }
        CborMap proofs = message.unprotectedHeader()
                .get(PROOFS)
                .flatMap(CborValue::asMap)
                .orElseThrow(() -> new CoseException("the receipt has no proof: header 396 is missing"));
        if (proofs.entries().size() != 1) {
            throw new CoseException("a receipt has one kind of proof here, found "
                    + proofs.entries().size());
        }
        this.kind = proofs.get(INCLUSION).isPresent() ? INCLUSION : CONSISTENCY;
        this.contents = contents(only(proofs), kind);
    }

    private static byte[] only(CborMap proofs) throws CoseException {
        CborValue list = proofs.get(INCLUSION)
                .or(() -> proofs.get(CONSISTENCY))
                .orElseThrow(
                        () -> new CoseException("the receipt has neither a proof of inclusion nor of consistency"));
        List<CborValue> items = list.asArray().orElse(List.of());
        if (items.size() != 1) {
            throw new CoseException("a receipt has one proof here, in a list; found " + items.size());
        }
        return items.get(0).asBytes().orElseThrow(() -> new CoseException("a proof of a receipt is wrapped in bytes"));
    }

    private static Contents contents(byte[] wrapped, long kind) throws CoseException {
        List<CborValue> items;
        try {
            items = CborReader.read(wrapped).asArray().orElse(List.of());
        } catch (CborException e) {
            throw new CoseException("the proof of a receipt is not well-formed CBOR: " + e.getMessage(), e);
        }
        if (items.size() != 3) {
            throw new CoseException("expected two numbers and a path as proof of a receipt");
        }
        long first = number(items.get(0));
        long second = number(items.get(1));
        List<byte[]> path = new ArrayList<>();
        for (CborValue hash : items.get(2).asArray().orElse(List.of())) {
            path.add(hash.asBytes().orElseThrow(() -> new CoseException("a path of a receipt consists of hashes")));
        }
        if (path.isEmpty() || path.size() > MAX_PATH) {
            throw new CoseException("a path of a receipt has 1 to " + MAX_PATH + " hashes, found " + path.size());
        }
        return kind == INCLUSION ? new Contents(second, first, path) : new Contents(first, second, path);
    }

    private static long number(CborValue value) throws CoseException {
        return value.asLong()
                .filter(number -> number >= 0)
                .orElseThrow(() -> new CoseException("expected a size or a place in a receipt"));
    }

    /**
     * A receipt for an entry.
     *
     * @param root that of the tree, 32 bytes
     * @param signer makes a signature of that algorithm in COSE's raw form
     * @throws IllegalArgumentException if the tree has one entry only: then the format has no receipt
     */
    public static Receipt of(InclusionProof proof, byte[] root, CoseAlgorithm algorithm, UnaryOperator<byte[]> signer) {
        return of(
                header(algorithm).build(), INCLUSION, List.of(proof.size(), proof.index()), proof.path(), root, signer);
    }

    /**
     * A receipt for a statement, to stand in its header 394 (RFC 9943, section 6).
     *
     * @param log who keeps the tree
     * @param subject of what the statement is said
     * @throws IllegalArgumentException if the tree has one entry only: then the format has no receipt
     */
    public static Receipt of(
            InclusionProof proof,
            byte[] root,
            Speaker log,
            String subject,
            CoseAlgorithm algorithm,
            UnaryOperator<byte[]> signer) {
        CborMap header = log.in(header(algorithm), subject).build();
        return of(header, INCLUSION, List.of(proof.size(), proof.index()), proof.path(), root, signer);
    }

    /**
     * A receipt for a tree that has grown.
     *
     * @param root that of the later tree
     * @throws IllegalArgumentException if it has not: then the format has no receipt
     */
    public static Receipt of(
            ConsistencyProof proof, byte[] root, CoseAlgorithm algorithm, UnaryOperator<byte[]> signer) {
        return of(
                header(algorithm).build(),
                CONSISTENCY,
                List.of(proof.oldSize(), proof.size()),
                proof.path(),
                root,
                signer);
    }

    private static CborMap.Builder header(CoseAlgorithm algorithm) {
        return CborMap.builder()
                .put(CborValue.of(ALGORITHM), CborValue.of(algorithm.number()))
                .put(CborValue.of(TREE), CborValue.of(RFC9162_SHA256));
    }

    private static Receipt of(
            CborMap entries,
            long kind,
            List<Long> numbers,
            List<byte[]> path,
            byte[] root,
            UnaryOperator<byte[]> signer) {
        byte[] header = CborWriter.write(entries);
        byte[] proof = CborWriter.write(CborValue.of(List.of(
                CborValue.of(numbers.get(0)),
                CborValue.of(numbers.get(1)),
                CborValue.of(path.stream().map(CborValue::of).toList()))));
        CborMap proofs = CborMap.builder()
                .put(CborValue.of(kind), CborValue.of(List.of(CborValue.of(proof))))
                .build();
        CborMap unprotected =
                CborMap.builder().put(CborValue.of(PROOFS), proofs).build();
        byte[] signature = signer.apply(CoseSign1.toBeSigned(header, root));
        try {
            return new Receipt(new CoseSign1(header, unprotected, signature));
        } catch (CoseException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Reads a receipt of one proof. */
    public static Receipt parse(byte[] encoded) throws CoseException {
        return new Receipt(CoseSign1.parse(encoded));
    }

    /** Whether this shows that the entry is in a tree that the key has signed for. */
    public boolean provesInclusion(byte[] entry, PublicKey key) {
        if (kind != INCLUSION) {
            return false;
        }
        byte[] root;
        try {
            root = new InclusionProof(contents.place, contents.size, contents.path).rootFrom(entry);
        } catch (IllegalArgumentException impossible) {
            return false;
        }
        return message.verify(root, key) == SignatureResult.VALID;
    }

    /** Whether this shows that the tree with that root, which the key has signed for, begins with the one of the old root. */
    public boolean provesConsistency(byte[] oldRoot, byte[] root, PublicKey key) {
        if (kind != CONSISTENCY) {
            return false;
        }
        try {
            return new ConsistencyProof(contents.place, contents.size, contents.path).proves(oldRoot, root)
                    && message.verify(root, key) == SignatureResult.VALID;
        } catch (IllegalArgumentException impossible) {
            return false;
        }
    }

    /** Number of entries of the tree, as the receipt says: the signature is over the root, which does not tell it. */
    public long size() {
        return contents.size;
    }

    /** The bytes that {@link #parse} reads; what stands in header 394 of a statement. */
    public byte[] encode() {
        return message.encode();
    }
}
