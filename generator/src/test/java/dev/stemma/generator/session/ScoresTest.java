package dev.stemma.generator.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.ScoreFrame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScoresTest {
    private static final ScoreFrame WALTZ = frame("3/4", "D dorian", 500_000, 3 * 322_560L);

    private static ScoreFrame frame(String metre, String key, int tempo, long length) {
        return new ScoreFrame(
                length,
                0,
                new TreeMap<>(Map.of(0L, metre)),
                new TreeMap<>(Map.of(0L, key)),
                new TreeMap<>(Map.of(0L, tempo)));
    }

    private static List<JournalNote> numbered(Melody melody) {
        List<JournalNote> notes = new ArrayList<>();
        for (Note note : melody.notes()) {
            notes.add(Scores.note(notes.size() + 1L, note));
        }
        return notes;
    }

    @Test
    void aMelodyIsKeptAsNumbersAndTheTextsOfMetreAndKey() throws Exception {
        Melody melody = Melody.of(
                Metre.parse("3/4"),
                Key.parse("D dorian"),
                List.of(new Note(Ticks.ZERO, Ticks.quarters(3, 2), new Pitch(62))));
        assertThat(Scores.frame(melody)).isEqualTo(WALTZ);
        assertThat(numbered(melody)).containsExactly(new JournalNote(1, 0, 483_840, 62));
        assertThat(Scores.melody(WALTZ, List.of(new JournalNote(1, 0, 483_840, 62))))
                .isEqualTo(melody);
    }

    @Test
    void anyMelodyIsRebuiltExactly() throws Exception {
        RandomMelodies random = new RandomMelodies(1);
        for (int i = 0; i < 2_000; i++) {
            Melody melody = random.melody(random.upTo(40));
            List<JournalNote> notes = numbered(melody);
            Collections.shuffle(notes);
            assertThat(Scores.melody(Scores.frame(melody), notes)).isEqualTo(melody);
        }
    }

    static Stream<Arguments> framesThatAreNone() {
        return Stream.of(
                Arguments.of(ScoreFrame.EMPTY, "no metre"),
                Arguments.of(frame("waltz", "D major", 1, 0), "not a metre"),
                Arguments.of(frame("C", "D major", 1, 0), "would be written \"4/4\""),
                Arguments.of(frame("3/4", "D", 1, 0), "would be written \"D major\""),
                Arguments.of(frame("3/4", "H major", 1, 0), "not a tonic"),
                Arguments.of(frame("3/4", "D major", 0, 0), "tempo must be"),
                Arguments.of(frame("3/4", "D major", 1, ScoreFrame.LONGEST), "accepted 21139292160"));
    }

    @ParameterizedTest
    @MethodSource("framesThatAreNone")
    void aFrameThatNoMelodyHasIsRefused(ScoreFrame frame, String message) {
        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> Scores.melody(frame, List.of()))
                .withMessageContaining(message);
    }

    @Test
    void notesThatOverlapOrOutlastThePieceAreRefused() {
        List<JournalNote> overlapping = List.of(new JournalNote(1, 0, 10, 60), new JournalNote(2, 5, 10, 60));
        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> Scores.melody(WALTZ, overlapping))
                .withMessageContaining("must not overlap");
        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> Scores.melody(WALTZ, List.of(new JournalNote(1, 0, 967_681, 60))))
                .withMessageContaining("before its last note");
    }
}
