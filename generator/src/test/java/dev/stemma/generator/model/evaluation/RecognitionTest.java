package dev.stemma.generator.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.stemma.generator.model.BitsPerNote;
import dev.stemma.generator.music.Tradition;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RecognitionTest {
    private static final Tradition GERMAN = new Tradition("german");

    @Test
    void aMelodyIsTakenForTheTraditionThatNeedsTheFewestBits() {
        Judgement judgement = judgement(GERMAN, 2.44, 6.53);

        assertThat(judgement.verdict(Aspect.PITCH)).isEqualTo(GERMAN);
        assertThat(judgement.isRight(Aspect.PITCH)).isTrue();
        assertThat(judgement.margin(Aspect.PITCH)).isCloseTo(4.09, within(1e-9));
        assertThat(judgement.distance(GERMAN, Tradition.CHINA, Aspect.PITCH))
                .as("Pearce 2018, table 1, deut1445")
                .isCloseTo(2.89, within(0.005));
    }

    @Test
    void pitchAndRhythmAreJudgedApartAndTheirBitsAdded() {
        TreeMap<Tradition, BitsPerNote> bits = new TreeMap<>();
        bits.put(GERMAN, new BitsPerNote(10, 10, 30));
        bits.put(Tradition.CHINA, new BitsPerNote(10, 16, 25));
        Judgement judgement = new Judgement("song", GERMAN, bits);

        assertThat(judgement.isRight(Aspect.PITCH)).isFalse();
        assertThat(judgement.isRight(Aspect.RHYTHM)).isTrue();
        assertThat(judgement.margin(Aspect.WHOLE)).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void balancedAccuracyDoesNotReachMoreByGuessingTheLargerTradition() {
        Recognition guessed = new Recognition(List.of(
                judgement(GERMAN, 1, 2),
                judgement(GERMAN, 1, 2),
                judgement(GERMAN, 1, 2),
                judgement(Tradition.CHINA, 1, 2)));

        assertThat(guessed.accuracy(Aspect.WHOLE)).isEqualTo(0.75);
        assertThat(guessed.balancedAccuracy(Aspect.WHOLE)).isEqualTo(0.5);
        assertThat(guessed.of(Tradition.CHINA).takenFor(GERMAN, Aspect.WHOLE)).isEqualTo(1);
        assertThat(guessed.right(Aspect.WHOLE)).isEqualTo(3);
        assertThat(guessed.margin(Aspect.PITCH)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void whatIsTakenForAThirdTraditionMayYetBeToldFromASecond() {
        TreeMap<Tradition, BitsPerNote> bits = new TreeMap<>();
        bits.put(GERMAN, new BitsPerNote(1, 0, 2));
        bits.put(Tradition.CHINA, new BitsPerNote(1, 0, 3));
        bits.put(Tradition.HYMN, new BitsPerNote(1, 0, 1));
        Recognition all = new Recognition(
                List.of(new Judgement("song", GERMAN, bits), new Judgement("hymn", Tradition.HYMN, bits)));

        Recognition pair = all.among(Set.of(GERMAN, Tradition.CHINA));

        assertThat(all.of(GERMAN).right(Aspect.PITCH)).isZero();
        assertThat(pair.count()).isEqualTo(1);
        assertThat(pair.right(Aspect.PITCH)).isEqualTo(1);
        assertThat(pair.traditions()).containsExactly(Tradition.CHINA, GERMAN);
    }

    @Test
    void aMelodyIsJudgedAmongItsOwnTraditionAndAnother() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> judgement(Tradition.HYMN, 1, 2))
                .withMessage("song is of hymn, judged among [china, german]");
    }

    private static Judgement judgement(Tradition own, double german, double chinese) {
        TreeMap<Tradition, BitsPerNote> bits = new TreeMap<>();
        bits.put(GERMAN, new BitsPerNote(1, 0, german));
        bits.put(Tradition.CHINA, new BitsPerNote(1, 0, chinese));
        return new Judgement("song", own, bits);
    }
}
