package dev.stemma.provenance.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * A tree of any number of leaves, of whose hashes only those are fetched that an answer needs: at most two for each
 * doubling of the size.
 */
public final class StoredTree {
    private final long size;
    private final SubtreeHashes hashes;

    /**
     * @param size number of leaves
     * @param hashes those of the complete subtrees among them
     */
    public StoredTree(long size, SubtreeHashes hashes) {
        if (size < 0) {
            throw new IllegalArgumentException("a tree has 0 leaves or more, not " + size);
        }
        this.size = size;
        this.hashes = hashes;
    }

    /** Number of leaves. */
    public long size() {
        return size;
    }

    /** The Merkle tree hash, {@code MTH(D[n])}. */
    public byte[] root() {
        return size == 0 ? MerkleTree.emptyRoot() : hash(0, size);
    }

    /** The audit path of a leaf, {@code PATH(m, D[n])} of RFC 6962, section 2.1.1. */
    public InclusionProof inclusionProof(long index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
        }
        List<byte[]> path = new ArrayList<>();
        path(index, 0, size, path);
        return new InclusionProof(index, size, path);
    }

    private void path(long index, long from, long to, List<byte[]> path) {
        if (to - from == 1) {
            return;
        }
        long split = from + Long.highestOneBit(to - from - 1);
        if (index < split) {
            path(index, from, split, path);
            path.add(hash(split, to));
        } else {
            path(index, split, to, path);
            path.add(hash(from, split));
        }
    }

    /** {@code PROOF(m, D[n])} of RFC 6962, section 2.1.2, from the tree of the first leaves to this one. */
    public ConsistencyProof consistencyProof(long oldSize) {
        if (oldSize < 0 || oldSize > size) {
            throw new IllegalArgumentException("no tree of " + oldSize + " is the beginning of a tree of " + size);
        }
        List<byte[]> path = new ArrayList<>();
        if (oldSize > 0) {
            subproof(oldSize, 0, size, true, path);
        }
        return new ConsistencyProof(oldSize, size, path);
    }

    /** {@code SUBPROOF(m, D[n], b)}, where b says that the verifier knows the root of the earlier tree from here down. */
    private void subproof(long oldEnd, long from, long to, boolean known, List<byte[]> path) {
        if (oldEnd == to) {
            if (!known) {
                path.add(hash(from, to));
            }
            return;
        }
        long split = from + Long.highestOneBit(to - from - 1);
        if (oldEnd <= split) {
            subproof(oldEnd, from, split, known, path);
            path.add(hash(split, to));
        } else {
            subproof(oldEnd, split, to, false, path);
            path.add(hash(from, split));
        }
    }

    /** The hash of the leaves of this range, which begins where a subtree does. */
    private byte[] hash(long from, long to) {
        long length = to - from;
        if (Long.bitCount(length) == 1) {
            int height = Long.numberOfTrailingZeros(length);
            return hashes.hash(height, from >> height);
        }
        long split = from + Long.highestOneBit(length - 1);
        return MerkleTree.nodeHash(hash(from, split), hash(split, to));
    }
}
