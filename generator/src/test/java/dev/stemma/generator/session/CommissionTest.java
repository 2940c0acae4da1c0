package dev.stemma.generator.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stemma.generator.model.TestModels;
import dev.stemma.generator.model.constraint.Cadence;
import dev.stemma.generator.model.constraint.Constraint;
import dev.stemma.generator.model.constraint.ConstraintTexts;
import dev.stemma.generator.model.constraint.Contour;
import dev.stemma.generator.model.constraint.Density;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Tradition;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommissionTest {
    private static final Composer COMPOSER = new Composer(TestModels.mixture(1));

    private static Commission read(SortedMap<String, String> texts, long seed) {
        try {
            return Commission.read(texts, seed);
        } catch (RecordException e) {
            throw new AssertionError(texts.toString(), e);
        }
    }

    private static SortedMap<String, String> usual() throws RequestException {
        Wish wish = Wish.of(Tradition.BRITISH_ISLES)
                .but()
                .key(Key.parse("D"))
                .metre(Metre.COMMON)
                .tempo(Tempo.ofBpm(84))
                .constraints(List.of(
                        new Density(2, 5, Density.Scope.EACH_BAR), new Contour(List.of(62, 74, 62), 6), new Cadence(5)))
                .build();
        return new Commission(new Task.Filling(new BarRange(3, 4), List.of(), Keep.RHYTHM), COMPOSER.complete(wish, 1))
                .asTexts();
    }

    @Test
    void whatWasAskedStandsInTheRecordInWordsAndIsReadBack() throws Exception {
        SortedMap<String, String> texts = usual();
        assertThat(texts)
                .containsEntry("fill", "3-4")
                .containsEntry("keep", "rhythm")
                .containsEntry("key", "D major")
                .containsEntry("tempo", "84")
                .containsEntry("temperature", "1.0")
                .containsEntry("density", "2-5 notes in each bar")
                .containsEntry("contour", "62,74,62 +-6");
        assertThat(Commission.read(texts, 1).asTexts()).isEqualTo(texts);
    }

    @Test
    void anyRequestAndTaskIsReadBackAsItWas() {
        RandomRequests random = new RandomRequests(1);
        Set<Class<? extends Constraint>> kinds = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            Request request = random.request(12);
            request.constraints().forEach(constraint -> kinds.add(constraint.getClass()));
            Commission asked = new Commission(random.task(), request);
            assertThat(read(asked.asTexts(), request.seed())).isEqualTo(asked);
        }
        assertThat(kinds).hasSize(Constraint.class.getPermittedSubclasses().length);
        assertThat(ConstraintTexts.NAMES).hasSameSizeAs(kinds);
    }

    @Test
    void aRequestThatWasReadBackGivesTheSameMelodyWithTheSameProbabilities() throws Exception {
        RandomRequests random = new RandomRequests(2);
        Melody tune = COMPOSER.compose(COMPOSER.complete(Wish.of(Tradition.BRITISH_ISLES), 3))
                .melody();
        int composed = 0;
        for (int i = 0; i < 200; i++) {
            Request request = random.modest();
            Commission asked = new Commission(random.task(), request);
            Commission again = read(asked.asTexts(), request.seed());
            try {
                Composition first = COMPOSER.perform(asked.task(), Optional.of(tune), asked.request());
                assertThat(COMPOSER.perform(again.task(), Optional.of(tune), again.request()))
                        .isEqualTo(first);
                composed++;
            } catch (RequestException e) {
                assertThatExceptionOfType(RequestException.class)
                        .isThrownBy(() -> COMPOSER.perform(again.task(), Optional.of(tune), again.request()))
                        .withMessage(e.getMessage());
            }
        }
        assertThat(composed).isGreaterThan(50);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tempo | 84.0 | which would be written \"84\"",
                "tempo | 0 | not a tempo",
                "bars | 0 | 1 to 256 bars",
                "bars | 08 | which would be written \"8\"",
                "bars | eight | \"bars\" is \"eight\"",
                "temperature | 1 | accepted: a number such as 0.8",
                "temperature | NaN | accepted: a number such as 0.8",
                "temperature | 1.00 | which would be written \"1.0\"",
                "density | 2-5 notes in each bar; | \"density\"",
                "density | 2-5 notes | which would be written \"2-5 notes a bar on average\"",
                "contour | 62,74,62 | \" +-\" is missing",
                "contour | 62,740,62 +-6 | points of 0 to 127",
                "cadence | 9 | 1 (the tonic) to 7",
                "locked-notes | 0+9223372036854775807:60 | \"locked-notes\"",
                "locked-passage | 0..1 0+2:60 | outside of",
                "rhythm | 0..4 0+1 1/2+1 | do not overlap",
                "keep | all | accepted: none, rhythm, pitch",
                "vary | light | fill and vary",
                "fill | 4-3 | bars go forwards",
                "lock | 1, 2 | not bars",
                "swing | much | which has no meaning here",
            })
    void whatWouldNotHaveBeenWrittenIsRefused(String name, String text, String message) throws Exception {
        SortedMap<String, String> texts = new TreeMap<>(usual());
        texts.put(name, text);
        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> Commission.read(texts, 1))
                .withMessageContaining(message);
    }

    @Test
    void whatIsMissingIsNamed() throws Exception {
        for (String name : List.of("bars", "key", "keep", "metre", "particles", "range", "tempo", "tradition")) {
            SortedMap<String, String> texts = new TreeMap<>(usual());
            texts.remove(name);
            assertThatExceptionOfType(RecordException.class)
                    .isThrownBy(() -> Commission.read(texts, 1))
                    .withMessageContaining("does not say \"" + name + "\"");
        }
    }

    @Test
    void aRecordOfAnyLengthIsRefusedBeforeItIsRead() throws Exception {
        SortedMap<String, String> texts = new TreeMap<>(usual());
        texts.put("locked-notes", "0+1:60 ".repeat(200_000));
        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> Commission.read(texts, 1))
                .withMessageContaining("characters, at most");
    }

    @Test
    void theLowestPitchesMakeARangeToo() {
        assertThat(PitchRange.parse("C-1-C#-1").toString()).isEqualTo("C-1-C#-1");
        assertThat(PitchRange.parse("60-79").toString()).isEqualTo("C4-G5");
    }

    @Test
    void everyTempoIsWrittenSoThatItIsReadBack() {
        for (int micros = 1; micros <= 0xFFFFFF; micros += micros < 20_000 ? 1 : 997) {
            Tempo tempo = new Tempo(micros);
            assertThat(Tempo.parse(tempo.toString())).isEqualTo(tempo);
        }
        assertThat(Tempo.ofBpm(83.97)).hasToString("83.97");
    }
}
