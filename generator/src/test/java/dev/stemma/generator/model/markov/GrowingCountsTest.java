package dev.stemma.generator.model.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GrowingCountsTest {
    @Test
    void whatFollowedAContextIsCounted() {
        GrowingCounts counts = new GrowingCounts();
        counts.learn(new long[] {1, 2}, 2, 7);
        counts.learn(new long[] {1, 3}, 2, 8);
        counts.learn(new long[] {1, 3}, 2, 8);

        assertThat(counts.total(counts.find(1))).isEqualTo(3);
        assertThat(counts.successors(counts.find(1))).isEqualTo(2);
        assertThat(counts.successors(counts.find(3))).isEqualTo(1);
        assertThat(counts.symbol(counts.find(3), 0)).isEqualTo(8);
        assertThat(counts.count(counts.find(3), 0)).isEqualTo(2);
        assertThat(counts.find(4)).isNegative();
    }

    @Test
    void whatWasForgottenIsAsIfItHadNeverBeenLearned() {
        GrowingCounts never = new GrowingCounts();
        GrowingCounts forgotten = new GrowingCounts();
        Random random = new Random(1);
        long[][] kept = new long[2000][];
        long[][] gone = new long[2000][];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = new long[] {0, random.nextInt(20), random.nextInt(400)};
            gone[i] = new long[] {0, random.nextInt(20), random.nextInt(400)};
            never.learn(kept[i], 3, (int) (kept[i][2] % 7));
            forgotten.learn(kept[i], 3, (int) (kept[i][2] % 7));
            forgotten.learn(gone[i], 3, (int) (gone[i][1] % 5));
        }
        for (long[] contexts : gone) {
            forgotten.forget(contexts, 3, (int) (contexts[1] % 5));
        }

        assertThat(forgotten.freeze(1).keys()).isEqualTo(never.freeze(1).keys());
        assertThat(forgotten.freeze(1).starts()).isEqualTo(never.freeze(1).starts());
        assertThat(forgotten.freeze(1).entries()).isEqualTo(never.freeze(1).entries());
    }

    @Test
    void onlyWhatWasLearnedIsForgotten() {
        GrowingCounts counts = new GrowingCounts();
        counts.learn(new long[] {1}, 1, 7);

        assertThatThrownBy(() -> counts.forget(new long[] {1}, 1, 8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> counts.forget(new long[] {2}, 1, 7)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void frozenCountsTellTheSame() {
        GrowingCounts growing = new GrowingCounts();
        Random random = new Random(2);
        for (int i = 0; i < 5000; i++) {
            growing.learn(new long[] {-5, random.nextInt(1000) * 4096L}, 2, random.nextInt(9));
        }
        FrozenCounts frozen = growing.freeze(4);

        for (long key = -5; key < 1000 * 4096L; key += key < 0 ? 5 : 4096) {
            int place = growing.find(key);
            if (place < 0 || growing.total(place) < 4) {
                assertThat(frozen.find(key)).isNegative();
                continue;
            }
            int same = frozen.find(key);
            assertThat(frozen.total(same)).isEqualTo(growing.total(place));
            assertThat(frozen.successors(same)).isEqualTo(growing.successors(place));
            int sum = 0;
            for (int i = 0; i < frozen.successors(same); i++) {
                sum += frozen.count(same, i) * (1 + frozen.symbol(same, i));
            }
            for (int i = 0; i < growing.successors(place); i++) {
                sum -= growing.count(place, i) * (1 + growing.symbol(place, i));
            }
            assertThat(sum).isZero();
        }
        FrozenCounts again = new FrozenCounts(frozen.keys(), frozen.starts(), frozen.entries());
        assertThat(again.find(frozen.keys()[3])).isEqualTo(3);
    }

    @Test
    void arraysThatAreNoCountsAreRefused() {
        assertThatThrownBy(() -> new FrozenCounts(new long[] {2, 1}, new int[] {0, 1, 2}, new int[] {1, 1}))
                .hasMessageContaining("context 1");
        assertThatThrownBy(() -> new FrozenCounts(new long[] {1}, new int[] {0, 2}, new int[] {1}))
                .hasMessageContaining("1 entries");
        assertThatThrownBy(() -> new FrozenCounts(new long[] {1}, new int[] {0, 1}, new int[] {0}))
                .hasMessageContaining("entry 0");
    }
}
