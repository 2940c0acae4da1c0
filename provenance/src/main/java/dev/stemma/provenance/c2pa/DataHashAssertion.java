package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.asset.ByteRange;
import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cbor.CborWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The hard binding: the hash of the file's bytes without the excluded ranges (C2PA 2.5, 16.3.1).
 *
 * @param exclusions ascending, not overlapping; none for a file with its store beside it
 * @param algorithm of the hash, if it is not the claim's
 * @param pad zeros that keep the length of the assertion while its numbers change
 */
public record DataHashAssertion(
        List<ByteRange> exclusions, Optional<String> algorithm, CborValue.Bytes hash, CborValue.Bytes pad)
        implements Assertion.Typed {
    static final String LABEL = "c2pa.hash.data";

    /** Encoded length of the largest number that is written, 2^32 - 1. */
    private static final int WIDEST_NUMBER = 5;

    public DataHashAssertion {
        exclusions = List.copyOf(exclusions);
    }

    /** The binding of a file that stays as it is. */
    static DataHashAssertion ofWholeFile(byte[] hash) {
        return of(List.of(), hash, 0);
    }

    /** The binding of a file with its store inside: its encoding has the same length whatever the numbers are. */
    static DataHashAssertion excluding(ByteRange range, byte[] hash) {
        int pad = 2 * WIDEST_NUMBER - CborWriter.headLength(range.start()) - CborWriter.headLength(range.length());
        return of(List.of(range), hash, pad);
    }

    private static DataHashAssertion of(List<ByteRange> exclusions, byte[] hash, int pad) {
        return new DataHashAssertion(
                exclusions,
                Optional.of(HashAlgorithm.SHA256.identifier()),
                new CborValue.Bytes(hash),
                new CborValue.Bytes(new byte[pad]));
    }

    @Override
    public String label() {
        return LABEL;
    }

    @Override
    public CborMap toCbor() {
        return CborMap.builder()
                .put(
                        "exclusions",
                        exclusions.stream().map(DataHashAssertion::toCbor).toList())
                .put("alg", algorithm)
                .put("hash", hash)
                .put("pad", pad)
                .build();
    }

    private static CborMap toCbor(ByteRange range) {
        return CborMap.builder()
                .put("start", range.start())
                .put("length", range.length())
                .build();
    }

    static DataHashAssertion read(CborMap map) throws MalformedException {
        List<ByteRange> exclusions = new ArrayList<>();
        for (CborValue item : map.array("exclusions")) {
            exclusions.add(item.asMap()
                    .flatMap(DataHashAssertion::range)
                    .orElseThrow(() -> new MalformedException(
                            StatusCode.DATA_HASH_MALFORMED, "an exclusion is no range of bytes")));
        }
        return new DataHashAssertion(
                exclusions,
                map.text("alg"),
                new CborValue.Bytes(map.bytes("hash").orElse(new byte[0])),
                new CborValue.Bytes(map.bytes("pad").orElse(new byte[0])));
    }

    private static Optional<ByteRange> range(CborMap map) {
        return map.integer("start")
                .flatMap(start -> map.integer("length")
                        .filter(length -> start >= 0 && length >= 0 && start <= Long.MAX_VALUE - length)
                        .map(length -> new ByteRange(start, length)));
    }
}
