package dev.stemma.generator.model.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarkovMembersTest {
    private static final List<Integer> ALPHABET = List.of(60, 62, 64);
    private static final Viewpoint<EventPast> FIRST_ORDER =
            new PitchViewpoints(ALPHABET, 1).ofPitch("example", 1, EventPast::pitch, Optional.empty());

    /**
     * Learned: 60 62 60 64. After the empty context: 60 twice, 62 and 64 once, three kinds, so escape C gives 60 the
     * probability (2 + 3 * 1/3) / (4 + 3) = 3/7, the others (1 + 1) / 7 = 2/7. After 60: 62 and 64 once, two kinds; so
     * 60 has (0 + 2 * 3/7) / (2 + 2) = 3/14, the others (1 + 2 * 2/7) / 4 = 11/28.
     */
    @Test
    void aDistributionCanBeWorkedOutByHand() {
        LongTermMember<EventPast> member = new LongTermMember<>(FIRST_ORDER, new GrowingCounts());
        member.learn(piece(60, 62, 60, 64));

        Forecast forecast = after(member.read(), 64, 60);

        assertThat(probability(forecast, 0)).isCloseTo(3.0 / 14, within(1e-12));
        assertThat(probability(forecast, 1)).isCloseTo(11.0 / 28, within(1e-12));
        assertThat(probability(forecast, 2)).isCloseTo(11.0 / 28, within(1e-12));
        assertThat(forecast.contextLength()).isEqualTo(1);
        assertThat(forecast.certainty(3)).isZero();
    }

    /** The same four notes, now as the past of the piece, in the same context. */
    @Test
    void theShortTermMemberLearnsThePieceItself() {
        Forecast forecast = after(new ShortTermMember<>(FIRST_ORDER).read(), 60, 62, 60, 64, 60);

        // order 0 has seen 60 three times: (3 + 3/3) / (5 + 3) = 1/2, the others 1/4; after 60 (0 + 2/2) / 4 and (1 +
        // 2/4) / 4
        assertThat(probability(forecast, 0)).isCloseTo(1.0 / 4, within(1e-12));
        assertThat(probability(forecast, 1)).isCloseTo(3.0 / 8, within(1e-12));
        assertThat(probability(forecast, 2)).isCloseTo(3.0 / 8, within(1e-12));
    }

    @Test
    void copiesOfAReadingGoOnApart() {
        ShortTermMember<EventPast> member = new ShortTermMember<>(FIRST_ORDER);
        Member.Reading<EventPast> first = member.read();
        EventPast past = new EventPast(melody(60, 62, 60, 62, 60));
        for (int i = 0; i < 4; i++) {
            first.accept(past, i % 2);
            past.advance();
        }
        Member.Reading<EventPast> second = first.copy();
        Forecast before = new Forecast(3);
        first.predict(past, before);
        second.accept(past, 2);
        Forecast after = new Forecast(3);
        first.predict(past, after);

        assertThat(IntStream.range(0, 3).mapToDouble(after::logProbability))
                .containsExactly(before.logProbability(0), before.logProbability(1), before.logProbability(2));
    }

    @Test
    void aTransposedMelodyHasTheSameIntervals() {
        List<Integer> wide = IntStream.range(40, 90).boxed().toList();
        LongTermMember<EventPast> member =
                new LongTermMember<>(new PitchViewpoints(wide, 3).interval(), new GrowingCounts());
        int[] learned = {60, 62, 64, 65, 67, 62};
        member.learn(step -> walk(melody(learned), wide, step));

        Forecast here = new Forecast(50);
        Forecast there = new Forecast(50);
        read(member.read(), wide, here, 60, 62, 64, 65, 67);
        read(member.read(), wide, there, 65, 67, 69, 70, 72);

        // -5 semitones: the same place among candidates that are shifted by five; renormalised over another edge
        assertThat(here.logProbability(62 - 40)).isCloseTo(there.logProbability(67 - 40), within(0.01));
        assertThat(there.contextLength()).isEqualTo(3);
    }

    @Test
    void theFinalisIsGuessedFromTheNotesSoFar() {
        List<Integer> wide = IntStream.range(55, 85).boxed().toList();
        FinalisMember member = new FinalisMember(wide);
        for (int key = 60; key < 70; key++) {
            int tonic = key;
            int[] tune = {7, 7, 9, 7, 5, 4, 7, 5, 4, 2, 0};
            member.learn(step ->
                    walk(melody(IntStream.of(tune).map(degree -> degree + tonic).toArray()), wide, step));
        }
        Forecast forecast = new Forecast(30);

        read(member.read(), wide, forecast, 74, 74, 76, 74, 72, 71, 74, 72, 71, 69);

        assertThat(probability(forecast, 67 - 55)).isGreaterThan(0.5);
    }

    @Test
    void everyDistributionSumsToOne() {
        List<Integer> wide = IntStream.range(50, 80).boxed().toList();
        PitchViewpoints pitch = new PitchViewpoints(wide, 5);
        for (var viewpoint : List.of(
                pitch.pitch(), pitch.interval(), pitch.fromFirst(), pitch.range(), pitch.neighbours(), pitch.place())) {
            LongTermMember<EventPast> member = new LongTermMember<>(viewpoint, new GrowingCounts());
            member.learn(step -> walk(melody(60, 67, 65, 64, 60, 79, 60), wide, step));
            Forecast forecast = new Forecast(30);
            read(member.read(), wide, forecast, 60, 67, 65, 79);
            double sum = 0;
            for (int i = 0; i < 30; i++) {
                sum += probability(forecast, i);
            }
            assertThat(sum).as(viewpoint.name()).isCloseTo(1, within(1e-9));
        }
    }

    private static double probability(Forecast forecast, int outcome) {
        return StrictMath.exp(forecast.logProbability(outcome));
    }

    private static Forecast after(Member.Reading<EventPast> reading, int... pitches) {
        Forecast forecast = new Forecast(ALPHABET.size());
        read(reading, ALPHABET, forecast, pitches);
        return forecast;
    }

    /** Reads the pitches and expects one more. */
    private static void read(
            Member.Reading<EventPast> reading, List<Integer> alphabet, Forecast forecast, int... pitches) {
        EventPast past = new EventPast(melody(pitches));
        for (int pitch : pitches) {
            reading.predict(past, forecast);
            reading.accept(past, alphabet.indexOf(pitch));
            past.advance();
        }
        reading.predict(past, forecast);
    }

    private static Piece<EventPast> piece(int... pitches) {
        return step -> walk(melody(pitches), ALPHABET, step);
    }

    private static void walk(EventMelody melody, List<Integer> alphabet, Piece.Step<EventPast> step) {
        EventPast past = new EventPast(melody);
        do {
            step.at(past, alphabet.indexOf(melody.pitch(past.length())));
        } while (past.advance());
    }

    private static EventMelody melody(int... pitches) {
        int[] onsets = IntStream.range(0, pitches.length).map(i -> 12 * i).toArray();
        int[] durations = IntStream.range(0, pitches.length).map(i -> 12).toArray();
        return new EventMelody("example", onsets, durations, pitches);
    }
}
