package dev.stemma.generator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.generator.model.kernel.Distribution;
import dev.stemma.generator.model.kernel.Philox;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Mode;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkModelTest {
    private static final Conditions TUNE = Conditions.ofBars(Tradition.CHINA, Mode.MAJOR, Metre.parse("2/4"), 8);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 33})
    void melodiesAdvancedTogetherGiveTheBitsOfMelodiesReadAlone(int count) {
        MelodyModel model = model(1);
        MelodyModel.Reading[] together = new MelodyModel.Reading[count];
        MelodyModel.Reading[] alone = new MelodyModel.Reading[count];
        for (int i = 0; i < count; i++) {
            together[i] = model.read(TUNE);
            alone[i] = model.read(TUNE);
        }
        int[] tokens = new int[count];
        Ticks[] durations = new Ticks[count];
        for (int step = 0; step < 24; step++) {
            for (int i = 0; i < count; i++) {
                tokens[i] = Distribution.of(alone[i].logProbabilities(), 1).sample(Philox.uniform(7, step, i));
                durations[i] = duration(model.vocabulary(), alone[i].context(), tokens[i]);
                alone[i].accept(tokens[i], durations[i]);
            }
            model.advance(together, tokens, durations);
            for (int i = 0; i < count; i++) {
                assertThat(together[i].logProbabilities()).isEqualTo(alone[i].logProbabilities());
                assertThat(together[i].context().now())
                        .isEqualTo(alone[i].context().now());
            }
        }
    }

    @Test
    void readingsOfAnotherModelAndMissingTokensAreRefused() {
        MelodyModel model = model(1);
        MelodyModel.Reading[] readings = {model.read(TUNE)};

        assertThatThrownBy(() -> model.advance(readings, new int[2], new Ticks[] {Ticks.ZERO}))
                .hasMessage("1 readings, but 2 tokens and 1 durations");
        assertThatThrownBy(() -> model(2).advance(readings, new int[1], new Ticks[] {Ticks.ZERO}))
                .hasMessage("reading 0 is of another model");
    }

    private static MelodyModel model(long seed) {
        return TestModels.random(seed).model();
    }

    private static Ticks duration(Vocabulary vocabulary, MelodyContext context, int token) {
        return vocabulary.isPitch(token) ? context.pendingDuration() : vocabulary.duration(token);
    }
}
