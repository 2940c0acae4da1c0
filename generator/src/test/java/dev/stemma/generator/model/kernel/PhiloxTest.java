package dev.stemma.generator.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhiloxTest {
    @Test
    void aDrawIsAFunctionOfSeedStepParticleAndStream() {
        assertThat(Philox.uniform(42, 7, 3)).isEqualTo(Philox.uniform(42, 7, 3, 0));
        Set<Double> draws = new HashSet<>();
        for (long seed : new long[] {42, 43, 42L << 32}) {
            for (int step = 0; step < 10; step++) {
                for (int particle = 0; particle < 10; particle++) {
                    for (int stream = 0; stream < 10; stream++) {
                        draws.add(Philox.uniform(seed, step, particle, stream));
                    }
                }
            }
        }
        assertThat(draws).hasSize(3000);
    }

    /** From kat_vectors of Random123 1.14.0: philox4x32 10, counter, key, expected. */
    @ParameterizedTest
    @CsvSource({
        "00000000 00000000 00000000 00000000 00000000 00000000, 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
        "ffffffff ffffffff ffffffff ffffffff ffffffff ffffffff, 408f276d 41c83b0e a20bc7c6 6d5451fd",
        "243f6a88 85a308d3 13198a2e 03707344 a4093822 299f31d0, d16cfe09 94fdcceb 5001e420 24126ea1",
    })
    void thePublishedVectorsComeOut(String input, String expected) {
        int[] in = words(input);
        assertThat(Philox.block(in[0], in[1], in[2], in[3], in[4], in[5])).isEqualTo(words(expected));
    }

    /** The block of all zeros begins 6627e8d5 e169c58d. */
    @Test
    void aDrawTakesTheFirst53BitsOfTwoWords() {
        assertThat(Philox.uniform(0, 0, 0)).isEqualTo((0x6627e8d5L / 32 * (1L << 26) + 0xe169c58dL / 64) / 0x1p53);
    }

    @Test
    void theSeedIsTheKeyAndThePlaceIsTheCounter() {
        long seed = 0x299f31d0a4093822L;
        int[] block = Philox.block(5, 6, 7, 0, 0xa4093822, 0x299f31d0);
        assertThat(Philox.uniform(seed, 5, 6, 7))
                .isEqualTo(((long) (block[0] >>> 5) * (1L << 26) + (block[1] >>> 6)) / 0x1p53);
    }

    @Test
    void drawsLieBetweenZeroAndOneAndAverageAHalf() {
        double sum = 0;
        for (int step = 0; step < 100_000; step++) {
            double draw = Philox.uniform(1, step, 0);
            assertThat(draw).isGreaterThanOrEqualTo(0).isLessThan(1);
            sum += draw;
        }
        assertThat(sum / 100_000).isCloseTo(0.5, within(0.005));
    }

    private static int[] words(String hex) {
        return Arrays.stream(hex.split(" "))
                .mapToInt(word -> Integer.parseUnsignedInt(word, 16))
                .toArray();
    }
}
