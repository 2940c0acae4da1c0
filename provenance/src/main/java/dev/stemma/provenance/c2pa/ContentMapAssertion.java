package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cbor.CborWriter;
import java.nio.ByteBuffer;

/**
 * Short hashes of the content, block by block, by which a file that was changed can tell where. They only explain: whether
 * the content is the one that was signed is decided by the hard binding.
 *
 * <pre>
 * "blockSize"  bytes in a block, {@value #MIN_BLOCK} or more; the last takes the rest, so it may be longer
 * "length"     bytes of content: the file without the range that the hard binding excludes
 * "hashes"     4 bytes a block, big-endian, see {@link BlockHash}; at most {@value #MAX_BLOCKS} blocks
 * "pad"        zeros that keep the length of the assertion, whatever number "length" is
 * </pre>
 *
 * @param length bytes of content
 */
public record ContentMapAssertion(int blockSize, long length, CborValue.Bytes hashes, CborValue.Bytes pad)
        implements Assertion.Typed {
    static final String LABEL = "dev.stemma.content-map";

    static final int MIN_BLOCK = 20;
    static final int MAX_BLOCKS = 256;

    /** Encoded length of the largest number that is written, 2^32 - 1. */
    private static final int WIDEST_NUMBER = 5;

    /** How a file of about the length is divided. */
    record Blocks(int size, int count) {
        static Blocks of(long length) {
            int size = Math.toIntExact(Math.max(MIN_BLOCK, (length + MAX_BLOCKS - 1) / MAX_BLOCKS));
            return new Blocks(size, (int) Math.max(1, length / size));
        }
    }

    /** A map as long as that of any content divided like this. */
    static ContentMapAssertion placeholder(Blocks blocks) {
        return of(blocks, 0, new byte[blocks.count * Integer.BYTES]);
    }

    /** The map of a content, not shorter than all blocks but the last. */
    static ContentMapAssertion of(Content content, Blocks blocks) {
        ByteBuffer hashes = ByteBuffer.allocate(blocks.count * Integer.BYTES);
        for (int block = 0; block < blocks.count; block++) {
            long start = (long) block * blocks.size;
            long end = block == blocks.count - 1 ? content.length() : start + blocks.size;
            hashes.putInt(content.hash(start, end));
        }
        return of(blocks, content.length(), hashes.array());
    }

    private static ContentMapAssertion of(Blocks blocks, long length, byte[] hashes) {
        return new ContentMapAssertion(
                blocks.size,
                length,
                new CborValue.Bytes(hashes),
                new CborValue.Bytes(new byte[WIDEST_NUMBER - CborWriter.headLength(length)]));
    }

    @Override
    public String label() {
        return LABEL;
    }

    @Override
    public CborMap toCbor() {
        return CborMap.builder()
                .put("blockSize", blockSize)
                .put("length", length)
                .put("hashes", hashes)
                .put("pad", pad)
                .build();
    }

    static ContentMapAssertion read(CborMap map) throws MalformedException {
        long blockSize = map.integer("blockSize").orElse(0L);
        long length = map.integer("length").orElse(-1L);
        byte[] hashes = map.bytes("hashes").orElse(new byte[0]);
        long blocks = hashes.length / Integer.BYTES;
        if (blockSize < MIN_BLOCK
                || blockSize > Integer.MAX_VALUE
                || hashes.length % Integer.BYTES != 0
                || blocks < 1
                || blocks > MAX_BLOCKS
                || length < (blocks - 1) * blockSize) {
            throw new MalformedException(
                    StatusCode.ASSERTION_CBOR_INVALID,
                    "the content map does not fit together: blocks of " + blockSize + " bytes, " + length
                            + " bytes of content, " + hashes.length + " bytes of hashes");
        }
        return new ContentMapAssertion(
                (int) blockSize,
                length,
                new CborValue.Bytes(hashes),
                new CborValue.Bytes(map.bytes("pad").orElse(new byte[0])));
    }
}
