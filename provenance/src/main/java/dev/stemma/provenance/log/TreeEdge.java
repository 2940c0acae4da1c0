package dev.stemma.provenance.log;

import dev.stemma.provenance.merkle.MerkleTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The tiles of a growing tree that are not full yet, one of each level: all that is needed to go on. */
final class TreeEdge {
    private static final int HASH = MerkleTree.HASH_LENGTH;

    /** Takes tiles that have become full. */
    interface Full {
        void take(TilePath tile, byte[] hashes);
    }

    private final List<byte[]> tiles = new ArrayList<>();
    private long size;

    private TreeEdge(long size) {
        this.size = size;
    }

    static TreeEdge empty() {
        return new TreeEdge(0);
    }

    /** The edge of a tree whose tiles are kept. */
    static TreeEdge of(long size, LogReader kept) {
        TreeEdge edge = new TreeEdge(size);
        for (int level = 0; size >> (8 * level) > 0; level++) {
            byte[] tile = new byte[TilePath.FULL * HASH];
            int width = (int) (size >> (8 * level)) & 0xff;
            if (width > 0) {
                byte[] hashes = kept.tile(new TilePath(level, size >> (8 * (level + 1)), width));
                System.arraycopy(hashes, 0, tile, 0, hashes.length);
            }
            edge.tiles.add(tile);
        }
        return edge;
    }

    long size() {
        return size;
    }

    int levels() {
        return tiles.size();
    }

    /** Takes the next leaf. */
    void add(byte[] leafHash, Full full) {
        byte[] hash = leafHash;
        long place = size++;
        for (int level = 0; ; level++) {
            if (level == tiles.size()) {
                tiles.add(new byte[TilePath.FULL * HASH]);
            }
            byte[] tile = tiles.get(level);
            int at = (int) (place & 0xff);
            System.arraycopy(hash, 0, tile, at * HASH, HASH);
            if (at != 0xff) {
                return;
            }
            full.take(new TilePath(level, place >> 8, TilePath.FULL), tile.clone());
            hash = root(split(tile, TilePath.FULL));
            place >>= 8;
        }
    }

    /** The tile of a level as far as it has come, if it has begun. */
    Optional<TilePath> path(int level) {
        int width = width(level);
        return width == 0 ? Optional.empty() : Optional.of(new TilePath(level, size >> (8 * (level + 1)), width));
    }

    byte[] hashes(int level) {
        return Arrays.copyOf(tiles.get(level), width(level) * HASH);
    }

    private int width(int level) {
        return (int) (size >> (8 * level)) & 0xff;
    }

    /** The Merkle tree hash of all leaves. */
    byte[] root() {
        if (size == 0) {
            return MerkleTree.emptyRoot();
        }
        Optional<byte[]> below = Optional.empty();
        for (int level = 0; level < tiles.size(); level++) {
            List<byte[]> hashes = split(tiles.get(level), width(level));
            below.ifPresent(hashes::add);
            below = hashes.isEmpty() ? below : Optional.of(root(hashes));
        }
        return below.orElseThrow();
    }

    static List<byte[]> split(byte[] tile, int width) {
        List<byte[]> hashes = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            hashes.add(Arrays.copyOfRange(tile, i * HASH, (i + 1) * HASH));
        }
        return hashes;
    }

    /** The hash over nodes, of which the last may stand for fewer leaves than the others. */
    static byte[] root(List<byte[]> nodes) {
        List<byte[]> level = nodes;
        while (level.size() > 1) {
            List<byte[]> above = new ArrayList<>();
            for (int i = 0; i < level.size(); i += 2) {
                above.add(i + 1 < level.size() ? MerkleTree.nodeHash(level.get(i), level.get(i + 1)) : level.get(i));
            }
            level = above;
        }
        return level.get(0);
    }
}
