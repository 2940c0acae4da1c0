package dev.stemma.generator.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stemma.generator.model.kernel.Philox;
import dev.stemma.generator.model.markov.EventMelody;
import dev.stemma.generator.model.mixture.Alphabet;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CorpusClassifierTest {
    private static final Tradition STEPS = new Tradition("steps");
    private static final Tradition LEAPS = new Tradition("leaps");
    private static final int[] SCALE = {0, 2, 4, 5, 7, 9, 11};
    private static final int[] PENTATONIC = {0, 2, 4, 7, 9};

    @Test
    void worksThatNobodyHasLearnedAreRecognised() {
        Recognition recognition = CorpusClassifier.leaveOneOut(traditions(6, 4), 3, 1);

        assertThat(recognition.of(STEPS).count()).isEqualTo(6);
        assertThat(recognition.of(LEAPS).count()).isEqualTo(4);
        assertThat(recognition.accuracy(Aspect.WHOLE)).isEqualTo(1);
    }

    @Test
    void theModelsHaveNotLearnedTheWorkThatTheyJudge() {
        SortedMap<Tradition, List<EventMelody>> works = traditions(3, 3);
        SortedMap<Tradition, List<EventMelody>> others = new TreeMap<>(works);
        EventMelody first = works.get(LEAPS).get(0);
        others.put(LEAPS, works.get(LEAPS).subList(1, 3));
        Alphabet alphabet = CorpusClassifier.alphabet(works.values());

        Judgement expected =
                new CorpusClassifier(others, alphabet, new CorpusClassifier.Draw(2, 2, 1)).judge(LEAPS, first);

        assertThat(CorpusClassifier.leaveOneOut(works, 2, 1).judgements()).contains(expected);
        assertThat(CorpusClassifier.crossValidation(works, 3, 1)
                        .of(LEAPS)
                        .judgements()
                        .get(0)
                        .bits()
                        .get(LEAPS))
                .as("two works learned, the third judged")
                .isEqualTo(new CorpusClassifier(others, alphabet, new CorpusClassifier.Draw(2, 1, 1))
                        .judge(LEAPS, first)
                        .bits()
                        .get(LEAPS));
    }

    @Test
    void aTraditionOfManyWorksHasNoAdvantage() {
        SortedMap<Tradition, List<EventMelody>> alike = new TreeMap<>();
        alike.put(STEPS, melodies("few", SCALE, 1, 3, 0));
        alike.put(LEAPS, melodies("many", SCALE, 1, 12, 100));

        double matched = CorpusClassifier.leaveOneOut(alike, 6, 1).of(LEAPS).margin(Aspect.PITCH);
        double unmatched =
                CorpusClassifier.crossValidation(alike, 12, 1).of(LEAPS).margin(Aspect.PITCH);

        assertThat(matched).isCloseTo(0, within(0.1));
        assertThat(unmatched).isGreaterThan(0.15);
    }

    @Test
    void neitherKeyNorTempoNorRestsMatter() {
        Melody melody = melody(0, 1, 0);
        Melody other = melody(5, 2, 1);

        EventMelody events = CorpusClassifier.read("a", melody);
        EventMelody moved = CorpusClassifier.read("a", other);

        assertThat(moved.onsets()).containsExactly(events.onsets());
        assertThat(moved.durations()).containsExactly(events.durations());
        assertThat(moved.pitches()).containsExactly(events.pitches());
        assertThat(events.onsets()[0]).isZero();
        assertThat(events.durations()).contains(10_080, 20_160);
    }

    private static SortedMap<Tradition, List<EventMelody>> traditions(int steps, int leaps) {
        SortedMap<Tradition, List<EventMelody>> works = new TreeMap<>();
        works.put(STEPS, melodies("steps", SCALE, 1, steps, 0));
        works.put(LEAPS, melodies("leaps", PENTATONIC, 2, leaps, 100));
        return works;
    }

    /** Random walks over a scale, as bare events: steps of one or of {@code stride} places, quarters or eighths. */
    private static List<EventMelody> melodies(String name, int[] scale, int stride, int count, int seed) {
        List<EventMelody> melodies = new ArrayList<>();
        for (int m = 0; m < count; m++) {
            int length = 32;
            int[] onsets = new int[length];
            int[] times = new int[length];
            int[] pitches = new int[length];
            int place = scale.length;
            for (int i = 0; i < length; i++) {
                double drawn = Philox.uniform(seed + m, i, 0);
                place += (int) (drawn * 3) * stride - stride;
                place = Math.max(0, Math.min(2 * scale.length - 1, place));
                onsets[i] = i == 0 ? 0 : onsets[i - 1] + times[i - 1];
                times[i] = stride == 1 || i % 4 != 0 ? 10_080 : 20_160;
                pitches[i] = 60 + scale[place % scale.length] + 12 * (place / scale.length - 1);
            }
            melodies.add(new EventMelody(name + m, onsets, times, pitches));
        }
        return melodies;
    }

    /** A tune up and down the scale, every fourth note twice as long, with {@code rest} eighths cut from those. */
    private static Melody melody(int up, int slower, int rest) {
        List<Note> notes = new ArrayList<>();
        Ticks now = Ticks.ZERO;
        for (int i = 0; i < 16; i++) {
            int eighths = i % 4 == 3 ? 4 : 2;
            Ticks time = Ticks.quarters(eighths * slower, 2);
            Ticks sounding = i % 4 == 3 && i < 15 ? Ticks.quarters((eighths - rest) * slower, 2) : time;
            int degree = i < 8 ? i : 15 - i;
            notes.add(new Note(now, sounding, new Pitch(60 + up + SCALE[degree % 7] + 12 * (degree / 7))));
            now = now.plus(time);
        }
        return Melody.of(Metre.parse("4/4"), Key.parse("C major"), notes);
    }
}
