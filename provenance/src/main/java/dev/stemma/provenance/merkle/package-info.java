/**
 * Merkle trees as RFC 6962, section 2.1, defines them: one hash stands for a list of byte strings, and a short proof
 * shows that one of them is in the list.
 *
 * <pre>{@code
 * MerkleTree tree = MerkleTree.of(List.of(first, second, third));
 * InclusionProof proof = tree.inclusionProof(1);
 * proof.proves(second, tree.root()); // true
 * }</pre>
 *
 * <p>Of a tree that grows, a {@link dev.stemma.provenance.merkle.ConsistencyProof} shows that nothing before its end was
 * changed; a {@link dev.stemma.provenance.merkle.StoredTree} gives both kinds of proof without all hashes at hand.
 *
 * <p>A {@link dev.stemma.provenance.merkle.SortedTree} shows of a key that it is there, or that it is not:
 *
 * <pre>{@code
 * KeyProof proof = tree.prove(key);
 * proof.against(root, key); // PRESENT, ABSENT or UNPROVED
 * }</pre>
 *
 * <p>Hashes are SHA-256, 32 bytes.
 */
package dev.stemma.provenance.merkle;
