package dev.stemma.generator.model.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.stemma.generator.model.BitsPerNote;
import dev.stemma.generator.model.Conditions;
import dev.stemma.generator.model.Contribution;
import dev.stemma.generator.model.MelodyContext;
import dev.stemma.generator.model.MelodyModel;
import dev.stemma.generator.model.TestModels;
import dev.stemma.generator.model.TokenSequence;
import dev.stemma.generator.model.Vocabulary;
import dev.stemma.generator.model.kernel.Distribution;
import dev.stemma.generator.model.kernel.Philox;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Mode;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import dev.stemma.provenance.record.Digest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixtureModelTest {
    private static final Conditions TUNE =
            Conditions.ofBars(Tradition.BRITISH_ISLES, Mode.MAJOR, Metre.parse("2/4"), 8);
    private static final MixtureModel MODEL =
            (MixtureModel) TestModels.mixture(1).model();

    @Test
    void theMixturePredictsTunesLikeThoseItLearnedBetterThanItsNetwork() {
        TokenSequence tune = TestModels.scales(20, 21).get(0);
        assertThat(BitsPerNote.of(MODEL, tune).perNote())
                .isLessThan(BitsPerNote.of(MODEL.only(Set.of("network")), tune).perNote());
    }

    @Test
    void theProbabilitiesOfTheKindThatIsDueSumToOneAtEveryStep() {
        MelodyModel.Reading reading = MODEL.read(TUNE);
        for (int step = 0; step < 40; step++) {
            double sum = 0;
            for (int token = 0; token < MODEL.vocabulary().size(); token++) {
                double log = reading.logProbabilities()[token];
                boolean due =
                        MODEL.vocabulary().isPitch(token) == reading.context().awaitsPitch();
                assertThat(log == Double.NEGATIVE_INFINITY).isEqualTo(!due);
                sum += Math.exp(log);
            }
            assertThat(sum).isCloseTo(1, within(1e-12));
            draw(reading, step, 0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 33})
    void melodiesAdvancedTogetherGiveTheBitsOfMelodiesReadAlone(int count) {
        MelodyModel.Reading[] together = new MelodyModel.Reading[count];
        MelodyModel.Reading[] alone = new MelodyModel.Reading[count];
        for (int i = 0; i < count; i++) {
            together[i] = MODEL.read(TUNE);
            alone[i] = MODEL.read(TUNE);
        }
        for (int step = 0; step < 24; step++) {
            int[] tokens = new int[count];
            Ticks[] durations = new Ticks[count];
            for (int i = 0; i < count; i++) {
                tokens[i] = Distribution.of(alone[i].logProbabilities(), 1).sample(Philox.uniform(7, step, i));
                durations[i] = duration(alone[i].context(), tokens[i]);
                alone[i].accept(tokens[i], durations[i]);
            }
            MODEL.advance(together, tokens, durations);
            for (int i = 0; i < count; i++) {
                assertThat(together[i].logProbabilities()).isEqualTo(alone[i].logProbabilities());
            }
        }
    }

    @Test
    void aCopyGoesOnByItselfAndIsAsIfItHadReadAllAlone() {
        MelodyModel.Reading reading = MODEL.read(TUNE);
        MelodyModel.Reading again = MODEL.read(TUNE);
        for (int step = 0; step < 12; step++) {
            draw(reading, step, 0);
            draw(again, step, 0);
        }
        MelodyModel.Reading copy = reading.copy();
        for (int step = 12; step < 24; step++) {
            draw(copy, step, 5);
            copy.logProbabilities();
        }
        for (int step = 12; step < 24; step++) {
            assertThat(reading.logProbabilities()).isEqualTo(again.logProbabilities());
            draw(reading, step, 0);
            draw(again, step, 0);
        }
    }

    @Test
    void whatTheMembersContributeGivesThePredictionWhenPutTogether() {
        MelodyModel.Reading reading = MODEL.read(TUNE);
        for (int step = 0; step < 12; step++) {
            double[] together = new double[MODEL.vocabulary().size()];
            List<String> names = new ArrayList<>();
            for (Contribution part : reading.contributions()) {
                names.add(part.name());
                for (int token = 0; token < together.length; token++) {
                    together[token] += part.logProbabilities()[token] == Double.NEGATIVE_INFINITY
                            ? Double.NEGATIVE_INFINITY
                            : part.weight() * part.logProbabilities()[token];
                }
            }
            assertThat(MODEL.members()).containsAll(names).startsWith("network");
            double[] expected = reading.logProbabilities();
            double[] found = Distribution.of(together, 1).logProbabilities();
            for (int token = 0; token < found.length; token++) {
                if (expected[token] > Double.NEGATIVE_INFINITY) {
                    assertThat(found[token]).isCloseTo(expected[token], within(1e-9));
                }
            }
            draw(reading, step, 0);
        }
    }

    @Test
    void aMemberThatIsLeftAlonePredictsAsItDoesByItself() {
        TokenSequence tune = TestModels.scales(20, 21).get(0);
        BitsPerNote alone = BitsPerNote.of(TestModels.random(1).model(), tune);
        BitsPerNote left = BitsPerNote.of(MODEL.only(Set.of("network")), tune);
        assertThat(left.perNote()).isCloseTo(alone.perNote(), within(1e-4)); // evidence is in single precision
    }

    @Test
    void membersThatAreOffSayNothingAndUnknownOnesAreRefused() {
        MixtureModel some = MODEL.only(Set.of("long-term", "short:interval"));
        MelodyModel.Reading reading = some.read(TUNE);
        assertThat(reading.contributions()).extracting(Contribution::name).allMatch(name -> name.startsWith("long:"));
        draw(reading, 0, 0);
        assertThat(reading.contributions())
                .extracting(Contribution::name)
                .contains("short:interval", "long:interval")
                .doesNotContain("network", "short:degree");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MODEL.only(Set.of("oracle")))
                .withMessageContaining("oracle");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MODEL.only(Set.of("long:interval")))
                .withMessageContaining("none predicts the rhythm");
    }

    @Test
    void aTokenOfTheKindThatIsNotDueIsRefused() {
        MelodyModel.Reading reading = MODEL.read(TUNE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reading.accept(MODEL.vocabulary().firstPitchToken(), Ticks.ZERO))
                .withMessageContaining("a rhythm token is due");
    }

    /** The golden fingerprint of all numbers of a melody: it must not differ on any machine. */
    @Test
    void everyBitIsAsItWasOnTheMachineWhereThisWasWritten() {
        ByteBuffer bits = ByteBuffer.allocate(40 * MODEL.vocabulary().size() * Double.BYTES);
        MelodyModel.Reading reading = MODEL.read(TUNE);
        for (int step = 0; step < 40; step++) {
            for (double log : reading.logProbabilities()) {
                bits.putDouble(log);
            }
            draw(reading, step, 0);
        }
        assertThat(Digest.of(bits.array()).toString())
                .isEqualTo("2f7b9ffc7c70c97e502a95fd672a2ca8ad55f43d96a497994f57d70a3f453ffa");
    }

    private static void draw(MelodyModel.Reading reading, int step, int stream) {
        int token = Distribution.of(reading.logProbabilities(), 1).sample(Philox.uniform(7, step, stream));
        reading.accept(token, duration(reading.context(), token));
    }

    private static Ticks duration(MelodyContext context, int token) {
        Vocabulary vocabulary = MODEL.vocabulary();
        return vocabulary.isPitch(token) ? context.pendingDuration() : vocabulary.duration(token);
    }
}
