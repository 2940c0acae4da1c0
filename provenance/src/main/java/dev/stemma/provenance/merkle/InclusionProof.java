package dev.stemma.provenance.merkle;

import java.security.MessageDigest;
import java.util.List;

/** Shows that a leaf stands at a place of a tree: the hashes beside its way to the root, from the leaf up. */
public final class InclusionProof {
    private final long index;
    private final long size;
    private final List<byte[]> path;

    /**
     * A proof, whoever gives it; it is worth what {@link #proves} says.
     *
     * @param index place of the leaf, from 0
     * @param size number of leaves of the tree
     * @param path hashes of 32 bytes
     * @throws IllegalArgumentException if no tree of this size has a path of this length at this place
     */
    public InclusionProof(long index, long size, List<byte[]> path) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
        }
        int expected = pathLength(index, size);
        if (path.size() != expected) {
            throw new IllegalArgumentException(
                    "the path of leaf " + index + " of " + size + " has " + expected + " hashes, found " + path.size());
        }
        for (byte[] hash : path) {
            if (hash.length != MerkleTree.HASH_LENGTH) {
                throw new IllegalArgumentException("a hash has 32 bytes, found " + hash.length);
            }
        }
        this.index = index;
        this.size = size;
        this.path = path.stream().map(byte[]::clone).toList();
    }

    public long index() {
        return index;
    }

    public long size() {
        return size;
    }

    /** Hashes of 32 bytes, from the leaf up. */
    public List<byte[]> path() {
        return path.stream().map(byte[]::clone).toList();
    }

    /** Whether this leaf stands at {@link #index} of the tree of {@link #size} leaves that has this root. */
    public boolean proves(byte[] leaf, byte[] root) {
        return MessageDigest.isEqual(rootFrom(leaf), root);
    }

    /** The root that the tree has if this leaf stands at {@link #index}: RFC 9162, section 2.1.3.2. */
    public byte[] rootFrom(byte[] leaf) {
        byte[] hash = MerkleTree.leafHash(leaf);
        long node = index;
        long last = size - 1;
        for (byte[] sibling : path) {
            while (node == last && (node & 1) == 0) {
                node >>= 1;
                last >>= 1;
            }
            hash = (node & 1) == 1 ? MerkleTree.nodeHash(sibling, hash) : MerkleTree.nodeHash(hash, sibling);
            node >>= 1;
            last >>= 1;
        }
        return hash;
    }

    private static int pathLength(long index, long size) {
        int length = 0;
        long node = index;
        for (long last = size - 1; last > 0; last >>= 1) {
            if ((node ^ 1) <= last) {
                length++;
            }
            node >>= 1;
        }
        return length;
    }
}
