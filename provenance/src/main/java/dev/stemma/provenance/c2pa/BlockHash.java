package dev.stemma.provenance.c2pa;

/**
 * A short hash of a block of bytes that can be moved along a file byte by byte, so that a block is found wherever it went.
 *
 * <pre>
 * v = sum over i of (b[i] + 1) * 0x9E3779B97F4A7C15 ^ (n - 1 - i)    modulo 2^64, b[0] to b[n-1] unsigned
 * hash = upper 32 bits of (v ^ v >>> 32) * 0xD6E8FEB86659FD93        modulo 2^64
 * </pre>
 *
 * <p>It finds accidents and honest edits. Whoever wants to can make other bytes of the same hash, so nothing is decided by it.
 */
final class BlockHash {
    private static final long BASE = 0x9E3779B97F4A7C15L;
    private static final long BASE_2 = BASE * BASE;
    private static final long BASE_3 = BASE_2 * BASE;
    private static final long BASE_4 = BASE_3 * BASE;
    private static final long MIX = 0xD6E8FEB86659FD93L;

    private final long lead;
    private long value;

    /** The hash of no bytes yet, of blocks of the size. */
    BlockHash(long blockSize) {
        long power = 1;
        long square = BASE;
        for (long bits = blockSize; bits > 0; bits >>= 1) {
            power = (bits & 1) == 1 ? power * square : power;
            square *= square;
        }
        this.lead = power;
    }

    /** Appends bytes to the block. */
    void update(byte[] bytes, int start, int end) {
        long sum = value;
        int i = start;
        for (; i + 4 <= end; i += 4) {
            sum = sum * BASE_4
                    + ((bytes[i] & 0xFF) + 1) * BASE_3
                    + ((bytes[i + 1] & 0xFF) + 1) * BASE_2
                    + ((bytes[i + 2] & 0xFF) + 1) * BASE
                    + ((bytes[i + 3] & 0xFF) + 1);
        }
        for (; i < end; i++) {
            sum = sum * BASE + (bytes[i] & 0xFF) + 1;
        }
        value = sum;
    }

    /** Moves the block on by one byte. */
    void roll(byte out, byte in) {
        value = value * BASE + (in & 0xFF) + 1 - ((out & 0xFF) + 1) * lead;
    }

    void reset() {
        value = 0;
    }

    int hash() {
        return (int) ((value ^ value >>> 32) * MIX >>> 32);
    }
}
