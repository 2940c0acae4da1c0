package dev.stemma.generator.model.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stemma.provenance.asset.SafeTensors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedCountsTest {
    private static GrowingCounts counts(Random random, Map<Long, Map<Integer, Integer>> expected) {
        GrowingCounts growing = new GrowingCounts();
        for (int i = 0; i < 20_000; i++) {
            long key = ContextKey.extend(7, random.nextInt(3000));
            int symbol = random.nextInt(1 + random.nextInt(80));
            growing.learn(new long[] {key}, 1, symbol);
            expected.computeIfAbsent(key, k -> new HashMap<>()).merge(symbol, 1, Integer::sum);
        }
        return growing;
    }

    @Test
    void everyContextIsFoundWithItsCountsAndNoOther() {
        Map<Long, Map<Integer, Integer>> expected = new HashMap<>();
        PackedCounts packed = PackedCounts.from(
                PackedCounts.of(counts(new Random(1), expected).freeze(1)).addTo(SafeTensors.EMPTY));
        assertThat(packed.contexts()).isEqualTo(expected.size());
        expected.forEach((key, successors) -> {
            int place = packed.find(key);
            Map<Integer, Integer> found = new HashMap<>();
            for (int i = 0; i < packed.successors(place); i++) {
                found.put(packed.symbol(place, i), packed.count(place, i));
            }
            assertThat(found).isEqualTo(successors);
            assertThat(packed.total(place))
                    .isEqualTo(successors.values().stream()
                            .mapToInt(Integer::intValue)
                            .sum());
        });
        for (int i = 3000; i < 9000; i++) {
            assertThat(packed.find(ContextKey.extend(7, i))).isEqualTo(-1);
        }
    }

    @Test
    void largeCountsAreKeptToFiveSignificantBits() {
        for (int count : new int[] {1, 31, 32, 33, 63, 64, 1000, 40_000}) {
            GrowingCounts growing = new GrowingCounts();
            for (int i = 0; i < count; i++) {
                growing.learn(new long[] {5}, 1, 3);
            }
            PackedCounts packed = PackedCounts.of(growing.freeze(1));
            int kept = packed.count(packed.find(5), 0);
            assertThat(kept).isBetween(count - count / 16, count);
            assertThat(count >= 32 || kept == count).isTrue();
        }
    }

    @Test
    void tensorsThatDoNotFitEachOtherAreRefused() {
        SafeTensors tensors = PackedCounts.of(
                        counts(new Random(2), new HashMap<>()).freeze(1))
                .addTo(SafeTensors.EMPTY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PackedCounts.from(tensors.withBytes("markov.counts", List.of(1L), new byte[1])))
                .withMessageContaining("do not fit");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> PackedCounts.from(tensors.withInts("markov.buckets", List.of(65537L), new int[65537])))
                .withMessageContaining("ascend");
    }
}
