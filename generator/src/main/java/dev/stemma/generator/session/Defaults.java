package dev.stemma.generator.session;

import dev.stemma.generator.model.BaseRate;
import dev.stemma.generator.model.Habit;
import dev.stemma.generator.model.Matching;
import dev.stemma.generator.model.ModelConfig;
import dev.stemma.generator.model.WorkIndex;
import dev.stemma.generator.model.constraint.Constraint;
import dev.stemma.generator.model.constraint.Contour;
import dev.stemma.generator.model.constraint.NoKnownRun;
import dev.stemma.generator.model.kernel.Philox;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Tradition;
import dev.stemma.generator.music.TraditionBlend;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What is taken where a wish says nothing. */
final class Defaults {
    private static final double TEMPERATURE = 1.0;
    private static final int BARS = 8;

    /** Where constraints bind; where only standing rules do, one is enough. */
    static final int PARTICLES = 4;

    /** Random numbers of this stream choose key and metre; the sampler uses stream 0. */
    private static final int HABIT_STREAM = 1;

    /** Semitones: a range from a beginning is at least this wide. */
    private static final int USUAL_SPAN = 16;

    private final ModelConfig model;

    Defaults(ModelConfig model) {
        this.model = model;
    }

    Request complete(Wish wish, long seed) throws RequestException {
        TraditionBlend blend = wish.tradition().orElseGet(() -> TraditionBlend.of(usualTradition()));
        requireKnown(blend);
        Tradition tradition = drawn(blend, seed);
        Habit habit = habit(tradition, wish, seed);
        Key key = wish.key().orElse(habit.key());
        Metre metre = wish.metre().orElse(habit.metre());
        PitchRange range = wish.range().orElse(usualRange(tradition));
        List<Constraint> constraints = constraints(wish, blend);
        if (wish.contour().isPresent()) {
            Contour contour = wish.contour().get().in(key, range);
            constraints.add(contour);
            range = wish.range().isPresent() ? range : range.with(contour.points());
        }
        return new Request(
                blend,
                key,
                metre,
                wish.bars().orElse(BARS),
                wish.tempo().orElse(usualTempo(tradition, metre)),
                range,
                wish.temperature().orElse(TEMPERATURE),
                constraints,
                wish.particles().orElse(wish.isConstrained() ? PARTICLES : 1),
                wish.members(),
                seed);
    }

    private Tradition usualTradition() {
        List<Tradition> known = model.vocabulary().traditions();
        return known.contains(Tradition.BRITISH_ISLES) ? Tradition.BRITISH_ISLES : known.get(0);
    }

    private void requireKnown(TraditionBlend blend) throws RequestException {
        List<Tradition> known = model.vocabulary().traditions();
        for (Tradition tradition : blend.traditions()) {
            if (!known.contains(tradition)) {
                throw new RequestException(
                        "the model " + model.id() + " has not learnt the tradition " + tradition,
                        "it knows " + known.stream().map(Tradition::id).collect(Collectors.joining(", ")));
            }
        }
    }

    /** That of a blend whose habits are followed where the wish says nothing: drawn by the shares. */
    private static Tradition drawn(TraditionBlend blend, long seed) {
        double at = Philox.uniform(seed, 1, 0, HABIT_STREAM);
        for (Tradition tradition : blend.traditions()) {
            at -= blend.shares().get(tradition);
            if (at < 0) {
                return tradition;
            }
        }
        return blend.main();
    }

    private List<Constraint> constraints(Wish wish, TraditionBlend blend) {
        List<Constraint> constraints = new ArrayList<>(wish.constraints());
        wish.notNearer()
                .map(distance -> distance.notes().orElseGet(() -> usualDistance(blend)))
                .ifPresent(notes -> constraints.add(new NoKnownRun(notes, Matching.INTERVALS)));
        return constraints;
    }

    /** The smallest of the traditions of a blend. */
    private int usualDistance(TraditionBlend blend) {
        return blend.traditions().stream().mapToInt(this::usualDistance).min().orElseThrow();
    }

    /** One note more than half of the works of the tradition share, and fewer than are never copied anyway. */
    private int usualDistance(Tradition tradition) {
        int longest = NoKnownRun.COPY.notes() - 1;
        return model.baseRate(tradition, BaseRate.Among.TRADITION)
                .filter(rate -> !model.experimental().contains(tradition))
                .map(rate -> Math.max(
                        WorkIndex.LEAST, Math.min(longest, rate.intervals().median() + 1)))
                .orElse(longest);
    }

    /** Drawn by the number of works among those in the mode and metre asked for, or among all if there are none. */
    private Habit habit(Tradition tradition, Wish wish, long seed) {
        List<Habit> all = model.habits().stream()
                .filter(habit -> habit.tradition().equals(tradition))
                .toList();
        Predicate<Habit> sameMode = habit ->
                wish.key().isEmpty() || wish.key().get().mode() == habit.key().mode();
        Predicate<Habit> sameMetre =
                habit -> wish.metre().isEmpty() || wish.metre().get().equals(habit.metre());
        List<Habit> fitting = all.stream().filter(sameMode.and(sameMetre)).toList();
        List<Habit> choice = fitting.isEmpty() ? all : fitting;
        double at = Philox.uniform(seed, 0, 0, HABIT_STREAM)
                * choice.stream().mapToInt(Habit::works).sum();
        for (Habit habit : choice) {
            at -= habit.works();
            if (at < 0) {
                return habit;
            }
        }
        return choice.get(choice.size() - 1);
    }

    private static Tempo usualTempo(Tradition tradition, Metre metre) {
        double beats = tradition.equals(Tradition.BRITISH_ISLES) ? 104 : 84;
        double quartersPerBeat = metre.isCompound() ? 1.5 : 4.0 / metre.denominator();
        return Tempo.ofBpm(beats * quartersPerBeat);
    }

    /** Where its singers and players are at ease. */
    private static PitchRange usualRange(Tradition tradition) {
        if (tradition.equals(Tradition.BRITISH_ISLES)) {
            return PitchRange.parse("D4-A5");
        }
        return PitchRange.parse(tradition.equals(Tradition.HYMN) ? "C4-E5" : "C4-G5");
    }

    /** The range of the notes, widened where it is small. */
    static PitchRange around(List<Note> notes) {
        int lowest = notes.stream().mapToInt(note -> note.pitch().midi()).min().orElseThrow();
        int highest = notes.stream().mapToInt(note -> note.pitch().midi()).max().orElseThrow();
        int missing = Math.max(0, USUAL_SPAN - (highest - lowest));
        return new PitchRange(
                new Pitch(Math.max(0, lowest - missing / 2)), new Pitch(Math.min(127, highest + (missing + 1) / 2)));
    }
}
