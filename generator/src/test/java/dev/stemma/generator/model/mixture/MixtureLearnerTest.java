package dev.stemma.generator.model.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stemma.generator.model.markov.EventMelody;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MixtureLearnerTest {
    private static final int[] SCALE = {60, 62, 64, 65, 67, 69, 71, 72};

    private final List<EventMelody> training = melodies(40, 1);
    private final List<EventMelody> held = melodies(6, 2);
    private final Alphabet alphabet = alphabet();
    private final MixtureLearner learner = new MixtureLearner();

    @Test
    void whatIsLikeTheTrainingMelodiesIsExpected() {
        Predictor predictor = learner.learn(training, alphabet, Task.PITCH, Regime.FROZEN, 1);

        assertThat(mean(predictor, held))
                .isLessThan(2.2); // uniform steps among a few neighbours, 3 bits without knowledge
        assertThat(mean(predictor, held)).isGreaterThan(1);
    }

    @ParameterizedTest
    @EnumSource(Task.class)
    void theSameSeedGivesTheSameBits(Task task) {
        for (Regime regime : Regime.values()) {
            Predictor first = learner.learn(training, alphabet, task, regime, 7);
            Predictor second = learner.learn(training, alphabet, task, regime, 7);
            for (EventMelody melody : held) {
                assertThat(first.bits(melody)).as("%s %s", task, regime).isEqualTo(second.bits(melody));
            }
        }
    }

    @Test
    void bitsAreTheSameOnEveryMachine() {
        long fingerprint = 0;
        for (Task task : Task.values()) {
            Predictor predictor = learner.learn(training, alphabet, task, Regime.ONLINE, 7);
            for (EventMelody melody : held) {
                fingerprint = 31 * fingerprint + Arrays.hashCode(predictor.bits(melody));
            }
        }
        assertThat(fingerprint).isEqualTo(-84310964726186249L);
    }

    @Test
    void frozenPredictorsKeepNothingOfWhatTheyAreTestedOn() {
        Predictor predictor = learner.learn(training, alphabet, Task.PITCH_GIVEN_RHYTHM, Regime.FROZEN, 1);
        double[] first = predictor.bits(held.get(0));
        predictor.bits(held.get(1));

        assertThat(predictor.bits(held.get(0))).isEqualTo(first);
    }

    @Test
    void onlinePredictorsLearnWhatTheyAreTestedOn() {
        Predictor predictor = learner.learn(training, alphabet, Task.PITCH, Regime.ONLINE, 1);
        double first = mean(predictor, held.subList(0, 1));

        assertThat(mean(predictor, held.subList(0, 1))).isLessThan(first - 0.05);
    }

    /** Nothing can be known of notes that are drawn evenly: fewer bits than log2 of the alphabet would be a leak. */
    @ParameterizedTest
    @EnumSource(Regime.class)
    void whatCannotBeKnownIsNotKnown(Regime regime) {
        Random random = new Random(3);
        List<EventMelody> noise = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            int[] pitches = random.ints(40, 0, SCALE.length).map(j -> SCALE[j]).toArray();
            noise.add(melody("noise" + i, pitches, random));
        }
        for (Task task : List.of(Task.PITCH, Task.PITCH_GIVEN_RHYTHM)) {
            Predictor predictor = learner.learn(noise.subList(0, 50), Alphabet.of(noise), task, regime, 1);
            assertThat(mean(predictor, noise.subList(50, 80))).isCloseTo(3, within(0.06));
        }
    }

    /** The future is replaced: no prediction may change. */
    @ParameterizedTest
    @EnumSource(Task.class)
    void aNoteIsPredictedFromEarlierNotesAlone(Task task) {
        EventMelody melody = held.get(0);
        int cut = 9;
        int[] pitches = melody.pitches();
        int[] onsets = melody.onsets();
        for (int i = cut; i < pitches.length; i++) {
            pitches[i] = SCALE[i % 8];
            onsets[i] += 12;
        }
        EventMelody other = new EventMelody("other", onsets, melody.durations(), pitches);
        Alphabet both = Alphabet.of(concat(training, List.of(other, melody)));
        Predictor predictor = learner.learn(training, both, task, Regime.FROZEN, 1);

        assertThat(Arrays.copyOf(predictor.bits(other), cut)).isEqualTo(Arrays.copyOf(predictor.bits(melody), cut));
        assertThat(predictor.bits(other)).isNotEqualTo(predictor.bits(melody));
    }

    /** With pitch alone, rhythm must not matter at all. */
    @Test
    void pitchAloneSeesNoRhythm() {
        EventMelody melody = held.get(0);
        int[] onsets = Arrays.stream(melody.onsets()).map(onset -> 5 * onset).toArray();
        EventMelody slower = new EventMelody("slower", onsets, melody.durations(), melody.pitches());
        Predictor predictor = learner.learn(training, alphabet, Task.PITCH, Regime.FROZEN, 1);

        assertThat(predictor.bits(slower)).isEqualTo(predictor.bits(melody));
    }

    @Test
    void theBitsOfAnEventAreThoseOfItsRhythmAndOfItsPitch() {
        double[] event =
                learner.learn(training, alphabet, Task.EVENT, Regime.FROZEN, 1).bits(held.get(0));
        double[] rhythm =
                learner.learn(training, alphabet, Task.RHYTHM, Regime.FROZEN, 1).bits(held.get(0));
        double[] pitch = learner.learn(training, alphabet, Task.PITCH_GIVEN_RHYTHM, Regime.FROZEN, 1)
                .bits(held.get(0));
        for (int i = 0; i < event.length; i++) {
            assertThat(event[i]).isEqualTo(rhythm[i] + pitch[i]);
        }
    }

    @Test
    void membersCanBeSwitchedOff() {
        Predictor all = learner.learn(training, alphabet, Task.PITCH, Regime.FROZEN, 1);
        Predictor one = learner.learn(training, alphabet, Task.PITCH, Regime.FROZEN, Set.of("long:interval"), 1);

        assertThat(mean(one, held)).isNotEqualTo(mean(all, held));
        assertThatThrownBy(() -> learner.learn(training, alphabet, Task.PITCH, Regime.FROZEN, Set.of("none"), 1))
                .hasMessageContaining("none");
    }

    private static double mean(Predictor predictor, List<EventMelody> melodies) {
        return melodies.stream()
                .mapToDouble(melody ->
                        Arrays.stream(predictor.bits(melody)).average().orElseThrow())
                .average()
                .orElseThrow();
    }

    private Alphabet alphabet() {
        return Alphabet.of(concat(training, held));
    }

    private static List<EventMelody> concat(List<EventMelody> first, List<EventMelody> second) {
        List<EventMelody> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static List<EventMelody> melodies(int count, long seed) {
        Random random = new Random(seed);
        List<EventMelody> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] pitches = new int[24];
            int place = random.nextInt(SCALE.length);
            for (int note = 0; note < pitches.length; note++) {
                place = Math.max(0, Math.min(SCALE.length - 1, place + random.nextInt(4) - 1));
                pitches[note] = SCALE[place];
            }
            list.add(melody("walk" + i, pitches, random));
        }
        return list;
    }

    private static EventMelody melody(String name, int[] pitches, Random random) {
        int[] onsets = new int[pitches.length];
        int[] durations = new int[pitches.length];
        int onset = 0;
        for (int i = 0; i < pitches.length; i++) {
            onsets[i] = onset;
            durations[i] = 12 * (1 + random.nextInt(2));
            onset += durations[i];
        }
        return new EventMelody(name, onsets, durations, pitches);
    }
}
