package dev.stemma.provenance.merkle;

import java.util.Arrays;

/**
 * A node of a {@link SortedTree}: the least and the greatest key below it, and its hash.
 *
 * @param low 32 bytes
 * @param high 32 bytes, not less than {@code low}
 * @param hash 32 bytes
 */
public record Span(byte[] low, byte[] high, byte[] hash) {
    public Span {
        low = SortedTree.requireHash("a key", low);
        high = SortedTree.requireHash("a key", high);
        hash = SortedTree.requireHash("a hash", hash);
        if (Arrays.compareUnsigned(low, high) > 0) {
            throw new IllegalArgumentException("the least key below a node is not greater than the greatest");
        }
    }

    @Override
    public byte[] low() {
        return low.clone();
    }

    @Override
    public byte[] high() {
        return high.clone();
    }

    @Override
    public byte[] hash() {
        return hash.clone();
    }

    static Span ofLeaf(byte[] key, byte[] value) {
        return new Span(key, key, SortedTree.leafHash(key, value));
    }

    /** The node above two, of which all keys of one are less than all keys of the other. */
    Span with(Span right) {
        return new Span(low, right.high, SortedTree.nodeHash(this, right));
    }

    boolean isBefore(Span other) {
        return Arrays.compareUnsigned(high, other.low) < 0;
    }

    boolean isBefore(byte[] key) {
        return Arrays.compareUnsigned(high, key) < 0;
    }

    boolean isAfter(byte[] key) {
        return Arrays.compareUnsigned(low, key) > 0;
    }

    byte[] bytes() {
        byte[] bytes = Arrays.copyOf(low, 3 * MerkleTree.HASH_LENGTH);
        System.arraycopy(high, 0, bytes, MerkleTree.HASH_LENGTH, MerkleTree.HASH_LENGTH);
        System.arraycopy(hash, 0, bytes, 2 * MerkleTree.HASH_LENGTH, MerkleTree.HASH_LENGTH);
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Span span && Arrays.equals(bytes(), span.bytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }
}
