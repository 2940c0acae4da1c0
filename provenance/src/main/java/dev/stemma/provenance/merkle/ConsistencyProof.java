package dev.stemma.provenance.merkle;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** Shows that a tree begins with all leaves of an earlier one, in their places: nothing was changed or taken away. */
public final class ConsistencyProof {
    private final long oldSize;
    private final long size;
    private final List<byte[]> path;

    /**
     * A proof, whoever gives it; it is worth what {@link #proves} says.
     *
     * @param oldSize number of leaves of the earlier tree; of none, and of the same tree, the path is empty
     * @param size number of leaves of the later tree
     * @param path hashes of 32 bytes, in the order of RFC 6962, section 2.1.2
     * @throws IllegalArgumentException if no two trees of these sizes have a path of this length
     */
    public ConsistencyProof(long oldSize, long size, List<byte[]> path) {
        if (oldSize < 0 || oldSize > size) {
            throw new IllegalArgumentException("no tree of " + oldSize + " is the beginning of a tree of " + size);
        }
        int expected = pathLength(oldSize, size);
        if (path.size() != expected) {
            throw new IllegalArgumentException("the path from a tree of " + oldSize + " to one of " + size + " has "
                    + expected + " hashes, found " + path.size());
        }
        for (byte[] hash : path) {
            if (hash.length != MerkleTree.HASH_LENGTH) {
                throw new IllegalArgumentException("a hash has 32 bytes, found " + hash.length);
            }
        }
        this.oldSize = oldSize;
        this.size = size;
        this.path = path.stream().map(byte[]::clone).toList();
    }

    public long oldSize() {
        return oldSize;
    }

    public long size() {
        return size;
    }

    /** Hashes of 32 bytes. */
    public List<byte[]> path() {
        return path.stream().map(byte[]::clone).toList();
    }

    /** Whether the tree with this root begins with the tree that has that earlier root: RFC 9162, section 2.1.4.2. */
    public boolean proves(byte[] oldRoot, byte[] root) {
        if (oldSize == 0) {
            byte[] empty = MerkleTree.emptyRoot();
            return MessageDigest.isEqual(empty, oldRoot)
                    && root.length == MerkleTree.HASH_LENGTH
                    && (size > 0 || MessageDigest.isEqual(empty, root));
        }
        if (oldSize == size) {
            return MessageDigest.isEqual(oldRoot, root);
        }
        List<byte[]> hashes = new ArrayList<>(path);
        if (Long.bitCount(oldSize) == 1) {
            hashes.add(0, oldRoot);
        }
        return leadsTo(oldRoot, root, hashes);
    }

    private boolean leadsTo(byte[] oldRoot, byte[] root, List<byte[]> hashes) {
        int shift = Long.numberOfTrailingZeros(~(oldSize - 1));
        long node = (oldSize - 1) >> shift;
        long last = (size - 1) >> shift;
        byte[] old = hashes.get(0);
        byte[] whole = hashes.get(0);
        for (byte[] hash : hashes.subList(1, hashes.size())) {
            if ((node & 1) == 1 || node == last) {
                old = MerkleTree.nodeHash(hash, old);
                whole = MerkleTree.nodeHash(hash, whole);
                int steps = Long.numberOfTrailingZeros(node);
                node >>= steps;
                last >>= steps;
            } else {
                whole = MerkleTree.nodeHash(whole, hash);
            }
            node >>= 1;
            last >>= 1;
        }
        return MessageDigest.isEqual(old, oldRoot) && MessageDigest.isEqual(whole, root);
    }

    /** {@code |PROOF(m, D[n])|}. */
    private static int pathLength(long oldSize, long size) {
        if (oldSize == 0 || oldSize == size) {
            return 0;
        }
        int length = Long.bitCount(oldSize) == 1 ? 0 : 1;
        int shift = Long.numberOfTrailingZeros(oldSize);
        long node = (oldSize - 1) >> shift;
        for (long last = (size - 1) >> shift; last > 0; last >>= 1) {
            if ((node ^ 1) <= last) {
                length++;
            }
            node >>= 1;
        }
        return length;
    }
}
