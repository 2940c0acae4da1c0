package dev.stemma.generator.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.generator.model.BitsPerNote;
import dev.stemma.generator.model.MelodyEncoder;
import dev.stemma.generator.model.MelodyModel;
import dev.stemma.generator.model.TestModels;
import dev.stemma.generator.model.TokenSequence;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TraditionClassifierTest {
    @Test
    void theModelReadsTheSameNotesUnderEachTradition() {
        MelodyModel model = TestModels.random(4).model();
        List<Note> notes = IntStream.range(0, 8)
                .mapToObj(i -> new Note(Ticks.quarters(i), Ticks.quarters(1), new Pitch(60 + i % 5)))
                .toList();
        Melody melody = Melody.of(Metre.parse("4/4"), Key.parse("C major"), notes);
        MelodyEncoder encoder = new MelodyEncoder(model.vocabulary());
        TokenSequence british = encoder.encode(melody, Tradition.BRITISH_ISLES).get(0);
        TokenSequence chinese = encoder.encode(melody, Tradition.CHINA).get(0);

        Judgement judgement = new TraditionClassifier(model).judge("song", Tradition.CHINA, List.of(british));

        assertThat(judgement.bits()).containsOnlyKeys(Tradition.BRITISH_ISLES, Tradition.CHINA);
        assertThat(judgement.bits().get(Tradition.BRITISH_ISLES)).isEqualTo(BitsPerNote.of(model, british));
        assertThat(judgement.bits().get(Tradition.CHINA)).isEqualTo(BitsPerNote.of(model, chinese));
        assertThat(judgement.bits().get(Tradition.CHINA))
                .isNotEqualTo(judgement.bits().get(Tradition.BRITISH_ISLES));
    }
}
