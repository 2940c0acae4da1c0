package dev.stemma.generator.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Mode;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MelodyContextTest {
    private static final Vocabulary VOCABULARY = Vocabulary.standard(List.of(Tradition.CHINA));

    @Test
    void aCopyGoesItsOwnWay() {
        MelodyContext context =
                new MelodyContext(VOCABULARY, Conditions.ofBars(Tradition.CHINA, Mode.MAJOR, Metre.parse("2/4"), 8));
        int eighth = eighth();
        accept(context, eighth, 20, 3);
        int[] before = context.features();

        MelodyContext copy = context.copy();
        assertThat(copy.features()).isEqualTo(before);
        accept(copy, eighth, 5, 7);
        assertThat(context.features()).isEqualTo(before);
        accept(context, eighth, 5, 7);
        assertThat(context.features()).isEqualTo(copy.features()).isNotEqualTo(before);
    }

    private static void accept(MelodyContext context, int note, int times, int pitch) {
        for (int i = 0; i < times; i++) {
            context.accept(note);
            context.accept(VOCABULARY.firstPitchToken() + pitch + i % 3);
        }
    }

    private static int eighth() {
        for (int token = 0; token < VOCABULARY.firstPitchToken(); token++) {
            if (VOCABULARY.isNote(token) && VOCABULARY.duration(token).equals(Ticks.quarters(1, 2))) {
                return token;
            }
        }
        throw new AssertionError("no eighth note");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatWasHeardIsFoundByItsTimeAlone(long seed) {
        Random random = new Random(seed);
        TreeMap<Long, Integer> expected = new TreeMap<>();
        Heard heard = new Heard();
        long time = 0;
        for (int i = 0; i < 100; i++) {
            time += random.nextInt(4);
            expected.put(time, i);
            heard.add(new Ticks(time), i);
            heard = random.nextBoolean() ? heard.copy() : heard;
            for (long at = -1; at < time + 3; at++) {
                assertThat(heard.at(at, -1)).isEqualTo(expected.getOrDefault(at, -1));
            }
        }
    }
}
