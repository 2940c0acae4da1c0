package dev.stemma.provenance.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** The tree over a list of leaves, whose order counts: RFC 6962, section 2.1, with SHA-256. */
public final class MerkleTree {
    /** Length of every hash of the tree in bytes. */
    public static final int HASH_LENGTH = 32;

    private static final byte LEAF_PREFIX = 0x00;
    private static final byte NODE_PREFIX = 0x01;

    /** {@code levels.get(0)}: leaf hashes; each next level pairs the one below, an odd last node going up as it is. */
    private final List<List<byte[]>> levels;

    private MerkleTree(List<List<byte[]>> levels) {
        this.levels = levels;
    }

    /** The tree over these leaves; of none, its root is the hash of nothing. */
    public static MerkleTree of(List<byte[]> leaves) {
        List<List<byte[]>> levels = new ArrayList<>();
        levels.add(leaves.stream().map(MerkleTree::leafHash).toList());
        while (levels.get(levels.size() - 1).size() > 1) {
            levels.add(parents(levels.get(levels.size() - 1)));
        }
        return new MerkleTree(levels);
    }

    private static List<byte[]> parents(List<byte[]> nodes) {
        List<byte[]> parents = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i += 2) {
            parents.add(i + 1 < nodes.size() ? nodeHash(nodes.get(i), nodes.get(i + 1)) : nodes.get(i));
        }
        return parents;
    }

    /** Number of leaves. */
    public int size() {
        return levels.get(0).size();
    }

    /** The Merkle tree hash, {@code MTH(D[n])}. */
    public byte[] root() {
        return size() == 0 ? emptyRoot() : levels.get(levels.size() - 1).get(0).clone();
    }

    /**
     * The audit path of a leaf, {@code PATH(m, D[n])} of RFC 6962, section 2.1.1.
     *
     * @param index place of the leaf, from 0
     */
    public InclusionProof inclusionProof(int index) {
        if (index < 0 || index >= size()) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size());
        }
        List<byte[]> path = new ArrayList<>();
        int node = index;
        for (List<byte[]> level : levels) {
            int sibling = node ^ 1;
            if (sibling < level.size()) {
                path.add(level.get(sibling));
            }
            node >>= 1;
        }
        return new InclusionProof(index, size(), path);
    }

    /** The proof that this tree begins with the tree of its first leaves: RFC 6962, section 2.1.2. */
    public ConsistencyProof consistencyProof(int oldSize) {
        return new StoredTree(size(), (height, place) -> levels.get(height).get((int) place)).consistencyProof(oldSize);
    }

    /** The root of the tree without leaves: {@code SHA-256()}. */
    public static byte[] emptyRoot() {
        return sha256().digest();
    }

    /** {@code SHA-256(0x00 || leaf)}. */
    public static byte[] leafHash(byte[] leaf) {
        return hash(LEAF_PREFIX, leaf);
    }

    /** {@code SHA-256(0x01 || left || right)}. */
    public static byte[] nodeHash(byte[] left, byte[] right) {
        return hash(NODE_PREFIX, left, right);
    }

    /** SHA-256 of the prefix and all parts, one after the other. */
    static byte[] hash(byte prefix, byte[]... parts) {
        MessageDigest digest = sha256();
        digest.update(prefix);
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
