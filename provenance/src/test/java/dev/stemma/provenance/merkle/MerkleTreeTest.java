package dev.stemma.provenance.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleTreeTest {
    /** The eight leaves that implementations of certificate transparency test with. */
    private static final List<byte[]> LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(MerkleTreeTest::hex)
            .toList();

    @Test
    void aProofShowsThatALeafIsInTheTree() {
        MerkleTree tree = MerkleTree.of(List.of(text("Slane"), text("Jasmine Flower"), text("Greensleeves")));
        InclusionProof proof = tree.inclusionProof(1);

        assertThat(proof.proves(text("Jasmine Flower"), tree.root())).isTrue();
        assertThat(proof.proves(text("Yesterday"), tree.root())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void rootsAreThoseOfCertificateTransparency(int size, String root) {
        assertThat(MerkleTree.of(LEAVES.subList(0, size)).root()).isEqualTo(hex(root));
    }

    @Test
    void thePathOfLeafFiveOfEightIsThatOfCertificateTransparency() {
        assertThat(MerkleTree.of(LEAVES).inclusionProof(5).path())
                .containsExactly(
                        hex("bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"),
                        hex("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"),
                        hex("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 64, 65, 127, 200})
    void everyLeafOfEveryTreeIsProvedAndTheRootFollowsTheRecursiveDefinition(int size) throws Exception {
        List<byte[]> leaves = randomLeaves(size);
        MerkleTree tree = MerkleTree.of(leaves);

        assertThat(tree.root()).isEqualTo(recursiveRoot(leaves));
        for (int i = 0; i < size; i++) {
            assertThat(tree.inclusionProof(i).rootFrom(leaves.get(i))).isEqualTo(tree.root());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aProofWithAnyBitChangedFails(long seed) {
        Random random = new Random(seed);
        int size = 2 + random.nextInt(60);
        List<byte[]> leaves = randomLeaves(size);
        MerkleTree tree = MerkleTree.of(leaves);
        int index = random.nextInt(size);
        InclusionProof proof = tree.inclusionProof(index);

        for (int i = 0; i < proof.path().size(); i++) {
            List<byte[]> path = proof.path();
            path.get(i)[random.nextInt(32)] ^= (byte) (1 << random.nextInt(8));
            assertThat(new InclusionProof(index, size, path).proves(leaves.get(index), tree.root()))
                    .isFalse();
        }
        for (int other = 0; other < size; other++) {
            if (other != index) {
                assertThat(proof.proves(leaves.get(other), tree.root())).isFalse();
            }
        }
    }

    @Test
    void aNodeCannotPassAsALeaf() {
        // Second preimage attack on trees without prefixes: RFC 6962, section 2.1.
        byte[] children = new byte[64];
        System.arraycopy(MerkleTree.leafHash(text("a")), 0, children, 0, 32);
        System.arraycopy(MerkleTree.leafHash(text("b")), 0, children, 32, 32);

        assertThat(MerkleTree.of(List.of(children)).root())
                .isNotEqualTo(MerkleTree.of(List.of(text("a"), text("b"))).root());
    }

    @Test
    void aProofOfImpossibleShapeIsRefusedWithTheReason() {
        assertThatThrownBy(() -> new InclusionProof(3, 3, List.of())).hasMessage("no leaf 3 in a tree of 3");
        assertThatThrownBy(() -> new InclusionProof(0, 3, List.of(new byte[32])))
                .hasMessage("the path of leaf 0 of 3 has 2 hashes, found 1");
        assertThatThrownBy(() -> new InclusionProof(2, 3, List.of(new byte[31])))
                .hasMessage("a hash has 32 bytes, found 31");
        assertThatThrownBy(() -> MerkleTree.of(LEAVES).inclusionProof(8)).hasMessage("no leaf 8 in a tree of 8");
    }

    private static byte[] recursiveRoot(List<byte[]> leaves) throws Exception {
        if (leaves.size() == 1) {
            return MerkleTree.leafHash(leaves.get(0));
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update((byte) 1);
        digest.update(recursiveRoot(leaves.subList(0, split)));
        return digest.digest(recursiveRoot(leaves.subList(split, leaves.size())));
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

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
