package dev.stemma.generator.model.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stemma.generator.model.markov.CorpusMember;
import dev.stemma.generator.model.markov.GrowingCounts;
import dev.stemma.generator.model.markov.LongTermMember;
import dev.stemma.generator.model.markov.Past;
import dev.stemma.generator.model.markov.Piece;
import dev.stemma.generator.model.markov.SequenceViewpoint;
import dev.stemma.generator.model.markov.ShortTermMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MixtureTest {
    private static final int OUTCOMES = 5;

    /** Symbols that were, the latest of {@code length} at its end. */
    private record Symbols(int[] symbols, int length) implements Past {}

    private static final SequenceViewpoint<Symbols> SYMBOLS = new SequenceViewpoint<>(
            "symbols", 3, OUTCOMES, (past, outcome) -> outcome, (past, i) -> past.symbols()[i], Optional.empty());

    private final List<CorpusMember<Symbols>> members =
            List.of(new LongTermMember<>(SYMBOLS, new GrowingCounts()), new ShortTermMember<>(SYMBOLS));
    private final CorpusReader<Symbols> reader = reader(members);
    private final List<int[]> works = works(30);
    private final Mixture<Symbols> mixture = learn();

    @Test
    void aPredictionCanBeTakenApart() {
        Mixture<Symbols>.Reading reading = mixture.read();
        int[] work = works.get(0);
        for (int i = 0; i < 12; i++) {
            reading.predict(new Symbols(work, i));
            double[] scores = new double[OUTCOMES];
            double total = 0;
            for (int outcome = 0; outcome < OUTCOMES; outcome++) {
                for (Share share : reading.shares()) {
                    scores[outcome] += share.weight() * share.logProbabilities()[outcome];
                }
                total += StrictMath.exp(scores[outcome]);
            }
            double sum = 0;
            for (int outcome = 0; outcome < OUTCOMES; outcome++) {
                double p = StrictMath.exp(reading.logProbability(outcome));
                assertThat(p).isCloseTo(StrictMath.exp(scores[outcome]) / total, within(1e-9));
                sum += p;
            }
            assertThat(sum).isCloseTo(1, within(1e-12));
            reading.accept(new Symbols(work, i), work[i]);
        }
        assertThat(reading.shares()).extracting(Share::member).containsExactly("long:symbols", "short:symbols");
        assertThat(reading.shares().get(0).contextLength()).isEqualTo(3);
    }

    @Test
    void aMemberThatIsOffContributesNothing() {
        Mixture<Symbols>.Reading one = mixture.only(Set.of("long:symbols")).read();
        one.predict(new Symbols(works.get(0), 0));

        assertThat(one.shares()).extracting(Share::member).containsExactly("long:symbols");
        assertThatThrownBy(() -> mixture.only(Set.of("long:colours"))).hasMessageContaining("long:colours");
    }

    @Test
    void copiesGoOnApart() {
        Mixture<Symbols>.Reading first = mixture.read();
        for (int i = 0; i < 6; i++) {
            first.accept(new Symbols(works.get(1), i), works.get(1)[i]);
        }
        first.predict(new Symbols(works.get(1), 6));
        double before = first.logProbability(2);
        Mixture<Symbols>.Reading second = first.copy();
        second.accept(new Symbols(works.get(1), 6), 2);
        first.predict(new Symbols(works.get(1), 6));

        assertThat(first.logProbability(2)).isEqualTo(before);
    }

    /** Weights would otherwise be learned from members that know the answers. */
    @Test
    void aWorkThatIsLeftOutIsPredictedAsIfItHadNeverBeenLearned() {
        CorpusReader<Symbols> without =
                reader(List.of(new LongTermMember<>(SYMBOLS, new GrowingCounts()), new ShortTermMember<>(SYMBOLS)));
        works.subList(1, works.size()).forEach(work -> without.learn(piece(work)));
        List<MixerTraining.Example> expected = new ArrayList<>();
        without.read(piece(works.get(0)), expected::add);

        List<MixerTraining.Example> left = reader.leaveOut(piece(works.get(0)));
        List<MixerTraining.Example> again = reader.leaveOut(piece(works.get(0)));

        assertThat(left).usingRecursiveComparison().isEqualTo(expected);
        assertThat(again).usingRecursiveComparison().isEqualTo(expected);
        List<MixerTraining.Example> known = new ArrayList<>();
        reader.read(piece(works.get(0)), known::add);
        assertThat(known.get(10).evidence().logProbability(0, works.get(0)[10]))
                .isNotEqualTo(left.get(10).evidence().logProbability(0, works.get(0)[10]));
    }

    @Test
    void weightsOfAnotherShapeAreRefused() {
        MixerWeights weights = MixerTraining.train(examples(), MixerTraining.Options.STANDARD, 1);

        assertThatThrownBy(() -> new Mixture<>(members.subList(0, 1), weights, new NotePlaces<>(), OUTCOMES))
                .hasMessageContaining("weights of 1 members");
    }

    @Test
    void aMemberThatKnowsGetsMoreWeightThanOneThatGuesses() {
        Random random = new Random(4);
        SequenceViewpoint<Symbols> noise = new SequenceViewpoint<>(
                "noise", 1, OUTCOMES, (past, outcome) -> outcome, (past, i) -> random.nextInt(9), Optional.empty());
        List<CorpusMember<Symbols>> both =
                List.of(new LongTermMember<>(SYMBOLS, new GrowingCounts()), new ShortTermMember<>(noise));
        CorpusReader<Symbols> judge = reader(both);
        works.forEach(work -> judge.learn(piece(work)));
        List<MixerTraining.Example> examples = new ArrayList<>();
        works.forEach(work -> examples.addAll(judge.leaveOut(piece(work))));
        MixerWeights weights = MixerTraining.train(examples, MixerTraining.Options.STANDARD, 1);
        Mixer mixer = new Mixer(weights);
        mixer.mix(examples.get(20).evidence());

        assertThat(mixer.weight(0)).isGreaterThan(2 * Math.abs(mixer.weight(1)));
    }

    /** The gradient that training follows, against differences of the log-likelihood. */
    @Test
    void theGradientIsThatOfTheLogLikelihood() {
        MixerTraining.Example example = examples().get(25);
        MixerWeights weights = MixerTraining.train(examples(), new MixerTraining.Options(3, 1, 0.01, 0), 5);
        MixerGradient gradient = new MixerGradient(weights);
        Mixer mixer = new Mixer(weights);
        mixer.mix(example.evidence());
        gradient.add(example, mixer);
        for (int row = 0; row < gradient.parameters().length; row++) {
            float[] parameters = gradient.parameters()[row];
            for (int i = 0; i < parameters.length; i++) {
                float kept = parameters[i];
                parameters[i] = kept + 0.01f;
                mixer.mix(example.evidence());
                double above = mixer.logProbability(example.outcome());
                parameters[i] = kept - 0.01f;
                mixer.mix(example.evidence());
                double below = mixer.logProbability(example.outcome());
                parameters[i] = kept;
                assertThat((double) gradient.sums()[row][i])
                        .as("row %s, parameter %s", row, i)
                        .isCloseTo((above - below) / 0.02, within(2e-3));
            }
        }
    }

    private Mixture<Symbols> learn() {
        works.forEach(work -> reader.learn(piece(work)));
        MixerWeights weights = MixerTraining.train(examples(), MixerTraining.Options.STANDARD, 1);
        return new Mixture<>(members, weights, new NotePlaces<>(), OUTCOMES);
    }

    private List<MixerTraining.Example> examples() {
        List<MixerTraining.Example> examples = new ArrayList<>();
        works.forEach(work -> examples.addAll(reader.leaveOut(piece(work))));
        return examples;
    }

    @Test
    void weightsThatAreNoNumbersAreRefused() {
        float[][] gates = {{0}};
        float[][] hidden = {{1, Float.NaN}};

        assertThatThrownBy(() -> new MixerWeights(new float[] {1}, gates, new float[] {0}, hidden))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> new MixerWeights(
                        new float[] {Float.POSITIVE_INFINITY}, gates, new float[] {0}, new float[][] {{1, 1}}))
                .hasMessageContaining("Infinity");
    }

    private static CorpusReader<Symbols> reader(List<CorpusMember<Symbols>> members) {
        return new CorpusReader<>(members, OUTCOMES, new NotePlaces<>(), false);
    }

    private static Piece<Symbols> piece(int[] work) {
        return step -> {
            for (int i = 0; i < work.length; i++) {
                step.at(new Symbols(work, i), work[i]);
            }
        };
    }

    private static List<int[]> works(int count) {
        Random random = new Random(1);
        List<int[]> works = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] work = new int[20];
            for (int j = 1; j < work.length; j++) {
                work[j] = random.nextInt(4) == 0 ? random.nextInt(OUTCOMES) : (work[j - 1] + 1) % OUTCOMES;
            }
            works.add(work);
        }
        return works;
    }
}
