package dev.stemma.generator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.provenance.asset.SafeTensors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkIndexTest {
    static List<Note> tune(long seed, int length, int pitches, int durations) {
        Random random = new Random(seed);
        List<Note> notes = new ArrayList<>();
        Ticks now = Ticks.ZERO;
        for (int i = 0; i < length; i++) {
            Ticks duration = Ticks.quarters(1 + random.nextInt(durations), 2);
            notes.add(new Note(now, duration, new Pitch(60 + random.nextInt(pitches))));
            now = now.plus(duration);
        }
        return notes;
    }

    private static List<Note> tune(long seed, int length) {
        return tune(seed, length, 12, 4);
    }

    static Melody melody(List<Note> notes) {
        return Melody.of(Metre.COMMON, Key.parse("C"), notes);
    }

    private static WorkIndex index(List<List<Note>> works) {
        return WorkIndex.of(works.stream().map(notes -> List.of(melody(notes))).toList());
    }

    private static List<Note> changed(List<Note> notes, int semitones, int slower) {
        return notes.stream()
                .map(note -> new Note(
                        note.onset().times(slower),
                        note.duration().times(slower),
                        new Pitch(note.pitch().midi() + semitones)))
                .toList();
    }

    @Test
    void aPassageIsFoundInAnotherKeyAndTempo() {
        List<Note> work = tune(1, 40);
        List<Note> passage = changed(work.subList(5, 17), 7, 3);
        assertThat(index(List.of(tune(2, 40), work)).sharedRuns(passage, Matching.WITH_RHYTHM, WorkIndex.LEAST))
                .containsExactly(new SharedRun(1, 5, 0, 12));
    }

    @Test
    void aPassageInAnotherRhythmIsFoundByItsIntervalsAlone() {
        List<Note> work = tune(1, 20);
        List<Note> even = new ArrayList<>();
        for (int i = 0; i < work.size(); i++) {
            even.add(new Note(Ticks.quarters(i), Ticks.quarters(1), work.get(i).pitch()));
        }
        assertThat(index(List.of(work)).sharedRuns(even, Matching.INTERVALS, WorkIndex.LEAST))
                .containsExactly(new SharedRun(0, 0, 0, 20));
        assertThat(index(List.of(work)).sharedRuns(even, Matching.WITH_RHYTHM, 12))
                .isEmpty();
    }

    /** Few pitches and durations, so that there are runs of every length; the count goes note by note, without hashes. */
    @ParameterizedTest
    @EnumSource(Matching.class)
    void everySharedRunIsFoundAndNoOther(Matching matching) {
        List<List<Note>> works = new ArrayList<>();
        for (int seed = 1; seed <= 12; seed++) {
            works.add(tune(seed, 60, 3, 2));
        }
        WorkIndex index = index(works);
        for (int seed = 100; seed < 110; seed++) {
            List<Note> notes = tune(seed, 60, 3, 2);
            List<SharedRun> expected = new ArrayList<>();
            for (int work = 0; work < works.size(); work++) {
                expected.addAll(runs(notes, works.get(work), work, matching));
            }
            assertThat(index.sharedRuns(notes, matching, WorkIndex.LEAST))
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(expected).isNotEmpty();
        }
    }

    private static List<SharedRun> runs(List<Note> notes, List<Note> work, int number, Matching matching) {
        List<SharedRun> runs = new ArrayList<>();
        for (int from = 0; from < notes.size(); from++) {
            for (int at = 0; at < work.size(); at++) {
                int length = common(notes, from, work, at, matching);
                boolean begins = from == 0 || at == 0 || common(notes, from - 1, work, at - 1, matching) <= length;
                if (begins && length >= WorkIndex.LEAST) {
                    runs.add(new SharedRun(number, at, from, length));
                }
            }
        }
        return runs;
    }

    private static int common(List<Note> a, int from, List<Note> b, int at, Matching matching) {
        int length = 1;
        while (from + length < a.size()
                && at + length < b.size()
                && interval(a, from + length) == interval(b, at + length)
                && (matching == Matching.INTERVALS
                        || time(a, from + length) * time(b, at + 1) == time(b, at + length) * time(a, from + 1))) {
            length++;
        }
        return length;
    }

    private static int interval(List<Note> notes, int i) {
        return notes.get(i).pitch().midi() - notes.get(i - 1).pitch().midi();
    }

    private static long time(List<Note> notes, int i) {
        return notes.get(i).onset().minus(notes.get(i - 1).onset()).value();
    }

    @Test
    void aRunDoesNotReachFromOneWorkOrMelodyIntoTheNext() {
        List<Note> whole = tune(1, 40);
        Melody first = melody(whole.subList(0, 20));
        Melody second = melody(changed(whole.subList(20, 40), 0, 1));
        for (List<List<Melody>> works :
                List.of(List.of(List.of(first, second)), List.of(List.of(first), List.of(second)))) {
            assertThat(WorkIndex.of(works).sharedRuns(whole, Matching.WITH_RHYTHM, WorkIndex.LEAST))
                    .extracting(SharedRun::notes)
                    .containsExactly(20, 20);
        }
    }

    @Test
    void aRunOverBarsWithoutANoteIsFoundWithTheSilenceAndWithoutIt() {
        List<Note> closed = tune(1, 20, 12, 1);
        List<Note> open = closed.stream()
                .map(note -> note.onset().isBefore(Ticks.quarters(4))
                        ? note
                        : new Note(note.onset().plus(Ticks.quarters(8)), note.duration(), note.pitch()))
                .toList();
        WorkIndex index = index(List.of(open));
        for (List<Note> notes : List.of(open, closed)) {
            assertThat(index.sharedRuns(notes, Matching.WITH_RHYTHM, WorkIndex.LEAST))
                    .containsExactly(new SharedRun(0, 0, 0, 20));
        }
    }

    @Test
    void theWorksThatHaveTheLastNotesSupportThem() {
        List<Note> work = tune(1, 40);
        List<Note> twice = new ArrayList<>(work);
        twice.addAll(changed(work, 5, 1).stream()
                .map(note -> new Note(note.onset().plus(Ticks.quarters(100)), note.duration(), note.pitch()))
                .toList());
        WorkIndex index = index(List.of(tune(2, 40), twice, work));
        assertThat(index.supporting(work.subList(10, 16), Matching.WITH_RHYTHM)).isEqualTo(Map.of(1, 2, 2, 1));
        assertThat(index.supporting(work.subList(10, 13), Matching.WITH_RHYTHM)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Matching.class)
    void knownRunsAreThoseThatAreShared(Matching matching) {
        List<List<Note>> works = List.of(tune(1, 80, 3, 2), tune(2, 80, 3, 2), tune(3, 80, 3, 2));
        WorkIndex index = index(works);
        List<Note> notes = tune(4, 80, 3, 2);
        List<SharedRun> shared = index.sharedRuns(notes, matching, WorkIndex.LEAST);
        for (int length = WorkIndex.LEAST; length <= 9; length++) {
            int least = length;
            KnownRuns known = index.known(length, matching);
            for (int end = 0; end <= notes.size(); end++) {
                int last = end;
                boolean expected =
                        shared.stream().anyMatch(run -> run.from() + run.notes() >= last && run.from() + least <= last);
                assertThat(known.endIn(notes.subList(0, end)))
                        .as("%d notes before %d", length, end)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void shorterRunsThanAreStoredAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkIndex.EMPTY.known(WorkIndex.LEAST - 1, Matching.INTERVALS))
                .withMessageContaining("runs of 5 notes and more are found");
    }

    @Test
    void itsTensorsReadBackAndDamagedOnesAreRefused() {
        List<Note> work = tune(1, 40);
        SafeTensors tensors = index(List.of(work)).addTo(SafeTensors.EMPTY);
        assertThat(WorkIndex.from(tensors).sharedRuns(work, Matching.WITH_RHYTHM, 40))
                .containsExactly(new SharedRun(0, 0, 0, 40));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkIndex.from(tensors.withInts("runs.places", List.of(1L), new int[1])))
                .withMessageContaining("1 places");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkIndex.from(tensors.withInts("runs.works", List.of(2L), new int[] {5, 0})))
                .withMessageContaining("runs.works must ascend");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkIndex.from(tensors.withInts("runs.works", List.of(2L), new int[] {0, 30})))
                .withMessageContaining("the works have 30 notes, found a run at note 3");
    }
}
