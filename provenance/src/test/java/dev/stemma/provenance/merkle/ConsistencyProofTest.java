package dev.stemma.provenance.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsistencyProofTest {
    private static final List<byte[]> LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(HexFormat.of()::parseHex)
            .toList();

    private static final int LARGEST = 300;

    @Test
    void aProofShowsThatATreeOnlyGrew() {
        MerkleTree old = MerkleTree.of(LEAVES.subList(0, 6));
        MerkleTree grown = MerkleTree.of(LEAVES);
        ConsistencyProof proof = grown.consistencyProof(6);

        assertThat(proof.proves(old.root(), grown.root())).isTrue();
        List<byte[]> changed = new ArrayList<>(LEAVES);
        changed.set(2, new byte[] {1});
        assertThat(proof.proves(MerkleTree.of(changed.subList(0, 6)).root(), grown.root()))
                .isFalse();
        assertThat(proof.proves(old.root(), MerkleTree.of(changed).root())).isFalse();
    }

    @Test
    void theProofFromSixToEightIsThatOfCertificateTransparency() {
        assertThat(MerkleTree.of(LEAVES).consistencyProof(6).path().stream().map(HexFormat.of()::formatHex))
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    }

    @Test
    void everyTreeIsShownToBeginWithEveryEarlierOneAndWithNoOther() {
        List<byte[]> leaves = randomLeaves(LARGEST);
        List<byte[]> roots = new ArrayList<>();
        for (int size = 0; size <= LARGEST; size++) {
            roots.add(MerkleTree.of(leaves.subList(0, size)).root());
        }
        Random random = new Random(7);
        for (int size = 0; size <= LARGEST; size++) {
            MerkleTree tree = MerkleTree.of(leaves.subList(0, size));
            for (int old = 0; old <= size; old++) {
                ConsistencyProof proof = tree.consistencyProof(old);
                assertThat(proof.proves(roots.get(old), roots.get(size))).isTrue();
                int other = random.nextInt(LARGEST + 1);
                if (other != old) {
                    assertThat(proof.proves(roots.get(other), roots.get(size))).isFalse();
                }
                if (other != size && old != 0) {
                    assertThat(proof.proves(roots.get(old), roots.get(other))).isFalse();
                }
            }
        }
    }

    @Test
    void aProofWithAnyBitChangedFails() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            int size = 2 + random.nextInt(100);
            int old = 1 + random.nextInt(size - 1);
            List<byte[]> leaves = randomLeaves(size);
            MerkleTree tree = MerkleTree.of(leaves);
            byte[] oldRoot = MerkleTree.of(leaves.subList(0, old)).root();
            List<byte[]> path = tree.consistencyProof(old).path();
            for (int i = 0; i < path.size(); i++) {
                List<byte[]> changed = tree.consistencyProof(old).path();
                changed.get(i)[random.nextInt(32)] ^= (byte) (1 << random.nextInt(8));
                assertThat(new ConsistencyProof(old, size, changed).proves(oldRoot, tree.root()))
                        .isFalse();
            }
        }
    }

    @Test
    void storedHashesGiveTheSameRootsAndProofs() {
        List<byte[]> leaves = randomLeaves(LARGEST);
        MerkleTree whole = MerkleTree.of(leaves);
        for (int size = 0; size <= LARGEST; size += size < 40 ? 1 : 13) {
            MerkleTree tree = MerkleTree.of(leaves.subList(0, size));
            StoredTree stored = new StoredTree(
                    size,
                    (height, place) -> MerkleTree.of(leaves.subList((int) place << height, (int) (place + 1) << height))
                            .root());
            assertThat(stored.root()).isEqualTo(tree.root());
            for (int index = 0; index < size; index += 7) {
                assertThat(stored.inclusionProof(index).path())
                        .containsExactlyElementsOf(tree.inclusionProof(index).path());
            }
        }
        assertThat(whole.size()).isEqualTo(LARGEST);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 3, 0",
        "4, 3, 0",
        "0, 3, 1",
        "3, 3, 1",
        "1, 2, 0",
        "2, 4, 2",
        "3, 4, 1",
        "1, 9223372036854775807, 62"
    })
    void aProofOfImpossibleShapeIsRefused(long old, long size, int hashes) {
        List<byte[]> path = Stream.generate(() -> new byte[32]).limit(hashes).toList();

        assertThatThrownBy(() -> new ConsistencyProof(old, size, path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLargestSizesHaveProofsToo() {
        long size = Long.MAX_VALUE;
        SubtreeHashes alike = (height, place) -> alike(height);
        StoredTree tree = new StoredTree(size, alike);

        for (long old : new long[] {1, 2, 3, size / 2, size / 2 + 1, size - 1}) {
            assertThat(tree.consistencyProof(old).proves(new StoredTree(old, alike).root(), tree.root()))
                    .isTrue();
        }
    }

    /** The tree whose leaves all have the same hash. */
    private static byte[] alike(int height) {
        byte[] hash = new byte[32];
        for (int i = 0; i < height; i++) {
            hash = MerkleTree.nodeHash(hash, hash);
        }
        return hash;
    }

    private static List<byte[]> randomLeaves(int size) {
        Random random = new Random(size);
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            byte[] leaf = new byte[8 + random.nextInt(40)];
            random.nextBytes(leaf);
            leaves.add(leaf);
        }
        return leaves;
    }
}
