package dev.stemma.generator.session;

import dev.stemma.generator.model.Matching;
import dev.stemma.generator.model.constraint.Cadence;
import dev.stemma.generator.model.constraint.Constraint;
import dev.stemma.generator.model.constraint.Contour;
import dev.stemma.generator.model.constraint.Density;
import dev.stemma.generator.model.constraint.FirstNote;
import dev.stemma.generator.model.constraint.FixedPitches;
import dev.stemma.generator.model.constraint.FixedRhythm;
import dev.stemma.generator.model.constraint.LockedNotes;
import dev.stemma.generator.model.constraint.LockedPassage;
import dev.stemma.generator.model.constraint.NoKnownRun;
import dev.stemma.generator.model.constraint.NoLoop;
import dev.stemma.generator.model.constraint.PitchClasses;
import dev.stemma.generator.model.constraint.Range;
import dev.stemma.generator.model.constraint.Scale;
import dev.stemma.generator.model.constraint.Span;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Mode;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import dev.stemma.generator.music.TraditionBlend;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Requests and tasks of every kind, whether or not they can be met. */
final class RandomRequests {
    private final Random random;

    RandomRequests(long seed) {
        random = new Random(seed);
    }

    Task task() {
        List<BarRange> locked =
                IntStream.range(0, random.nextInt(3)).mapToObj(i -> bars()).toList();
        Keep keep = any(Keep.values());
        return switch (random.nextInt(4)) {
            case 0 -> new Task.Composing();
            case 1 -> new Task.Continuing();
            case 2 -> new Task.Filling(bars(), locked, keep);
            default -> new Task.Varying(any(Strength.values()), locked, keep);
        };
    }

    private BarRange bars() {
        int first = random.nextInt(8);
        return new BarRange(first, first + random.nextInt(4));
    }

    /** One of a few bars, which can often be met. */
    Request modest() {
        Request any = request(2);
        return new Request(
                any.tradition(),
                any.key(),
                Metre.parse(random.nextBoolean() ? "4/4" : "6/8"),
                1 + random.nextInt(4),
                any.tempo(),
                PitchRange.parse("C3-C6"),
                0.5 + random.nextDouble(),
                any.constraints(),
                1 + random.nextInt(3),
                any.members(),
                any.seed());
    }

    /** @param mostConstraints beside key and range */
    Request request(int mostConstraints) {
        List<Constraint> constraints = IntStream.range(0, random.nextInt(mostConstraints + 1))
                .mapToObj(i -> constraint())
                .toList();
        return new Request(
                blend(),
                key(),
                metre(),
                1 + random.nextInt(Request.MOST_BARS),
                random.nextBoolean() ? Tempo.ofBpm(60 + random.nextInt(120)) : new Tempo(1 + random.nextInt(0xFFFFFF)),
                range(),
                temperature(),
                constraints,
                1 + random.nextInt(Request.MOST_PARTICLES),
                random.nextBoolean() ? new TreeSet<>() : new TreeSet<>(List.of("network", "long-term")),
                random.nextLong());
    }

    private double temperature() {
        double number = switch (random.nextInt(3)) {
            case 0 -> (1 + random.nextInt(20)) / 10.0;
            case 1 -> 2 * random.nextDouble();
            default -> Math.scalb(1 + random.nextDouble(), -random.nextInt(60));
        };
        return Math.min(2, Math.max(Double.MIN_NORMAL, number));
    }

    private TraditionBlend blend() {
        SortedMap<Tradition, Double> shares = new TreeMap<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            shares.put(new Tradition(i % 2 == 0 ? "british-isles" : "china"), 0.01 + random.nextDouble());
        }
        return new TraditionBlend(shares);
    }

    Key key() {
        return Key.ofSignature(random.nextInt(15) - 7, any(Mode.values()));
    }

    Metre metre() {
        return random.nextInt(6) > 0
                ? Metre.parse(List.of("2/4", "3/4", "4/4", "6/8", "9/8").get(random.nextInt(5)))
                : new Metre(random.ints(1 + random.nextInt(19), 1, 65).boxed().toList(), 1 << random.nextInt(7));
    }

    private Pitch pitch() {
        return new Pitch(random.nextInt(128));
    }

    private PitchRange range() {
        int low = random.nextInt(128);
        return new PitchRange(new Pitch(low), new Pitch(low + random.nextInt(128 - low)));
    }

    private Ticks time(int quarters) {
        return switch (random.nextInt(3)) {
            case 0 -> Ticks.quarters(random.nextInt(2 * quarters), 2);
            case 1 -> Ticks.quarters(random.nextInt(3 * quarters), 3);
            default -> new Ticks(random.nextInt(quarters * 322_560));
        };
    }

    private Span span() {
        Ticks from = time(16);
        return new Span(from, from.plus(time(16)).plus(new Ticks(1)));
    }

    private List<Note> notes(Span span) {
        List<Note> notes = new ArrayList<>();
        Ticks at = span.from();
        while (random.nextInt(6) > 0) {
            Note note = new Note(at.plus(time(2)), time(2).plus(Ticks.quarters(1, 4)), pitch());
            if (note.end().isAfter(span.to())) {
                break;
            }
            notes.add(note);
            at = note.end();
        }
        return notes;
    }

    private Constraint constraint() {
        Span span = span();
        List<Supplier<Constraint>> kinds = List.of(
                () -> new Cadence(1 + random.nextInt(7)),
                () -> new Contour(
                        random.ints(1 + random.nextInt(9), 0, 128).boxed().toList(), random.nextInt(20)),
                () -> new Density(random.nextInt(10), 10 + random.nextInt(10), any(Density.Scope.values())),
                () -> new FirstNote(pitch()),
                () -> new FixedPitches(
                        span, notes(span).stream().map(Note::pitch).toList()),
                () -> FixedRhythm.of(span, notes(span)),
                () -> new LockedNotes(notes(span)),
                () -> new LockedPassage(span, notes(span)),
                () -> new NoKnownRun(5 + random.nextInt(20), any(Matching.values())),
                () -> new NoLoop(1 + random.nextInt(9)),
                () -> new PitchClasses(new TreeSet<>(
                        random.ints(1 + random.nextInt(12), 0, 12).boxed().toList())),
                () -> new Range(pitch(), new Pitch(127)),
                () -> new Scale(key()));
        return kinds.get(random.nextInt(kinds.size())).get();
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
