package dev.stemma.generator.notation.musicxml;

import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.notation.musicxml.Sign.Tuplet;
import dev.stemma.generator.notation.musicxml.Sign.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How the notes and rests of one bar are written. Between two times that a note value reaches (multiples of a power of
 * two), times in between belong to a tuplet. Elsewhere a value may begin on a beat, stay within one, or be a plain
 * syncopation; whatever else crosses a beat is written in two, tied.
 */
final class Rhythm {
    /** The part of a note or rest that lies in the bar. */
    record Part(Ticks from, Ticks to, Optional<Pitch> pitch, boolean continued, boolean continues) {}

    /** Times that plain note values reach are multiples of this: a 4096th note. */
    private static final long PLAIN = Ticks.PER_QUARTER / 1024;

    private final Bar bar;
    private final TreeSet<Ticks> beats = new TreeSet<>();
    private final boolean strict;
    private final List<Sign> signs = new ArrayList<>();

    private Rhythm(Bar bar) {
        this.bar = bar;
        Metre metre = bar.metre();
        Ticks missing = metre.barLength().minus(bar.length());
        Ticks origin = bar.number() == 0 ? bar.start().minus(missing) : bar.start();
        metre.beats().stream()
                .map(origin::plus)
                .filter(beat -> !beat.isBefore(bar.start()) && beat.isBefore(bar.end()))
                .forEach(beats::add);
        this.strict = metre.isCompound() || metre.groups().size() > 1;
    }

    /**
     * The signs of a bar, or empty if notation has none for its times.
     *
     * @param parts fill the bar from start to end
     */
    static Optional<List<Sign>> write(Bar bar, List<Part> parts) {
        if (parts.size() == 1 && parts.get(0).pitch().isEmpty()) {
            return Optional.of(List.of(new Sign(
                    bar.start(),
                    bar.length(),
                    Optional.empty(),
                    Optional.empty(),
                    Tuplet.NONE,
                    false,
                    false,
                    false,
                    false)));
        }
        Rhythm rhythm = new Rhythm(bar);
        List<Ticks> edges = rhythm.edges(parts);
        for (int i = 0; i + 1 < edges.size(); i++) {
            if (!rhythm.span(edges.get(i), edges.get(i + 1), parts)) {
                return Optional.empty();
            }
        }
        return Optional.of(rhythm.signs);
    }

    private static boolean isPlain(Ticks time) {
        return time.value() % PLAIN == 0;
    }

    /** Where plain rhythm and tuplets meet: the plain times around each run of others, and the ends of the bar. */
    private List<Ticks> edges(List<Part> parts) {
        TreeSet<Ticks> edges = new TreeSet<>(List.of(bar.start(), bar.end()));
        Ticks plain = bar.start();
        boolean tuplet = false;
        for (Part part : parts) {
            if (!isPlain(part.to().minus(bar.start()))) {
                if (!tuplet) {
                    edges.add(plain);
                }
                tuplet = true;
            } else {
                if (tuplet) {
                    edges.add(part.to());
                    splitAtBeats(plain, part.to(), parts, edges);
                }
                tuplet = false;
                plain = part.to();
            }
        }
        return List.copyOf(edges);
    }

    /**
     * A tuplet divides a note value into equal parts, or lies in one beat; any other run is a tuplet in each of its beats.
     */
    private void splitAtBeats(Ticks from, Ticks to, List<Part> parts, TreeSet<Ticks> edges) {
        long length = to.minus(from).value();
        List<Ticks> inside = parts.stream()
                .map(Part::to)
                .filter(time -> time.isAfter(from) && time.isBefore(to))
                .map(time -> time.minus(from))
                .toList();
        int actual = 1;
        for (Ticks time : inside) {
            actual = leastCommonMultiple(actual, oddDenominator(time));
        }
        int equal = actual;
        boolean whole = Value.of(to.minus(from), 0).isPresent()
                && inside.stream().allMatch(time -> time.times(equal).value() % length == 0);
        if (!whole) {
            beats.subSet(from, false, to, false).forEach(edges::add);
        }
    }

    /** Writes what lies between two edges: all plain, or all one tuplet. */
    private boolean span(Ticks from, Ticks to, List<Part> parts) {
        List<Part> inside = new ArrayList<>();
        int actual = 1;
        for (Part part : parts) {
            Ticks start = Ticks.max(from, part.from());
            Ticks end = Ticks.min(to, part.to());
            if (start.isBefore(end)) {
                inside.add(new Part(
                        start,
                        end,
                        part.pitch(),
                        part.continued() || part.from().isBefore(start),
                        part.continues() || end.isBefore(part.to())));
                actual = leastCommonMultiple(actual, oddDenominator(end.minus(from)));
            }
        }
        int first = signs.size();
        Tuplet tuplet = actual == 1 ? Tuplet.NONE : new Tuplet(actual, Integer.highestOneBit(actual));
        for (Part part : inside) {
            Optional<List<Ticks>> ends = tuplet.isPresent() ? inTuplet(part, tuplet) : plain(part);
            if (ends.isEmpty()) {
                return false;
            }
            add(part, ends.get(), tuplet);
        }
        if (tuplet.isPresent()) {
            bracket(first);
        }
        return true;
    }

    /** The odd factor of the denominator of a time in quarter notes: 3 for 2/3, 1 for 5/8. */
    private static int oddDenominator(Ticks time) {
        long units = time.value();
        int odd = (int) PLAIN;
        for (int factor : new int[] {3, 3, 5, 7}) {
            if (units % factor == 0) {
                units /= factor;
                odd /= factor;
            }
        }
        return odd;
    }

    private static int leastCommonMultiple(int a, int b) {
        int multiple = a;
        while (multiple % b != 0) {
            multiple += a;
        }
        return multiple;
    }

    private void bracket(int first) {
        for (int i : new int[] {first, signs.size() - 1}) {
            Sign sign = signs.get(i);
            signs.set(
                    i,
                    new Sign(
                            sign.onset(),
                            sign.duration(),
                            sign.pitch(),
                            sign.value(),
                            sign.tuplet(),
                            i == first,
                            i == signs.size() - 1,
                            sign.tiedFrom(),
                            sign.tiedTo()));
        }
    }

    private void add(Part part, List<Ticks> ends, Tuplet tuplet) {
        Ticks from = part.from();
        for (int i = 0; i < ends.size(); i++) {
            Ticks duration = ends.get(i).minus(from);
            boolean sounds = part.pitch().isPresent();
            signs.add(new Sign(
                    from,
                    duration,
                    part.pitch(),
                    tuplet.written(duration).flatMap(written -> Value.of(written, 1)),
                    tuplet,
                    false,
                    false,
                    sounds && (i > 0 || part.continued()),
                    sounds && (i + 1 < ends.size() || part.continues())));
            from = ends.get(i);
        }
    }

    /** In a tuplet: the longest values first. */
    private static Optional<List<Ticks>> inTuplet(Part part, Tuplet tuplet) {
        List<Ticks> ends = new ArrayList<>();
        Optional<Ticks> length = tuplet.written(part.to().minus(part.from()));
        if (length.isEmpty()) {
            return Optional.empty();
        }
        Ticks left = length.get();
        Ticks at = part.from();
        while (!left.isZero()) {
            Ticks value = Value.of(left, 1).isPresent() ? left : new Ticks(longestPlainValue(left));
            if (Value.of(value, 1).isEmpty()) {
                return Optional.empty();
            }
            left = left.minus(value);
            at = at.plus(tuplet.sounding(value));
            ends.add(at);
        }
        return Optional.of(ends);
    }

    private static long longestPlainValue(Ticks length) {
        return Long.highestOneBit(length.value() / PLAIN) * PLAIN;
    }

    private Optional<List<Ticks>> plain(Part part) {
        List<Ticks> ends = new ArrayList<>();
        return plain(part.from(), part.to(), part.pitch().isPresent(), ends) ? Optional.of(ends) : Optional.empty();
    }

    private boolean plain(Ticks from, Ticks to, boolean sounds, List<Ticks> ends) {
        Ticks duration = to.minus(from);
        if (duration.value() < Ticks.PER_QUARTER / 256) {
            return false;
        }
        Ticks beat = beats.higher(from);
        boolean crosses = beat != null && beat.isBefore(to);
        if (Value.of(duration, 1).isPresent() && (!crosses || mayCross(from, to, sounds))) {
            ends.add(to);
            return true;
        }
        Ticks middle = crosses ? beat : coarsest(from, to);
        return plain(from, middle, sounds, ends) && plain(middle, to, sounds, ends);
    }

    private boolean mayCross(Ticks from, Ticks to, boolean sounds) {
        boolean fromBeat = beats.contains(from);
        boolean toBeat = beats.contains(to) || to.equals(bar.end());
        if (strict) {
            return fromBeat && toBeat;
        }
        Ticks duration = to.minus(from);
        boolean syncopation = Value.of(duration, 0).isPresent()
                && from.minus(bar.start()).times(2).value() % duration.value() == 0;
        return fromBeat && (sounds || toBeat) || sounds && syncopation;
    }

    /** The time inside that lies on the coarsest grid of the bar; none is an end. */
    private Ticks coarsest(Ticks from, Ticks to) {
        long start = from.minus(bar.start()).value();
        long end = to.minus(bar.start()).value();
        long grid = PLAIN << 20;
        while (start / grid * grid + grid >= end) {
            grid /= 2;
        }
        return bar.start().plus(new Ticks(start / grid * grid + grid));
    }
}
