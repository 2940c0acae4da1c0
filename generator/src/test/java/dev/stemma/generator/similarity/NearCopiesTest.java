package dev.stemma.generator.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.stemma.generator.model.SharedRun;
import dev.stemma.generator.model.WorkIndex;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearCopiesTest {
    private static final int[] FRERE_JACQUES = {60, 62, 64, 60, 60, 62, 64, 60, 64, 65, 67, 64, 65, 67};
    private static final int[] TWINKLE = {60, 60, 67, 67, 69, 69, 67, 65, 65, 64, 64, 62, 62, 60};

    /** Even notes, each a quarter times {@code length} long. */
    private static List<Note> notes(int length, int transposition, int... pitches) {
        return IntStream.range(0, pitches.length)
                .mapToObj(i -> new Note(
                        Ticks.quarters((long) i * length),
                        Ticks.quarters(length),
                        new Pitch(pitches[i] + transposition)))
                .toList();
    }

    private static WorkIndex index(int[]... works) {
        return WorkIndex.of(List.of(works).stream()
                .map(work -> List.of(Melody.of(Metre.COMMON, Key.parse("C"), notes(1, 0, work))))
                .toList());
    }

    private static List<Note> halting(List<Note> notes) {
        List<Note> halting = new ArrayList<>();
        for (int i = 0; i < notes.size(); i++) {
            Note note = notes.get(i);
            halting.add(new Note(note.onset().plus(Ticks.quarters(i / 3)), note.duration(), note.pitch()));
        }
        return halting;
    }

    @Test
    void theNearestWorkIsNamedWithThePlacesOfTheLongestRun() {
        List<Note> melody = notes(2, 5, 50, 60, 60, 67, 67, 69, 69, 67, 40);
        NearCopies near = NearCopies.of(index(FRERE_JACQUES, TWINKLE), melody);

        assertThat(near.longestRun()).isEqualTo(7);
        assertThat(near.longestRunWithRhythm()).isEqualTo(7);
        assertThat(near.works()).containsExactly(new NearCopies.NearWork(1, 7, 7, List.of(new SharedRun(1, 0, 1, 7))));
    }

    @Test
    void aRunInAnotherRhythmCountsApart() {
        NearCopies near = NearCopies.of(index(TWINKLE), halting(notes(1, 0, TWINKLE)));

        assertThat(near.longestRun()).isEqualTo(14);
        assertThat(near.longestRunWithRhythm()).isZero();
    }

    @Test
    void whatLiesWithinTheGivenNotesAloneDoesNotCount() {
        List<Note> melody = notes(1, 0, 60, 60, 67, 67, 69, 69, 67, 40, 60, 62, 64, 60, 60, 62);
        WorkIndex index = index(FRERE_JACQUES, TWINKLE);

        assertThat(NearCopies.of(index, melody).works().get(0).work()).isEqualTo(1);
        NearCopies ofTheEnd = NearCopies.of(index, melody, note -> !note.onset().isBefore(Ticks.quarters(8)));
        assertThat(ofTheEnd.works())
                .extracting(NearCopies.NearWork::work, NearCopies.NearWork::run)
                .containsExactly(tuple(0, 6));
        NearCopies ofOneMore = NearCopies.of(index, melody, note -> note.onset().equals(Ticks.quarters(6)));
        assertThat(ofOneMore.longestRun())
                .as("the given notes that lead to it count")
                .isEqualTo(7);
    }

    @Test
    void aMelodyThatSharesNothingHasNoNearestWork() {
        assertThat(NearCopies.of(index(TWINKLE), notes(1, 0, 60, 71, 50, 66, 43, 70)))
                .isEqualTo(new NearCopies(0, 0, List.of()));
        assertThat(NearCopies.of(WorkIndex.EMPTY, notes(1, 0, TWINKLE)).works()).isEmpty();
    }

    @Test
    void aSharedRunIsDrawnNoteOverNote() {
        List<Note> melody = halting(notes(1, 5, 50, 60, 60, 67, 67, 69, 69, 67, 40));
        Alignment drawn = Alignment.of(melody, notes(1, 0, TWINKLE), new SharedRun(0, 0, 1, 7));

        assertThat(drawn.lines())
                .containsExactly(
                        " G3 | F4 F4 C5 C5 D5 D5 C5 | A2",
                        "      =  =  -  -  =  -  -",
                        "    | C4 C4 G4 G4 A4 A4 G4 | F4 F4 E4 E4");
    }
}
