package dev.stemma.generator.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stemma.generator.model.Matching;
import dev.stemma.generator.model.TestModels;
import dev.stemma.generator.model.WorkIndex;
import dev.stemma.generator.model.constraint.NoKnownRun;
import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Mode;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComposerTest {
    private static final Composer COMPOSER = new Composer(TestModels.random(1));

    private static Wish wish(String key, String metre, int bars, String range) {
        return Wish.of(Tradition.BRITISH_ISLES)
                .but()
                .key(Key.parse(key))
                .metre(Metre.parse(metre))
                .bars(bars)
                .range(PitchRange.parse(range))
                .temperature(1.0)
                .build();
    }

    private static void assertBarsFull(Melody melody, Ticks end) {
        Ticks now = Ticks.ZERO;
        for (Bar bar : melody.bars()) {
            assertThat(bar.start()).isEqualTo(now);
            assertThat(bar.length()).isEqualTo(bar.metre().barLength());
            now = bar.end();
        }
        assertThat(now).isEqualTo(end);
        for (Note note : melody.notes()) {
            Bar within = melody.bars().stream()
                    .filter(bar -> note.onset().isBefore(bar.end()))
                    .findFirst()
                    .orElseThrow();
            assertThat(note.end().isAfter(within.end()))
                    .as("%s crosses a bar line", note)
                    .isFalse();
        }
    }

    @Test
    void aRequestIsKeptWhateverTheModelPrefers() throws Exception {
        Random random = new Random(7);
        for (int seed = 0; seed < 60; seed++) {
            Key key = Key.ofSignature(random.nextInt(9) - 4, Mode.values()[random.nextInt(Mode.values().length)]);
            String metre = List.of("2/4", "3/4", "4/4", "6/8", "9/8", "5/8").get(random.nextInt(6));
            int bars = 1 + random.nextInt(12);
            Request request = COMPOSER.complete(wish(key.toString(), metre, bars, "D4-E5"), seed);
            Melody melody = COMPOSER.compose(request).melody();
            assertThat(melody.bars()).hasSize(bars);
            assertBarsFull(melody, Metre.parse(metre).barLength().times(bars));
            assertThat(melody.notes())
                    .allMatch(note -> note.pitch().midi() >= 62 && note.pitch().midi() <= 76);
            assertThat(melody.notes()).allMatch(note -> key.contains(note.pitch()) || raised(key, note.pitch()));
            Note last = melody.notes().get(melody.notes().size() - 1);
            assertThat(last.pitch().pitchClass()).isEqualTo(key.tonic().pitchClass());
            if (melody.notes().size() > 1) {
                Note before = melody.notes().get(melody.notes().size() - 2);
                assertThat(Math.abs(last.pitch().midi() - before.pitch().midi()))
                        .isLessThanOrEqualTo(12);
            }
            assertThat(last.end()).isEqualTo(melody.length());
        }
    }

    private static boolean raised(Key key, Pitch pitch) {
        int degree = Math.floorMod(pitch.pitchClass() - key.tonic().pitchClass(), 12);
        return key.mode() == Mode.MINOR && (degree == 9 || degree == 11);
    }

    @Test
    void theSameSeedGivesTheSameMelodyAndAnotherSeedAnother() throws Exception {
        Request request = COMPOSER.complete(Wish.of(Tradition.BRITISH_ISLES), 5);
        assertThat(COMPOSER.compose(request).melody())
                .isEqualTo(COMPOSER.compose(request).melody());
        Request other = COMPOSER.complete(Wish.of(Tradition.BRITISH_ISLES), 6);
        assertThat(COMPOSER.compose(other).melody())
                .isNotEqualTo(COMPOSER.compose(request).melody());
    }

    @Test
    void noRunOfElevenNotesOfATrainingWorkIsRepeated() throws Exception {
        Request request = COMPOSER.complete(wish("C", "4/4", 16, "C4-C5"), 3);
        Melody free = COMPOSER.compose(request).melody();
        assertThat(free.notes()).hasSizeGreaterThan(NoKnownRun.COPY.notes());
        WorkIndex index = WorkIndex.of(List.of(List.of(free)));
        Melody kept = new Composer(TestModels.random(1, index)).compose(request).melody();
        assertThat(index.sharedRuns(kept.notes(), Matching.INTERVALS, NoKnownRun.COPY.notes()))
                .isEmpty();
        assertThat(kept.notes().subList(0, NoKnownRun.COPY.notes() - 1))
                .isEqualTo(free.notes().subList(0, NoKnownRun.COPY.notes() - 1));
    }

    @Test
    void aDistanceAskedForIsKeptWhateverTheRhythm() throws Exception {
        Request request = COMPOSER.complete(wish("C", "4/4", 16, "C4-C5"), 3);
        WorkIndex index = WorkIndex.of(List.of(List.of(COMPOSER.compose(request).melody())));
        Composer composer = new Composer(TestModels.random(1, index));
        Request distant = composer.complete(
                wish("C", "4/4", 16, "C4-C5")
                        .but()
                        .key(request.key())
                        .notNearer(new Wish.Distance(Optional.of(6)))
                        .build(),
                3);
        assertThat(index.sharedRuns(composer.compose(distant).melody().notes(), Matching.INTERVALS, 6))
                .isEmpty();
        assertThat(distant.asTexts()).containsEntry("no-known-run", "6");
    }

    @Test
    void theUsualDistanceIsOneMoreThanHalfOfTheWorksOfTheTraditionShare() throws Exception {
        Wish wish = Wish.of(Tradition.BRITISH_ISLES)
                .but()
                .notNearer(new Wish.Distance(Optional.empty()))
                .build();
        assertThat(COMPOSER.complete(wish, 1).constraints()).containsExactly(new NoKnownRun(6, Matching.INTERVALS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "C# minor", "Bb", "B minor", "E"})
    void aContourCanBeDrawnInEveryKeyWhereNoRangeIsWishedFor(String key) throws Exception {
        for (String contour : List.of("1,3,5,7,8,6,4,1", "1,2,3,4,5,6,7,8", "8,7,6,5,4,3,2,1")) {
            Wish wish = Wish.of(Tradition.BRITISH_ISLES)
                    .but()
                    .key(Key.parse(key))
                    .bars(4)
                    .contour(Course.parse(contour))
                    .build();
            assertThat(COMPOSER.compose(COMPOSER.complete(wish, 7)).melody().notes())
                    .as(contour)
                    .isNotEmpty();
        }
    }

    @Test
    void whatATraditionIsUsedToIsChosenByTheSeed() throws Exception {
        assertThat(COMPOSER.complete(Wish.of(Tradition.CHINA), 1).key()).isEqualTo(Key.parse("G zhi"));
        assertThat(COMPOSER.complete(wish("A dorian", "4/4", 8, "C4-C5"), 1).key())
                .isEqualTo(Key.parse("A dorian"));
    }

    @Test
    void whatCannotBeMetIsRefusedWithTheReason() {
        assertThatExceptionOfType(RequestException.class)
                .isThrownBy(() -> COMPOSER.compose(COMPOSER.complete(wish("C", "4/4", 8, "D4-B4"), 1)))
                .withMessageContaining("the range D4-B4 and the end on the tonic of C major cannot be kept together");
        assertThatExceptionOfType(RequestException.class)
                .isThrownBy(() -> COMPOSER.complete(Wish.of(new Tradition("klezmer")), 1))
                .withMessageContaining("klezmer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1/2", "1", "7/3", "11/13000", "3"})
    void aMelodyGoesOnFromWhereverItEnds(String extra) throws Exception {
        List<Note> notes = new ArrayList<>(List.of(
                new Note(Ticks.ZERO, Ticks.quarters(2), new Pitch(62)),
                new Note(Ticks.quarters(2), Ticks.quarters(2), new Pitch(66))));
        Ticks more = extra.contains("13000") ? new Ticks(273) : Ticks.parseFraction(extra);
        if (!more.isZero()) {
            notes.add(new Note(Ticks.quarters(4), more, new Pitch(69)));
        }
        Melody beginning = Melody.of(Metre.COMMON, Key.parse("D"), notes);
        Request request = COMPOSER.completeFor(
                beginning, true, Wish.ANYTHING.but().bars(4).build(), 9);
        Composition composition = COMPOSER.continueMelody(beginning, request);
        Melody melody = composition.melody();
        assertThat(melody.notes().subList(0, notes.size())).isEqualTo(notes);
        assertThat(melody.bars())
                .hasSize(more.isZero() ? 5 : 6)
                .allMatch(bar -> bar.length().equals(Ticks.quarters(4)));
        assertThat(melody.notes().stream().filter(composition::isDrawn))
                .hasSize(melody.notes().size() - notes.size());
        assertThat(melody.notes().get(melody.notes().size() - 1).end()).isEqualTo(melody.length());
    }

    @Test
    void aMelodyPlayedWithSmallGapsGoesOnInTheBarWhereItEnds() throws Exception {
        Ticks early = Ticks.quarters(1, 480);
        Note played = new Note(Ticks.ZERO, Ticks.quarters(2).minus(early), new Pitch(62));
        Melody beginning = Melody.of(Metre.COMMON, Key.parse("D"), List.of(played));
        List<Ticks> next = new ArrayList<>();
        for (int seed = 1; seed <= 10; seed++) {
            Request request = COMPOSER.completeFor(beginning, true, Wish.of(Tradition.BRITISH_ISLES), seed);
            List<Note> notes =
                    COMPOSER.continueMelody(beginning, request).melody().notes();
            assertThat(notes.get(0)).isEqualTo(played);
            next.add(notes.get(1).onset());
        }
        assertThat(next)
                .allMatch(onset -> !onset.isBefore(Ticks.quarters(2)))
                .anyMatch(onset -> onset.isBefore(Ticks.quarters(4)));
    }
}
