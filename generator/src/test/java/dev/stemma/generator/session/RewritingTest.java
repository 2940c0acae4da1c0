package dev.stemma.generator.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stemma.generator.model.TestModels;
import dev.stemma.generator.model.constraint.Cadence;
import dev.stemma.generator.model.constraint.Constraint;
import dev.stemma.generator.model.constraint.Contour;
import dev.stemma.generator.model.constraint.Density;
import dev.stemma.generator.model.constraint.FirstNote;
import dev.stemma.generator.model.constraint.PitchClasses;
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
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RewritingTest {
    private static final Composer COMPOSER = new Composer(TestModels.random(1));
    private static final Ticks BAR = Ticks.quarters(4);

    private static Melody tune(long seed) throws RequestException {
        Request request = COMPOSER.complete(
                Wish.of(Tradition.BRITISH_ISLES)
                        .but()
                        .key(Key.parse("D"))
                        .metre(Metre.COMMON)
                        .bars(8)
                        .range(PitchRange.parse("D4-A5"))
                        .build(),
                seed);
        return COMPOSER.compose(request).melody();
    }

    private static Request request(Melody melody, long seed, Constraint... constraints) throws RequestException {
        Wish wish = Wish.of(Tradition.BRITISH_ISLES)
                .but()
                .constraints(List.of(constraints))
                .particles(4)
                .build();
        return COMPOSER.completeWithin(melody, true, wish, seed);
    }

    private static List<Note> between(Melody melody, int firstBar, int afterBar) {
        return melody.notes().stream()
                .filter(note -> !note.onset().isBefore(BAR.times(firstBar - 1))
                        && note.onset().isBefore(BAR.times(afterBar - 1)))
                .toList();
    }

    @Test
    void barsInTheMiddleAreWrittenAgainAndTheOthersStay() throws Exception {
        Melody tune = tune(3);
        Composition filled = COMPOSER.fill(tune, new BarRange(3, 4), List.of(), Keep.NOTHING, request(tune, 1));
        assertThat(between(filled.melody(), 1, 3)).isEqualTo(between(tune, 1, 3));
        assertThat(between(filled.melody(), 5, 9)).isEqualTo(between(tune, 5, 9));
        assertThat(between(filled.melody(), 3, 5))
                .isNotEqualTo(between(tune, 3, 5))
                .allMatch(filled::isDrawn);
        assertThat(filled.melody().length()).isEqualTo(tune.length());
        assertThat(filled.asTexts()).containsEntry("fill", "3-4").containsEntry("keep", "none");
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void rhythmOrPitchIsKeptWhereAsked(Keep keep) throws Exception {
        for (long seed = 0; seed < 8; seed++) {
            Melody tune = tune(seed);
            Melody filled = COMPOSER.fill(tune, new BarRange(2, 8), List.of(), keep, request(tune, seed))
                    .melody();
            if (keep == Keep.RHYTHM) {
                assertThat(filled.notes()).extracting(Note::onset).isEqualTo(onsets(tune));
                assertThat(filled.notes()).extracting(Note::duration).isEqualTo(durations(tune));
            } else if (keep == Keep.PITCH) {
                assertThat(filled.notes()).extracting(Note::pitch).isEqualTo(pitches(tune));
            }
            assertThat(filled.notes()).isNotEqualTo(tune.notes());
        }
    }

    private static List<Ticks> onsets(Melody melody) {
        return melody.notes().stream().map(Note::onset).toList();
    }

    private static List<Ticks> durations(Melody melody) {
        return melody.notes().stream().map(Note::duration).toList();
    }

    private static List<Pitch> pitches(Melody melody) {
        return melody.notes().stream().map(Note::pitch).toList();
    }

    @Test
    void aVariationChangesMoreTheStrongerItIs() throws Exception {
        Melody tune = tune(5);
        List<Integer> changed = new ArrayList<>();
        for (Strength strength : Strength.values()) {
            Composition varied = COMPOSER.vary(tune, strength, List.of(), Keep.NOTHING, request(tune, 2));
            long kept = tune.notes().stream()
                    .filter(note -> varied.melody().notes().contains(note))
                    .count();
            changed.add(tune.notes().size() - (int) kept);
            Note last = tune.notes().get(tune.notes().size() - 1);
            assertThat(varied.melody().notes()).contains(last);
            assertThat(varied.drawn()).isNotEmpty();
        }
        assertThat(changed.get(0)).isPositive().isLessThan(changed.get(2));
        assertThat(changed.get(1)).isLessThanOrEqualTo(changed.get(2));
    }

    /** A user's melody: a pickup, chromatic notes, durations that no token has, a pitch below every token. */
    private static Melody odd() {
        List<Note> notes = List.of(
                new Note(Ticks.ZERO, Ticks.quarters(1), new Pitch(61)),
                new Note(Ticks.quarters(1), Ticks.quarters(13, 7), new Pitch(63)),
                new Note(Ticks.quarters(1).plus(Ticks.quarters(13, 7)), Ticks.quarters(1, 5), new Pitch(66)),
                new Note(Ticks.quarters(6), Ticks.quarters(5), new Pitch(24)),
                new Note(Ticks.quarters(13), Ticks.quarters(3, 11), new Pitch(70)),
                new Note(Ticks.quarters(15), Ticks.quarters(2, 9), new Pitch(68)),
                new Note(Ticks.quarters(17), Ticks.quarters(3), new Pitch(65)));
        return Melody.of(Metre.COMMON, Key.parse("D"), notes)
                .withAnacrusis(Ticks.quarters(1))
                .withMetres(Timeline.of(Metre.COMMON));
    }

    @Test
    void whatAModelCannotWriteStaysAllTheSame() throws Exception {
        Melody odd = odd();
        for (int bar = 0; bar <= 4; bar++) {
            for (Keep keep : List.of(Keep.NOTHING, Keep.RHYTHM)) {
                Composition filled;
                try {
                    filled = COMPOSER.fill(odd, new BarRange(bar, bar), List.of(), keep, request(odd, bar));
                } catch (RequestException e) {
                    assertThat(e).hasMessageContaining("sounds through");
                    continue;
                }
                List<Note> made = new ArrayList<>(filled.melody().notes());
                made.removeIf(filled::isDrawn);
                assertThat(odd.notes()).containsAll(made);
                assertThat(filled.melody().length()).isEqualTo(odd.length());
            }
        }
        assertThat(COMPOSER.vary(odd, Strength.STRONG, List.of(), Keep.NOTHING, request(odd, 1))
                        .drawn())
                .isNotEmpty();
    }

    @Test
    void aSeedGivesTheSameFillAndAnotherSeedAnother() throws Exception {
        Melody tune = tune(4);
        Melody once = COMPOSER.fill(tune, new BarRange(3, 6), List.of(), Keep.NOTHING, request(tune, 1))
                .melody();
        assertThat(COMPOSER.fill(tune, new BarRange(3, 6), List.of(), Keep.NOTHING, request(tune, 1))
                        .melody())
                .isEqualTo(once);
        assertThat(COMPOSER.fill(tune, new BarRange(3, 6), List.of(), Keep.NOTHING, request(tune, 2))
                        .melody())
                .isNotEqualTo(once);
    }

    @Test
    void aRefusalNamesWhatContradictsAndTheOptionsToRelax() throws Exception {
        Melody tune = tune(3);
        Constraint gamelan = new PitchClasses(new TreeSet<>(List.of(1)));
        Constraint first = new FirstNote(new Pitch(62));
        assertThatExceptionOfType(RequestException.class)
                .isThrownBy(() -> COMPOSER.fill(
                        tune, new BarRange(3, 4), List.of(), Keep.NOTHING, request(tune, 1, gamelan, first)))
                .withMessageContaining("the pitch set C#")
                .withMessageContaining("the first note D4")
                .satisfies(e -> assertThat(e.hint()).contains("--pitches", "--first"));
        assertThatExceptionOfType(RequestException.class)
                .isThrownBy(() -> COMPOSER.fill(tune, new BarRange(7, 9), List.of(), Keep.NOTHING, request(tune, 1)))
                .withMessageContaining("no bars 7 to 9");
    }

    @Test
    void recordsNameEveryConstraint() throws Exception {
        Melody tune = tune(3);
        Request request = request(
                tune,
                1,
                new Density(2, 5, Density.Scope.EACH_BAR),
                new Contour(List.of(62, 74, 62), 6),
                new Cadence(5));
        assertThat(request.asTexts())
                .containsEntry("density", "2-5 notes in each bar")
                .containsEntry("contour", "62,74,62 +-6")
                .containsEntry("cadence", "5")
                .containsEntry("particles", "4");
    }
}
