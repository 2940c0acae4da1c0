package dev.stemma.generator.model.constraint;

import dev.stemma.generator.model.Conditions;
import dev.stemma.generator.model.Matching;
import dev.stemma.generator.model.Vocabulary;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Random frames and constraints, possible and impossible ones. */
public final class RandomRequests {
    /** Every kind of constraint. */
    public enum Kind {
        LOCKED_NOTES,
        LOCKED_PASSAGE,
        FIXED_RHYTHM,
        FIXED_PITCHES,
        PITCH_CLASSES,
        SCALE,
        RANGE,
        DENSITY_OF_EACH_BAR,
        DENSITY_ON_AVERAGE,
        CONTOUR,
        CADENCE,
        FIRST_NOTE,
        NO_KNOWN_RUN,
        NO_LOOP
    }

    /** Every fifth run or so is known, whatever its notes. */
    public static final Function<NoKnownRun, ForbiddenRuns> KNOWN = constraint -> run -> {
        long hash = constraint.notes();
        for (int i = 1; i < run.size(); i++) {
            hash = hash * 31
                    + run.get(i).pitch().midi()
                    - run.get(i - 1).pitch().midi();
            hash = hash * 31 + run.get(i).onset().minus(run.get(i - 1).onset()).toUnits(24);
        }
        return Math.floorMod(hash * 0x9E3779B97F4A7C15L >>> 32, 5) == 0;
    };

    private static final List<String> KEYS =
            List.of("C major", "A minor", "C minor", "D dorian", "G zhi", "E phrygian", "F lydian");

    private final Random random;
    private final int lowest;
    private final int highest;
    private final int longest;

    /**
     * @param lowest of the pitches in constraints
     * @param longest quavers that are open; what a piece has more is there already
     */
    public RandomRequests(Random random, int lowest, int highest, int longest) {
        this.random = random;
        this.lowest = lowest;
        this.highest = highest;
        this.longest = longest;
    }

    /** A piece of some bars; now and then some of it is there already. */
    public Frame frame(Vocabulary vocabulary, String metre, int bars) {
        Key key = Key.parse(KEYS.get(random.nextInt(KEYS.size())));
        Conditions conditions = Conditions.ofBars(Tradition.HYMN, key.mode(), Metre.parse(metre), bars);
        int reference = Vocabulary.referenceTonic(key.tonic().pitchClass(), (lowest + highest) / 2);
        int first = random.nextInt(4) == 0 ? random.nextInt(bars) : 0;
        long quavers = conditions.end().toUnits(2);
        if (random.nextInt(4) > 0 && quavers <= longest) {
            return new Frame(vocabulary, conditions, key, List.of(), Ticks.ZERO, reference, first, bars - 1);
        }
        long there = Math.min(quavers - 1, Math.max(1 + random.nextInt(2), quavers - longest + random.nextInt(2)));
        List<Note> before = new ArrayList<>();
        for (long i = 0; i < there - random.nextInt(2) || i == 0; i++) {
            before.add(new Note(quavers(i), quavers(1), pitch()));
        }
        return new Frame(vocabulary, conditions, key, before, quavers(there), reference, first, bars - 1);
    }

    private static Ticks quavers(long count) {
        return Ticks.quarters(count, 2);
    }

    private Pitch pitch() {
        return new Pitch(lowest + random.nextInt(highest - lowest + 1));
    }

    /** A constraint of a kind, which the frame may or may not be able to keep. */
    public Constraint constraint(Kind kind, Frame frame) {
        long length = frame.end().toUnits(2);
        long from = frame.from().toUnits(2);
        return switch (kind) {
            case LOCKED_NOTES -> new LockedNotes(notes(from, length, 0.3));
            case LOCKED_PASSAGE -> {
                Span span = span(from, length);
                yield new LockedPassage(
                        span, notes(span.from().toUnits(2), span.to().toUnits(2), 0.7));
            }
            case FIXED_RHYTHM -> {
                Span span = span(from, length);
                yield FixedRhythm.of(
                        span, notes(span.from().toUnits(2), span.to().toUnits(2), 0.7));
            }
            case FIXED_PITCHES -> {
                Span span = span(from, length);
                long quavers = span.to().toUnits(2) - span.from().toUnits(2);
                int count = 1 + random.nextInt((int) quavers);
                yield new FixedPitches(
                        span, IntStream.range(0, count).mapToObj(i -> pitch()).toList());
            }
            case PITCH_CLASSES -> {
                TreeSet<Integer> classes = new TreeSet<>();
                for (int i = 0; i < 1 + random.nextInt(5); i++) {
                    classes.add(pitch().pitchClass());
                }
                yield new PitchClasses(classes);
            }
            case SCALE -> new Scale(frame.key());
            case RANGE -> {
                Pitch low = pitch();
                yield new Range(low, new Pitch(Math.min(127, low.midi() + random.nextInt(9))));
            }
            case DENSITY_OF_EACH_BAR -> density(frame, Density.Scope.EACH_BAR);
            case DENSITY_ON_AVERAGE -> density(frame, Density.Scope.AVERAGE);
            case CONTOUR ->
                new Contour(
                        IntStream.range(0, 1 + random.nextInt(4))
                                .map(i -> pitch().midi())
                                .boxed()
                                .toList(),
                        random.nextInt(5));
            case CADENCE -> new Cadence(1 + random.nextInt(7));
            case FIRST_NOTE -> new FirstNote(pitch());
            case NO_KNOWN_RUN -> new NoKnownRun(5 + random.nextInt(2), Matching.WITH_RHYTHM);
            case NO_LOOP -> new NoLoop(1 + random.nextInt(2));
        };
    }

    private Constraint density(Frame frame, Density.Scope scope) {
        long quavers = frame.conditions().bars().get(0).length().toUnits(2);
        int fewest = random.nextInt((int) quavers + 2);
        return new Density(fewest, fewest + random.nextInt(3), scope);
    }

    private Span span(long from, long to) {
        long begin = from + random.nextInt((int) (to - from));
        long end = begin + 1 + random.nextInt((int) (to - begin));
        return new Span(quavers(begin), quavers(end));
    }

    private List<Note> notes(long from, long to, double often) {
        List<Note> notes = new ArrayList<>();
        long now = from;
        while (now < to) {
            long length = 1 + random.nextInt((int) Math.min(3, to - now));
            if (random.nextDouble() < often) {
                notes.add(new Note(quavers(now), quavers(length), pitch()));
            }
            now += length;
        }
        return notes;
    }
}
