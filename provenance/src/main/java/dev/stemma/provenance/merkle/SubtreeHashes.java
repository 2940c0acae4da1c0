package dev.stemma.provenance.merkle;

/** Where the hashes of complete subtrees are kept. */
@FunctionalInterface
public interface SubtreeHashes {
    /**
     * The hash of the leaves {@code [place << height, (place + 1) << height)}, all of which are in the tree.
     *
     * @param height 0 for a leaf
     * @param place from 0
     * @return 32 bytes
     */
    byte[] hash(int height, long place);
}
