package dev.stemma.generator.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stemma.generator.model.markov.EventMelody;
import dev.stemma.generator.model.mixture.Alphabet;
import dev.stemma.generator.model.mixture.Learner;
import dev.stemma.generator.model.mixture.MixtureLearner;
import dev.stemma.generator.model.mixture.Predictor;
import dev.stemma.generator.model.mixture.Regime;
import dev.stemma.generator.model.mixture.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Figures mean something only if the model that is shipped keeps to the protocol: asked from outside, as a harness can. */
class PredictorPromisesTest {
    private static final Learner LEARNER = new MixtureLearner();
    private static final int[] GAPS = {0, 0, 0, 12};
    private static final int[] DURATIONS = {12, 24, 24, 36, 48};

    private static final List<EventMelody> MELODIES = melodies(8);
    private static final Alphabet ALPHABET = Alphabet.of(MELODIES);
    private static final EventMelody TESTED = MELODIES.get(0);

    private static List<EventMelody> melodies(int count) {
        Random random = new Random(11);
        List<EventMelody> melodies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = 9 + random.nextInt(12);
            int[] gaps = random.ints(length, 0, GAPS.length).map(g -> GAPS[g]).toArray();
            int[] durations = random.ints(length, 0, DURATIONS.length)
                    .map(d -> DURATIONS[d])
                    .toArray();
            int[] pitches = new int[length];
            int pitch = 64;
            for (int n = 0; n < length; n++) {
                pitches[n] = pitch;
                pitch = Math.min(67, Math.max(60, pitch + random.nextInt(7) - 3));
            }
            melodies.add(melody("m" + i, gaps, durations, pitches));
        }
        return melodies;
    }

    private static EventMelody melody(String name, int[] gaps, int[] durations, int[] pitches) {
        int[] onsets = new int[pitches.length];
        int now = 0;
        for (int i = 0; i < onsets.length; i++) {
            onsets[i] = now + gaps[i];
            now = onsets[i] + durations[i];
        }
        return new EventMelody(name, onsets, durations, pitches);
    }

    private static int[] gaps(EventMelody melody) {
        int[] gaps = new int[melody.length()];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = melody.gap(i);
        }
        return gaps;
    }

    private static Predictor learned(Task task, Regime regime) {
        return LEARNER.learn(
                MELODIES.subList(1, MELODIES.size()),
                ALPHABET,
                task,
                regime,
                new LinkedHashSet<>(LEARNER.members(task)),
                1);
    }

    private static double[] bits(Task task, Regime regime, EventMelody melody) {
        return learned(task, regime).bits(melody);
    }

    static Stream<Arguments> tasksAndRegimes() {
        return Stream.of(Task.values())
                .flatMap(task -> Stream.of(Regime.values()).map(regime -> Arguments.of(task, regime)));
    }

    @ParameterizedTest
    @MethodSource("tasksAndRegimes")
    void noNoteIsSeenBeforeItIsPredicted(Task task, Regime regime) {
        double[] whole = bits(task, regime, TESTED);
        int kept = TESTED.length() - 3;
        int[] gaps = gaps(TESTED);
        int[] durations = TESTED.durations().clone();
        int[] pitches = TESTED.pitches().clone();
        for (int i = kept; i < pitches.length; i++) {
            gaps[i] = 0;
            durations[i] = 48;
            pitches[i] = pitches[0];
        }

        double[] otherEnd = bits(task, regime, melody("other", gaps, durations, pitches));
        double[] shorter = bits(
                task,
                regime,
                melody(
                        "shorter",
                        Arrays.copyOf(gaps, kept),
                        Arrays.copyOf(durations, kept),
                        Arrays.copyOf(pitches, kept)));

        assertThat(Arrays.copyOf(otherEnd, kept)).isEqualTo(Arrays.copyOf(whole, kept));
        assertThat(shorter).isEqualTo(Arrays.copyOf(whole, kept));
    }

    @ParameterizedTest
    @EnumSource(Regime.class)
    void pitchAloneSeesNoRhythm(Regime regime) {
        int[] gaps = new int[TESTED.length()];
        int[] durations = new int[TESTED.length()];
        Arrays.fill(durations, 12);

        double[] even = bits(Task.PITCH, regime, melody("even", gaps, durations, TESTED.pitches()));

        assertThat(even).isEqualTo(bits(Task.PITCH, regime, TESTED));
    }

    static Stream<Arguments> pitchTasks() {
        return tasksAndRegimes()
                .filter(each -> List.of(Task.PITCH, Task.PITCH_GIVEN_RHYTHM).contains(each.get()[0]));
    }

    @ParameterizedTest
    @MethodSource("pitchTasks")
    void theChancesOfAllPitchesMakeOneAlsoAfterAnotherMelody(Task task, Regime regime) {
        for (int note : new int[] {0, TESTED.length() - 1}) {
            double sum = 0;
            for (int pitch : ALPHABET.pitches()) {
                int[] pitches = TESTED.pitches().clone();
                pitches[note] = pitch;
                Predictor predictor = learned(task, regime);
                predictor.bits(MELODIES.get(1));
                double[] bits = predictor.bits(melody("m", gaps(TESTED), TESTED.durations(), pitches));
                sum += StrictMath.pow(2, -bits[note]);
            }
            assertThat(sum).as("note %d", note).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void theChancesOfAllRhythmsMakeOne() {
        Predictor predictor = learned(Task.RHYTHM, Regime.FROZEN);
        for (int note : new int[] {0, 1, 5, TESTED.length() - 1}) {
            double sum = 0;
            for (long rhythm : ALPHABET.rhythms()) {
                int[] gaps = gaps(TESTED);
                int[] durations = TESTED.durations().clone();
                gaps[note] = (int) (rhythm >>> 32);
                durations[note] = (int) rhythm;
                double[] bits = predictor.bits(melody("m", gaps, durations, TESTED.pitches()));
                sum += StrictMath.pow(2, -bits[note]);
            }
            assertThat(sum).as("note %d", note).isCloseTo(1, within(1e-9));
        }
    }

    @ParameterizedTest
    @EnumSource(Task.class)
    void frozenForgetsAMelodyAndOnlineKeepsIt(Task task) {
        Predictor frozen = learned(task, Regime.FROZEN);
        Predictor online = learned(task, Regime.ONLINE);

        double[] once = frozen.bits(TESTED);

        assertThat(frozen.bits(TESTED)).isEqualTo(once);
        double first = Arrays.stream(online.bits(TESTED)).sum();
        assertThat(Arrays.stream(online.bits(TESTED)).sum()).isLessThan(first);
    }

    @Test
    void learningOfOneFoldLeavesNoTraceInAnother() {
        double[] before = bits(Task.EVENT, Regime.ONLINE, TESTED);
        LEARNER.learn(MELODIES, ALPHABET, Task.EVENT, Regime.ONLINE, 1).bits(TESTED);

        assertThat(bits(Task.EVENT, Regime.ONLINE, TESTED)).isEqualTo(before);
    }

    @Test
    void aWholeNoteCostsItsRhythmAndItsPitchGivenRhythm() {
        double[] rhythm = bits(Task.RHYTHM, Regime.ONLINE, TESTED);
        double[] pitch = bits(Task.PITCH_GIVEN_RHYTHM, Regime.ONLINE, TESTED);
        double[] event = bits(Task.EVENT, Regime.ONLINE, TESTED);

        for (int i = 0; i < event.length; i++) {
            assertThat(event[i]).isCloseTo(rhythm[i] + pitch[i], within(1e-12));
        }
    }
}
