package dev.stemma.generator.model.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.generator.model.Conditions;
import dev.stemma.generator.model.MelodyModel;
import dev.stemma.generator.model.StubModel;
import dev.stemma.generator.model.Vocabulary;
import dev.stemma.generator.model.constraint.Automaton;
import dev.stemma.generator.model.constraint.Constraint;
import dev.stemma.generator.model.constraint.ForbiddenRuns;
import dev.stemma.generator.model.constraint.Frame;
import dev.stemma.generator.model.constraint.LockedPassage;
import dev.stemma.generator.model.constraint.Range;
import dev.stemma.generator.model.constraint.RunGuard;
import dev.stemma.generator.model.constraint.Scale;
import dev.stemma.generator.model.constraint.Span;
import dev.stemma.generator.model.constraint.State;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Mode;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Against full enumeration of short pieces in a small vocabulary. */
class ParticleSamplerTest {
    private static final Vocabulary SMALL = new Vocabulary(
            LongStream.of(1, 2, 4)
                    .mapToObj(quavers -> Ticks.quarters(quavers, 2))
                    .toList(),
            -5,
            12,
            List.of(Tradition.HYMN),
            List.of(Metre.COMMON));
    private static final StubModel MODEL = new StubModel(SMALL, 5);
    private static final double TEMPERATURE = 0.8;

    /** A gap of three quavers before a given bar, in a key and a range. */
    private static final Frame FRAME =
            Frame.whole(SMALL, Conditions.ofBars(Tradition.HYMN, Mode.MAJOR, Metre.parse("3/8"), 2), Key.C_MAJOR, 60);

    private static final List<Constraint> GAP = List.of(
            new Scale(Key.C_MAJOR),
            new Range(new Pitch(60), new Pitch(65)),
            new LockedPassage(
                    new Span(Ticks.quarters(3, 2), Ticks.quarters(3)),
                    List.of(
                            new Note(Ticks.quarters(3, 2), Ticks.quarters(1), new Pitch(66)),
                            new Note(Ticks.quarters(5, 2), Ticks.quarters(1, 2), new Pitch(60)))));

    /** The probability of every melody under the constraints, not yet divided by their sum. */
    private static Map<String, Double> enumerated(List<Constraint> constraints) {
        Map<String, Double> probabilities = new TreeMap<>();
        State start = new Automaton(FRAME, constraints).start();
        enumerate(start, MODEL.read(FRAME.conditions()), 1, new ArrayList<>(), probabilities);
        return probabilities;
    }

    private static void enumerate(
            State state, MelodyModel.Reading reading, double probability, List<Note> written, Map<String, Double> to) {
        if (state.isComplete() && !state.awaitsPitch()) {
            to.merge(written.toString(), probability, Double::sum);
            return;
        }
        double[] logProbabilities = reading.logProbabilities();
        double sum = 0;
        for (double logProbability : logProbabilities) {
            sum += Math.exp(logProbability / TEMPERATURE);
        }
        BitSet allowed = state.allowed();
        for (int token = allowed.nextSetBit(0); token >= 0; token = allowed.nextSetBit(token + 1)) {
            List<Note> longer = new ArrayList<>(written);
            if (state.awaitsPitch() && !state.isGiven()) {
                longer.add(state.note(token));
            }
            MelodyModel.Reading next = reading.copy();
            next.accept(token, state.duration(token));
            double step = Math.exp(logProbabilities[token] / TEMPERATURE) / sum;
            enumerate(state.after(token), next, probability * step, longer, to);
        }
    }

    /** How far many drawings are from what was enumerated. */
    private record Error(double distribution, double constant, double spread) {}

    private static Error error(List<Constraint> constraints, int particles, int drawings) {
        Map<String, Double> exact = enumerated(constraints);
        double total = exact.values().stream().mapToDouble(Double::doubleValue).sum();
        Map<String, Integer> drawn = new TreeMap<>();
        Automaton automaton = new Automaton(FRAME, constraints);
        RunGuard guard = new RunGuard(FRAME, constraints, notes -> ForbiddenRuns.NONE);
        double mean = 0;
        double squares = 0;
        for (int seed = 0; seed < drawings; seed++) {
            Sample sample = new ParticleSampler(MODEL)
                    .draw(
                            MODEL.read(FRAME.conditions()),
                            List.of(),
                            automaton,
                            guard,
                            new ParticleSampler.Settings(TEMPERATURE, particles, seed))
                    .orElseThrow();
            drawn.merge(sample.notes().stream().map(DrawnNote::note).toList().toString(), 1, Integer::sum);
            double estimate = Math.pow(2, sample.log2Probability()) / total;
            mean += estimate / drawings;
            squares += (estimate - 1) * (estimate - 1) / drawings;
        }
        assertThat(exact.keySet()).containsAll(drawn.keySet());
        double distance = 0;
        for (Map.Entry<String, Double> each : exact.entrySet()) {
            double share = drawn.getOrDefault(each.getKey(), 0) / (double) drawings;
            distance += Math.abs(share - each.getValue() / total) / 2;
        }
        return new Error(distance, Math.abs(mean - 1), Math.sqrt(squares));
    }

    @Test
    void manyParticlesDrawAsFullEnumerationSays() {
        Error few = error(GAP, 1, 1000);
        Error some = error(GAP, 4, 1000);
        Error many = error(GAP, 32, 1000);
        assertThat(many.distribution()).isLessThan(0.12);
        assertThat(many.distribution()).isLessThan(few.distribution() / 1.5);
        assertThat(some.distribution()).isLessThan(few.distribution());
    }

    @Test
    void theEstimateOfTheProbabilityOfTheConstraintsIsUnbiasedAndGrowsSharper() {
        Error few = error(GAP, 2, 2000);
        Error many = error(GAP, 32, 300);
        assertThat(few.constant()).isLessThan(0.05);
        assertThat(many.constant()).isLessThan(0.03);
        assertThat(many.spread()).isLessThan(few.spread() / 2);
    }
}
