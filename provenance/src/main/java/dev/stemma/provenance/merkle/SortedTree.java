package dev.stemma.provenance.merkle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A tree over keys in ascending order, each with a value, that shows of any key whether it is there.
 *
 * <p>Its shape is that of {@link MerkleTree}. A node binds the least and the greatest key on either side of it, and a
 * proof is refused where these do not ascend. So for no root, whoever made it and however its leaves are ordered, can a
 * key be shown both to be there and to be absent: both proofs begin at the same root, at each node the key lies within
 * the bounds of one side at most, and absence is shown at the node where it lies within neither, below which no proof
 * of its presence can lead.
 *
 * <p>With {@code key}, {@code low} and {@code high} of 32 bytes each, and {@code span(n) = low(n) || high(n) || hash(n)}:
 *
 * <pre>{@code
 * leaf  SHA-256(0x00 || key || value)
 * node  SHA-256(0x01 || span(left) || span(right))
 * root  SHA-256(0x02 || span(top)), of an empty tree SHA-256(0x02)
 * }</pre>
 */
public final class SortedTree {
    private static final byte LEAF_PREFIX = 0x00;
    private static final byte NODE_PREFIX = 0x01;
    private static final byte ROOT_PREFIX = 0x02;

    private final List<byte[]> keys;
    private final List<byte[]> values;

    /** {@code levels.get(0)}: the leaves; each next level pairs the one below, an odd last node going up as it is. */
    private final List<List<Span>> levels;

    private SortedTree(SortedMap<byte[], byte[]> entries) {
        keys = List.copyOf(entries.keySet());
        values = List.copyOf(entries.values());
        List<Span> leaves = new ArrayList<>();
        entries.forEach((key, value) -> leaves.add(Span.ofLeaf(key, value)));
        levels = new ArrayList<>();
        levels.add(leaves);
        while (levels.get(levels.size() - 1).size() > 1) {
            levels.add(parents(levels.get(levels.size() - 1)));
        }
    }

    /**
     * The tree over these keys.
     *
     * @param entries keys of 32 bytes, none twice, in any order
     * @throws IllegalArgumentException if a key has another length or stands twice
     */
    public static SortedTree of(Iterable<Map.Entry<byte[], byte[]>> entries) {
        SortedMap<byte[], byte[]> sorted = new TreeMap<>(Arrays::compareUnsigned);
        for (Map.Entry<byte[], byte[]> entry : entries) {
            byte[] key = requireHash("a key", entry.getKey());
            if (sorted.put(key, entry.getValue().clone()) != null) {
                throw new IllegalArgumentException("a key stands in a sorted tree once, found twice: "
                        + HexFormat.of().formatHex(key));
            }
        }
        return new SortedTree(sorted);
    }

    private static List<Span> parents(List<Span> nodes) {
        List<Span> parents = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i += 2) {
            parents.add(i + 1 < nodes.size() ? nodes.get(i).with(nodes.get(i + 1)) : nodes.get(i));
        }
        return parents;
    }

    /** Number of keys. */
    public int size() {
        return keys.size();
    }

    /** What a {@link KeyProof} is held against: 32 bytes. */
    public byte[] root() {
        return keys.isEmpty()
                ? emptyRoot()
                : rootOf(levels.get(levels.size() - 1).get(0));
    }

    /** Shows that the key is in the tree, with its value, or that it is not. */
    public KeyProof prove(byte[] key) {
        requireHash("a key", key);
        if (keys.isEmpty()) {
            return new KeyProof(new KeyProof.Nothing(), List.of());
        }
        int after = firstFrom(key);
        if (after < keys.size() && Arrays.equals(keys.get(after), key)) {
            return new KeyProof(new KeyProof.Present(values.get(after)), path(0, after));
        }
        if (after == 0 || after == keys.size()) {
            return new KeyProof(
                    new KeyProof.Outside(levels.get(levels.size() - 1).get(0)), List.of());
        }
        return gap(after);
    }

    /** The node below which the key before the gap is on the left and the key after it on the right. */
    private KeyProof gap(int after) {
        int level = 0;
        int left = after - 1;
        int right = after;
        while (left >> 1 != right >> 1) {
            left >>= 1;
            right >>= 1;
            level++;
        }
        List<Span> nodes = levels.get(level);
        return new KeyProof(new KeyProof.Between(nodes.get(left), nodes.get(right)), path(level + 1, left >> 1));
    }

    private List<KeyProof.Step> path(int from, int node) {
        List<KeyProof.Step> path = new ArrayList<>();
        int at = node;
        for (List<Span> level : levels.subList(from, levels.size())) {
            int sibling = at ^ 1;
            if (sibling < level.size()) {
                path.add(new KeyProof.Step(sibling < at, level.get(sibling)));
            }
            at >>= 1;
        }
        return path;
    }

    /** Place of the first key that is not less. */
    private int firstFrom(byte[] key) {
        int low = 0;
        int high = keys.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Arrays.compareUnsigned(keys.get(middle), key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    static byte[] leafHash(byte[] key, byte[] value) {
        return MerkleTree.hash(LEAF_PREFIX, key, value);
    }

    static byte[] nodeHash(Span left, Span right) {
        return MerkleTree.hash(NODE_PREFIX, left.bytes(), right.bytes());
    }

    static byte[] rootOf(Span top) {
        return MerkleTree.hash(ROOT_PREFIX, top.bytes());
    }

    static byte[] emptyRoot() {
        return MerkleTree.hash(ROOT_PREFIX);
    }

    static byte[] requireHash(String what, byte[] bytes) {
        if (bytes.length != MerkleTree.HASH_LENGTH) {
            throw new IllegalArgumentException(
                    what + " has " + MerkleTree.HASH_LENGTH + " bytes, found " + bytes.length);
        }
        return bytes.clone();
    }
}
