package dev.stemma.generator.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.generator.model.BitsPerNote;
import dev.stemma.generator.model.MelodyEncoder;
import dev.stemma.generator.model.MelodyModel;
import dev.stemma.generator.model.TestModels;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Timeline;
import dev.stemma.generator.music.Tradition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenEvaluationTest {
    private static final MelodyModel MODEL = TestModels.random(1).model();

    private static List<Note> notes(int... pitches) {
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < pitches.length; i++) {
            notes.add(new Note(Ticks.quarters(i), Ticks.quarters(1), new Pitch(pitches[i])));
        }
        return notes;
    }

    private static SetMelody known(Melody melody, boolean keyStated) {
        return new SetMelody("tune", "tune", melody, keyStated, true, Optional.of(Tradition.BRITISH_ISLES));
    }

    private static TokenScore score(SetMelody melody) {
        return new TokenEvaluation(MODEL).score(melody);
    }

    @Test
    void aMelodyIsReadInTheModelsOwnTokens() {
        Melody melody = Melody.of(Metre.COMMON, Key.parse("G major"), notes(67, 69, 71, 72, 74, 67));

        TokenScore score = score(known(melody, true));

        assertThat(score.bits())
                .isEqualTo(BitsPerNote.of(
                        MODEL,
                        new MelodyEncoder(MODEL.vocabulary())
                                .encode(melody, Tradition.BRITISH_ISLES)
                                .get(0)));
        assertThat(score.bits().notes()).isEqualTo(6);
        assertThat(score.notesLeft() + score.durationsRounded() + score.pitchesMoved())
                .isZero();
    }

    @Test
    void aKeyThatIsNotStatedIsEstimated() {
        List<Note> notes = notes(67, 71, 74, 72, 69, 66, 67);

        TokenScore estimated = score(known(Melody.of(Metre.COMMON, Key.C_MAJOR, notes), false));

        assertThat(estimated).isEqualTo(score(known(Melody.of(Metre.COMMON, Key.parse("G major"), notes), true)));
        assertThat(estimated).isNotEqualTo(score(known(Melody.of(Metre.COMMON, Key.C_MAJOR, notes), true)));
    }

    @Test
    void whatCannotBeEncodedIsCounted() {
        Melody plain = Melody.of(Metre.COMMON, Key.C_MAJOR, notes(60, 62, 64, 65, 67, 69, 71, 72, 67, 66, 67));
        Melody changing = new Melody(
                plain.title(),
                plain.notes(),
                plain.length(),
                plain.anacrusis(),
                plain.metres(),
                new Timeline<>(List.of(
                        new Timeline.Change<>(Ticks.ZERO, Key.C_MAJOR),
                        new Timeline.Change<>(Ticks.quarters(8), Key.parse("G major")))),
                plain.tempos(),
                List.of(),
                List.of());

        TokenScore score = score(known(changing, true));

        assertThat(score.bits().notes()).isEqualTo(8);
        assertThat(score.notesLeft()).isEqualTo(3);
        assertThat(score.stretchesLeft()).isEqualTo(1);
    }

    @Test
    void whatIsEncodedOnlyNearlyIsCounted() {
        List<Note> notes = notes(60, 62, 64, 100, 67, 65, 64);
        notes.set(2, new Note(Ticks.quarters(2), Ticks.quarters(5, 7), new Pitch(64)));

        TokenScore score = score(known(Melody.of(Metre.COMMON, Key.C_MAJOR, notes), true));

        assertThat(score.bits().notes()).isEqualTo(7);
        assertThat(score.durationsRounded()).isEqualTo(1);
        assertThat(score.pitchesMoved()).isEqualTo(1);
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws Exception {
        List<SetMelody> melodies = Sets.of("tunes", 40).melodies().stream()
                .map(melody -> melody.withTradition(Tradition.CHINA))
                .toList();
        MelodySet set = new MelodySet("tunes", melodies);

        List<TokenScore> alone = new TokenEvaluation(MODEL).run(set, 1, EvaluationProgress.NONE);

        assertThat(alone).extracting(TokenScore::name).startsWith("m0", "m1", "m2");
        assertThat(new TokenEvaluation(MODEL).run(set, 3, EvaluationProgress.NONE))
                .isEqualTo(alone);
    }
}
