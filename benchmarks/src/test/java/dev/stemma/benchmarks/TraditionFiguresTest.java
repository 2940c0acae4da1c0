package dev.stemma.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.model.BitsPerNote;
import dev.stemma.generator.model.evaluation.Judgement;
import dev.stemma.generator.model.evaluation.Recognition;
import dev.stemma.generator.music.Tradition;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TraditionFiguresTest {
    private static final TraditionFigures FIGURES = new TraditionFigures(List.of(new TraditionFigures.Trial(
            "held-out",
            "Held-out works.",
            new Recognition(List.of(
                    judgement(Tradition.BRITISH_ISLES, 2, 4),
                    judgement(Tradition.BRITISH_ISLES, 3, 2),
                    judgement(Tradition.CHINA, 5, 2))))));

    @Test
    void theCardSaysHowManyMelodiesOfHowManyWereTakenForWhat() {
        assertThat(FIGURES.section())
                .startsWith(TraditionFigures.HEADING + "\n\n")
                .contains("Held-out works.\n\n")
                .contains("| british-isles | 2 | 1 of 2 | 2 of 2 | 1 of 2 | british-isles 1, china 1 | +0.50 |")
                .contains("| china | 1 | 1 of 1 | 0 of 1 | 1 of 1 | china 1 | +3.00 |")
                .contains("| mean | 3 | 75.0% | 50.0% | 75.0% | | |")
                .contains("Cultural distance, bits a note: pitch 1.41, rhythm 0.00, pitch + rhythm 1.41.");
    }

    @Test
    void theRecordSaysTheSame() {
        ObjectNode json = new ObjectMapper().createObjectNode();
        FIGURES.addTo(json);

        assertThat(json.at("/trials/0/pitch/balancedAccuracy").asDouble()).isEqualTo(0.75);
        assertThat(json.at("/trials/0/pitch/traditions/british-isles/takenFor/china")
                        .asInt())
                .isEqualTo(1);
    }

    private static Judgement judgement(Tradition own, double british, double chinese) {
        TreeMap<Tradition, BitsPerNote> bits = new TreeMap<>();
        bits.put(Tradition.BRITISH_ISLES, new BitsPerNote(1, 1, british));
        bits.put(Tradition.CHINA, new BitsPerNote(1, 1, chinese));
        return new Judgement("song", own, bits);
    }
}
