package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.asset.ByteRange;
import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.util.Optional;

/**
 * The hard binding of a checkpoint: the hash of the lines that were added since the one before (C2PA 2.5, 16.3.6).
 *
 * @param segment the bytes that are hashed; the line with the checkpoint follows them
 * @param algorithm of both hashes, if it is not the claim's
 * @param sentinelLength of the line with the checkpoint, where that names a store elsewhere
 * @param predecessor the line with the checkpoint before, if there is one
 */
public record SegmentHashAssertion(
        ByteRange segment,
        Optional<String> algorithm,
        CborValue.Bytes hash,
        Optional<Long> sentinelLength,
        Optional<Predecessor> predecessor)
        implements Assertion.Typed {
    static final String LABEL = "c2pa.hash.segment";
    private static final long VERSION = 1;

    /** A line with a checkpoint, as the next checkpoint holds it: it can no longer be changed. */
    public record Predecessor(ByteRange line, CborValue.Bytes hash) {
        CborMap toCbor() {
            return CborMap.builder()
                    .put("start", line.start())
                    .put("length", line.length())
                    .put("hash", hash)
                    .build();
        }
    }

    /** The binding of a checkpoint whose store stands in its line. */
    static SegmentHashAssertion inline(ByteRange segment, byte[] hash, Optional<Predecessor> predecessor) {
        return new SegmentHashAssertion(
                segment,
                Optional.of(HashAlgorithm.SHA256.identifier()),
                new CborValue.Bytes(hash),
                Optional.empty(),
                predecessor);
    }

    @Override
    public String label() {
        return LABEL;
    }

    @Override
    public CborMap toCbor() {
        CborMap.Builder map = CborMap.builder()
                .put("version", VERSION)
                .put("alg", algorithm)
                .put("hash", hash)
                .put("segmentStart", segment.start())
                .put("segmentEnd", segment.end());
        sentinelLength.ifPresent(length -> map.put("sentinelLength", length));
        predecessor.ifPresent(line -> map.put("predecessorSentinel", line.toCbor()));
        return map.build();
    }

    static SegmentHashAssertion read(CborMap map) throws MalformedException {
        if (!map.integer("version").equals(Optional.of(VERSION))) {
            throw malformed("is not of version 1, which is the one that is read");
        }
        Optional<CborValue> before = map.get("predecessorSentinel");
        return new SegmentHashAssertion(
                range(map.integer("segmentStart"), map.integer("segmentEnd"))
                        .orElseThrow(() -> malformed("has no segmentStart up to a segmentEnd")),
                map.text("alg"),
                new CborValue.Bytes(map.bytes("hash").orElseThrow(() -> malformed("has no hash"))),
                length(map),
                before.isPresent()
                        ? Optional.of(predecessor(before.get().asMap().orElse(CborMap.EMPTY)))
                        : Optional.empty());
    }

    private static Optional<Long> length(CborMap map) throws MalformedException {
        Optional<Long> length = map.integer("sentinelLength").filter(number -> number >= 0);
        if (map.get("sentinelLength").isPresent() && length.isEmpty()) {
            throw malformed("has a sentinelLength that is no number of bytes");
        }
        return length;
    }

    private static Predecessor predecessor(CborMap map) throws MalformedException {
        Optional<Long> start = map.integer("start");
        Optional<Long> end = map.integer("length")
                .filter(length -> length >= 0 && start.isPresent() && start.get() <= Long.MAX_VALUE - length)
                .map(length -> start.get() + length);
        return new Predecessor(
                range(start, end).orElseThrow(() -> malformed("has a predecessorSentinel without start and length")),
                new CborValue.Bytes(
                        map.bytes("hash").orElseThrow(() -> malformed("has a predecessorSentinel without hash"))));
    }

    private static Optional<ByteRange> range(Optional<Long> start, Optional<Long> end) {
        return start.filter(from -> from >= 0)
                .flatMap(from -> end.filter(to -> to >= from).map(to -> ByteRange.between(from, to)));
    }

    private static MalformedException malformed(String what) {
        return new MalformedException(StatusCode.SEGMENT_HASH_MALFORMED, "the segment hash " + what);
    }
}
