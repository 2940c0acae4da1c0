package dev.stemma.generator.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WorkIndexTest {
    private static List<Note> tune(long seed, int length) {
        Random random = new Random(seed);
        List<Note> notes = new ArrayList<>();
        Ticks now = Ticks.ZERO;
        for (int i = 0; i < length; i++) {
            Ticks duration = Ticks.quarters(1 + random.nextInt(4), 2);
            notes.add(new Note(now, duration, new Pitch(60 + random.nextInt(12))));
            now = now.plus(duration);
        }
        return notes;
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
        WorkIndex index = WorkIndex.of(List.of(List.of(tune(2, 40)), List.of(work)));
        List<Note> passage = changed(work.subList(5, 5 + WorkIndex.RUN), 7, 3);
        assertThat(index.findEndOf(passage)).contains(new WorkIndex.Match(1, 5));
    }

    @Test
    void oneOtherIntervalOrRhythmIsAnotherPassage() {
        List<Note> work = tune(1, WorkIndex.RUN);
        WorkIndex index = WorkIndex.of(List.of(List.of(work)));
        Note last = work.get(WorkIndex.RUN - 1);
        List<Note> otherPitch = new ArrayList<>(work.subList(0, WorkIndex.RUN - 1));
        otherPitch.add(
                new Note(last.onset(), last.duration(), new Pitch(last.pitch().midi() + 1)));
        List<Note> later = new ArrayList<>(work.subList(0, WorkIndex.RUN - 1));
        later.add(new Note(last.onset().plus(Ticks.quarters(1)), last.duration(), last.pitch()));
        assertThat(index.findEndOf(work)).isPresent();
        assertThat(index.findEndOf(otherPitch)).isEmpty();
        assertThat(index.findEndOf(later)).isEmpty();
    }

    @Test
    void fewerNotesThanARunAreNeverACopy() {
        List<Note> work = tune(1, 40);
        assertThat(WorkIndex.of(List.of(List.of(work))).findEndOf(work.subList(0, WorkIndex.RUN - 1)))
                .isEmpty();
    }
}
