package dev.stemma.provenance.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.provenance.merkle.KeyProof.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortedTreeTest {
    @Test
    void aProofShowsThatAKeyIsThereAndWithWhichValue() {
        SortedTree tree = treeOf(10, 20, 30);
        KeyProof proof = tree.prove(key(20));

        assertThat(proof.against(tree.root(), key(20))).isEqualTo(Answer.PRESENT);
        assertThat(proof.value()).hasValueSatisfying(value -> assertThat(value).isEqualTo(valueOf(20)));
        assertThat(proof.against(tree.root(), key(30))).isEqualTo(Answer.UNPROVED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 8, 9, 33, 100})
    void ofEveryTreeEveryKeyIsShownAsItIs(int size) {
        int[] even = new int[size];
        Arrays.setAll(even, i -> 2 * i + 2);
        SortedTree tree = treeOf(even);

        for (int key = 0; key <= 2 * size + 3; key++) {
            boolean there = key % 2 == 0 && key >= 2 && key <= 2 * size;
            assertThat(tree.prove(key(key)).against(tree.root(), key(key)))
                    .isEqualTo(there ? Answer.PRESENT : Answer.ABSENT);
        }
    }

    @Test
    void theOrderInWhichKeysComeDoesNotMatter() {
        assertThat(treeOf(3, 1, 2).root()).isEqualTo(treeOf(1, 2, 3).root());
    }

    @Test
    void theRootIsThatOfTheDefinition() {
        byte[] left = MerkleTree.hash((byte) 0, key(1), valueOf(1));
        byte[] right = MerkleTree.hash((byte) 0, key(2), valueOf(2));
        byte[] node = MerkleTree.hash((byte) 1, key(1), key(1), left, key(2), key(2), right);

        assertThat(treeOf(1, 2).root()).isEqualTo(MerkleTree.hash((byte) 2, key(1), key(2), node));
        // SHA-256 of the single byte 02.
        assertThat(HexFormat.of().formatHex(treeOf().root()))
                .isEqualTo("dbc1b4c900ffe48d575b5da5c638040125f65db0fe3e24494b76ea986457d986");
    }

    @Test
    void aProofOfOneTreeShowsNothingOfAnother() {
        KeyProof proof = treeOf(1, 3, 5).prove(key(4));

        assertThat(proof.against(treeOf(1, 3, 4, 5).root(), key(4))).isEqualTo(Answer.UNPROVED);
        assertThat(new KeyProof(new KeyProof.Nothing(), List.of())
                        .against(treeOf(1).root(), key(4)))
                .isEqualTo(Answer.UNPROVED);
    }

    /**
     * Whoever makes the tree may order leaves as he likes, repeat them, leave them out of their place, and state any
     * bounds for the nodes above: whatever he then proves, no key is both there and not.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noTreeOfALiarShowsAKeyBothPresentAndAbsent(long seed) {
        Random random = new Random(seed);
        int present = 0;
        int absent = 0;
        for (int round = 0; round < 3_000; round++) {
            Forgery forgery = new Forgery(random);
            for (int key = 0; key <= Forgery.KEYS; key++) {
                boolean[] shown = forgery.shows(key(key));
                assertThat(shown[0] && shown[1])
                        .as("round %s key %s", round, key)
                        .isFalse();
                present += shown[0] ? 1 : 0;
                absent += shown[1] ? 1 : 0;
            }
        }
        assertThat(present).isGreaterThan(1_000);
        assertThat(absent).isGreaterThan(1_000);
    }

    @Test
    void whatCannotBeAKeyOrAPathIsRefused() {
        assertThatThrownBy(() -> SortedTree.of(List.of(Map.entry(new byte[31], new byte[0]))))
                .hasMessage("a key has 32 bytes, found 31");
        assertThatThrownBy(() -> treeOf(7, 7)).hasMessageStartingWith("a key stands in a sorted tree once");
        assertThatThrownBy(() -> new Span(key(2), key(1), key(0))).hasMessageStartingWith("the least key");
        KeyProof.Step step = new KeyProof.Step(true, new Span(key(1), key(1), key(0)));
        assertThatThrownBy(() -> new KeyProof(new KeyProof.Nothing(), Collections.nCopies(65, step)))
                .hasMessage("a path has at most 64 steps, found 65");
    }

    private static SortedTree treeOf(int... keys) {
        List<Map.Entry<byte[], byte[]>> entries = new ArrayList<>();
        for (int key : keys) {
            entries.add(Map.entry(key(key), valueOf(key)));
        }
        return SortedTree.of(entries);
    }

    private static byte[] key(int number) {
        byte[] key = new byte[32];
        key[0] = (byte) number;
        return key;
    }

    private static byte[] valueOf(int number) {
        return new byte[] {'v', (byte) number};
    }

    /** A tree made by a liar, and everything that can be claimed from it. */
    private static final class Forgery {
        static final int KEYS = 8;

        private final Random random;
        private final List<Claimed> claims = new ArrayList<>();
        private final byte[] root;

        /** A beginning of a proof, and the way up from it as far as it is built. */
        private record Claimed(KeyProof.Start start, List<byte[]> keys, List<KeyProof.Step> path) {}

        private record Node(Span span, List<Claimed> below) {}

        Forgery(Random random) {
            this.random = random;
            List<Node> nodes = new ArrayList<>();
            int size = 2 + random.nextInt(6);
            for (int i = 0; i < size; i++) {
                int number = random.nextInt(KEYS);
                Claimed leaf =
                        new Claimed(new KeyProof.Present(valueOf(number)), List.of(key(number)), new ArrayList<>());
                nodes.add(new Node(Span.ofLeaf(key(number), valueOf(number)), List.of(leaf)));
            }
            if (random.nextBoolean()) {
                nodes.sort((a, b) ->
                        Arrays.compareUnsigned(a.span().low(), b.span().low()));
            }
            while (nodes.size() > 1) {
                int at = random.nextInt(nodes.size() - 1);
                Node right = nodes.remove(at + 1);
                nodes.set(at, join(nodes.get(at), right));
            }
            Node top = nodes.get(0);
            root = SortedTree.rootOf(top.span());
            claims.addAll(top.below());
            claims.add(new Claimed(new KeyProof.Outside(top.span()), allKeys(), List.of()));
        }

        private Node join(Node left, Node right) {
            List<Claimed> below = new ArrayList<>();
            left.below().forEach(claim -> claim.path().add(new KeyProof.Step(false, right.span())));
            right.below().forEach(claim -> claim.path().add(new KeyProof.Step(true, left.span())));
            below.addAll(left.below());
            below.addAll(right.below());
            below.add(new Claimed(new KeyProof.Between(left.span(), right.span()), allKeys(), new ArrayList<>()));
            byte[] low = left.span().low();
            byte[] high = right.span().high();
            if (random.nextInt(3) == 0 || Arrays.compareUnsigned(low, high) > 0) {
                int least = random.nextInt(KEYS);
                low = key(least);
                high = key(least + random.nextInt(KEYS - least));
            }
            return new Node(new Span(low, high, SortedTree.nodeHash(left.span(), right.span())), below);
        }

        private static List<byte[]> allKeys() {
            List<byte[]> keys = new ArrayList<>();
            for (int key = 0; key <= KEYS; key++) {
                keys.add(key(key));
            }
            return keys;
        }

        /** Whether any claim shows the key present, and whether any shows it absent. */
        boolean[] shows(byte[] key) {
            boolean[] shown = new boolean[2];
            for (Claimed claim : claims) {
                if (claim.keys().stream().anyMatch(it -> Arrays.equals(it, key))) {
                    Answer answer = new KeyProof(claim.start(), claim.path()).against(root, key);
                    shown[0] |= answer == Answer.PRESENT;
                    shown[1] |= answer == Answer.ABSENT;
                }
            }
            return shown;
        }
    }
}
