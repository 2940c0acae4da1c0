package dev.stemma.generator.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Mode;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MelodyEncoderTest {
    private static final Vocabulary VOCABULARY = Vocabulary.standard(List.of(Tradition.HYMN));
    private static final MelodyEncoder ENCODER = new MelodyEncoder(VOCABULARY);
    private static final List<Note> SCALE =
            List.of(note(0, 1, 60), note(1, 1, 62), note(2, 1, 64), note(3, 1, 65), note(4, 2, 67), note(6, 2, 72));

    private static Note note(int onset, int duration, int pitch) {
        return new Note(Ticks.quarters(onset), Ticks.quarters(duration), new Pitch(pitch));
    }

    private static TokenSequence encode(List<Note> notes, String key) {
        List<TokenSequence> sequences = ENCODER.encode(Melody.of(Metre.COMMON, Key.parse(key), notes), Tradition.HYMN);
        assertThat(sequences).hasSize(1);
        return sequences.get(0);
    }

    private static List<Note> moved(List<Note> notes, int semitones, int quarters) {
        return notes.stream()
                .map(note -> new Note(
                        note.onset().plus(Ticks.quarters(quarters)),
                        note.duration(),
                        new Pitch(note.pitch().midi() + semitones)))
                .toList();
    }

    @Test
    void aTransposedMelodyIsTheSameSequence() {
        for (int semitones = -12; semitones <= 12; semitones++) {
            int signature = Math.floorMod(semitones * 7 + 5, 12) - 5;
            String key = Key.ofSignature(signature, Mode.MAJOR).toString();
            assertThat(encode(moved(SCALE, semitones, 0), key).events())
                    .as("up %d", semitones)
                    .isEqualTo(encode(SCALE, "C major").events());
        }
    }

    @Test
    void barsWithoutNotesAreLeftOut() {
        List<Note> pause = new ArrayList<>(SCALE);
        pause.addAll(moved(SCALE, 0, 8 + 12));
        List<Note> without = new ArrayList<>(SCALE);
        without.addAll(moved(SCALE, 0, 8));
        assertThat(encode(pause, "C major")).isEqualTo(encode(without, "C major"));
    }

    @Test
    void tokensTellThePitchesBack() {
        TokenSequence sequence = encode(SCALE, "C major");
        List<Integer> pitches = sequence.events().stream()
                .filter(event -> VOCABULARY.isPitch(event.token()))
                .map(event -> VOCABULARY
                        .sounding(event.token(), sequence.referenceTonic())
                        .midi())
                .toList();
        assertThat(pitches).containsExactly(60, 62, 64, 65, 67, 72);
    }

    @Test
    void everyFeatureIsAnInputOfTheNetworkAndNoneIsNamedTwice() {
        TokenSequence sequence = encode(moved(SCALE, 0, 5), "C major");
        MelodyContext context = new MelodyContext(VOCABULARY, sequence.conditions());
        int count = MelodyContext.featureCount(VOCABULARY);
        for (TokenSequence.Event event : sequence.events()) {
            int[] features = context.features();
            assertThat(Arrays.stream(features).boxed().toList())
                    .doesNotHaveDuplicates()
                    .allMatch(feature -> feature >= 0 && feature < count);
            context.accept(event.token(), event.duration());
        }
    }

    @Test
    void aCopiedContextGoesItsOwnWay() {
        MelodyContext context =
                new MelodyContext(VOCABULARY, encode(SCALE, "C major").conditions());
        MelodyContext copy = context.copy();
        int[] before = context.features();
        copy.accept(VOCABULARY.noteToken(Ticks.quarters(1)), Ticks.quarters(1));
        assertThat(context.features()).isEqualTo(before);
        assertThat(copy.features()).isNotEqualTo(before);
    }
}
