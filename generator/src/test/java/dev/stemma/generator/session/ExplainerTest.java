package dev.stemma.generator.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stemma.generator.model.BitsPerNote;
import dev.stemma.generator.model.BlendedModel;
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
import dev.stemma.generator.music.TraditionBlend;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainerTest {
    private static final MelodyModel MODEL = TestModels.random(5).model();
    private static final List<Note> NOTES =
            List.of(note(0, "D4"), note(1, "F#4"), note(3, "A4"), note(4, "G4"), note(5, "D4"));

    @Test
    void everyNoteIsExplainedAndItsSurpriseSumsToWhatTheModelNeedsForTheMelody() {
        List<Explanation> explanations = new Explainer(MODEL, 5).explain(sequence());

        BitsPerNote bits = BitsPerNote.of(MODEL, sequence());
        assertEquals(NOTES, explanations.stream().map(Explanation::note).toList());
        assertEquals(
                bits.perNote() * bits.notes(),
                explanations.stream().mapToDouble(Explanation::bits).sum(),
                1e-9);
    }

    @Test
    void theLikeliestAlternativesComeFirstAndTheChosenOneHasItsRankAmongThem() {
        for (Explanation explanation : new Explainer(MODEL, 200).explain(sequence())) {
            List<Explanation.Alternative<Pitch>> pitches = explanation.pitch().alternatives();
            Explanation.Alternative<Pitch> chosen =
                    pitches.get(explanation.pitch().rank() - 1);

            assertEquals(explanation.note().pitch(), chosen.value());
            assertEquals(explanation.pitch().bits(), -Math.log(chosen.probability()) / Math.log(2), 1e-9);
            assertEquals(
                    1,
                    pitches.stream()
                            .mapToDouble(Explanation.Alternative::probability)
                            .sum(),
                    1e-9);
            for (int i = 1; i < pitches.size(); i++) {
                assertTrue(pitches.get(i - 1).probability() >= pitches.get(i).probability());
            }
        }
    }

    @Test
    void theMembersOfABlendAreNamedWithWhatEachMadeOfTheNote() {
        MelodyModel blend = new BlendedModel(MODEL, TraditionBlend.parse("british-isles:1,china:3"));

        Explanation first = new Explainer(blend, 3).explain(sequence()).get(0);

        List<Explanation.Member> members = first.pitch().members();
        assertEquals(
                List.of("british-isles", "china"),
                members.stream().map(Explanation.Member::name).toList());
        assertEquals(
                new Explainer(MODEL, 3).explain(sequence()).get(0).pitch().bits(),
                members.get(0).bits(),
                1e-9);
    }

    @Test
    void atALowTemperatureTheLikelyIsLikelierAndAtAHighOneAllIsMoreAlike() {
        Explainer explainer = new Explainer(MODEL, 3);
        Explanation.Choice<Pitch> usual = explainer.explain(sequence()).get(2).pitch();
        Explanation.Choice<Pitch> calm =
                explainer.at(0.5).explain(sequence()).get(2).pitch();
        Explanation.Choice<Pitch> daring =
                explainer.at(2).explain(sequence()).get(2).pitch();

        assertTrue(calm.expected() < usual.expected() && usual.expected() < daring.expected());
        assertTrue(first(calm) > first(usual) && first(usual) > first(daring));
        assertEquals(usual.rank(), calm.rank());
        assertEquals(usual, explainer.at(1).explain(sequence()).get(2).pitch());
    }

    private static double first(Explanation.Choice<?> choice) {
        return choice.alternatives().get(0).probability();
    }

    private static TokenSequence sequence() {
        Melody melody = Melody.of(Metre.parse("3/4"), Key.parse("D major"), NOTES);
        return new MelodyEncoder(MODEL.vocabulary())
                .encode(melody, Tradition.BRITISH_ISLES)
                .get(0);
    }

    private static Note note(long quarter, String pitch) {
        return new Note(Ticks.quarters(quarter), Ticks.quarters(1), Pitch.parse(pitch));
    }
}
