package dev.stemma.generator.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Mode;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import dev.stemma.generator.music.TraditionBlend;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlendedModelTest {
    private static final MelodyModel MODEL = TestModels.random(3).model();
    private static final Conditions BRITISH =
            Conditions.ofBars(Tradition.BRITISH_ISLES, Mode.MAJOR, Metre.parse("2/4"), 4);

    @Test
    void aBlendPredictsByTheProductOfItsTraditionsRaisedToTheirShares() {
        double[] british = begun(MODEL.read(BRITISH)).logProbabilities();
        double[] china = begun(MODEL.read(BRITISH.in(Tradition.CHINA))).logProbabilities();

        double[] blended = begun(blended("british-isles:0.25,china:0.75")).logProbabilities();

        int from = MODEL.vocabulary().firstPitchToken();
        double mass = 0;
        for (int token = from; token < blended.length; token++) {
            mass += Math.exp(blended[token]);
            assertEquals(
                    0.25 * (british[token] - british[from]) + 0.75 * (china[token] - china[from]),
                    blended[token] - blended[from],
                    1e-9);
        }
        assertEquals(1, mass, 1e-9);
    }

    @Test
    void aBlendOfOneTraditionIsThatTradition() {
        assertArrayEquals(
                begun(MODEL.read(BRITISH.in(Tradition.CHINA))).logProbabilities(),
                begun(blended("china")).logProbabilities(),
                1e-12);
    }

    @Test
    void itTellsWhatEachTraditionSays() {
        List<Contribution> contributions =
                begun(blended("british-isles:0.25,china:0.75")).contributions();

        assertEquals(
                List.of("british-isles", "china"),
                contributions.stream().map(Contribution::name).toList());
        assertEquals(0.75, contributions.get(1).weight());
        assertArrayEquals(
                begun(MODEL.read(BRITISH.in(Tradition.CHINA))).logProbabilities(),
                contributions.get(1).logProbabilities());
    }

    @Test
    void readingsAdvanceTogetherAsTheyWouldAlone() {
        BlendedModel model = new BlendedModel(MODEL, TraditionBlend.parse("british-isles:1,china:1"));
        MelodyModel.Reading[] together = {begun(model.read(BRITISH)), begun(model.read(BRITISH))};
        MelodyModel.Reading alone = begun(model.read(BRITISH));
        int pitch = MODEL.vocabulary().firstPitchToken() + 17;

        model.advance(together, new int[] {pitch - 3, pitch}, new Ticks[] {Ticks.quarters(1), Ticks.quarters(1)});
        alone.accept(pitch, Ticks.quarters(1));

        assertArrayEquals(alone.logProbabilities(), together[1].logProbabilities());
    }

    private static MelodyModel.Reading blended(String blend) {
        return new BlendedModel(MODEL, TraditionBlend.parse(blend)).read(BRITISH);
    }

    /** With a quarter note whose pitch is due. */
    private static MelodyModel.Reading begun(MelodyModel.Reading reading) {
        reading.accept(MODEL.vocabulary().noteToken(Ticks.quarters(1)), Ticks.quarters(1));
        return reading;
    }
}
