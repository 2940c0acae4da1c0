package dev.stemma.provenance.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommonRunsTest {
    @Test
    void eachPlaceHasTheLongestStretchThatEndsThere() {
        CommonRuns<Character> runs = new CommonRuns<>(
                List.of(symbols("abcab"), symbols("bca"), symbols("xyz")), Set.copyOf(symbols("cabxyq")));
        assertThat(runs.endingAt(symbols("cabxyq"))).containsExactly(1, 2, 3, 1, 2, 0);
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void itFindsWhatTryingEveryStretchFinds(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<Integer>> sequences = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sequences.add(random(random, random.nextInt(12)));
        }
        List<Integer> asked = random(random, 15);
        List<Integer> expected = new ArrayList<>();
        for (int end = 1; end <= asked.size(); end++) {
            int longest = 0;
            for (int start = end - 1; start >= 0; start--) {
                List<Integer> stretch = asked.subList(start, end);
                if (sequences.stream().anyMatch(each -> Collections.indexOfSubList(each, stretch) >= 0)) {
                    longest = end - start;
                }
            }
            expected.add(longest);
        }
        assertThat(new CommonRuns<>(sequences, Set.copyOf(asked)).endingAt(asked))
                .isEqualTo(expected);
    }

    private static List<Integer> random(SplittableRandom random, int length) {
        return random.ints(length, 0, 3).boxed().toList();
    }

    private static List<Character> symbols(String text) {
        return text.chars().mapToObj(symbol -> (char) symbol).toList();
    }
}
