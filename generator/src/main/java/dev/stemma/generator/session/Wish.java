package dev.stemma.generator.session;

import dev.stemma.generator.model.constraint.Constraint;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Tradition;
import dev.stemma.generator.music.TraditionBlend;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What somebody asks for; what is left open is chosen from the habits of the tradition.
 *
 * @param constraints what else the melody must keep; key and range are constraints of their own, and so are, if nothing
 *     here speaks of them, the end on the tonic and no run of 11 notes of a training work
 * @param contour the course of the pitch
 * @param particles how many melodies are drawn side by side, of which one is chosen
 * @param members of the model that take part, by name; all if there are none
 */
public record Wish(
        Optional<TraditionBlend> tradition,
        Optional<Key> key,
        Optional<Metre> metre,
        Optional<Integer> bars,
        Optional<Tempo> tempo,
        Optional<PitchRange> range,
        Optional<Double> temperature,
        Optional<Distance> notNearer,
        List<Constraint> constraints,
        Optional<Course> contour,
        Optional<Integer> particles,
        SortedSet<String> members) {
    /** Nothing matters. */
    public static final Wish ANYTHING = new Builder().build();

    public Wish {
        constraints = List.copyOf(constraints);
        members = Collections.unmodifiableSortedSet(new TreeSet<>(members));
    }

    /**
     * A distance to be kept from the training works.
     *
     * @param notes no run of so many with the same intervals is repeated; the usual number if nothing is said: one more
     *     than half of the works of the tradition share with each other
     */
    public record Distance(Optional<Integer> notes) {}

    /** Only the tradition matters. */
    public static Wish of(Tradition tradition) {
        return ANYTHING.but().tradition(TraditionBlend.of(tradition)).build();
    }

    /** Whether more is asked for than the model keeps to by itself. */
    boolean isConstrained() {
        return !constraints.isEmpty() || contour.isPresent();
    }

    /** The same wish, of which something is to be said anew. */
    public Builder but() {
        Builder builder = new Builder();
        builder.tradition = tradition;
        builder.key = key;
        builder.metre = metre;
        builder.bars = bars;
        builder.tempo = tempo;
        builder.range = range;
        builder.temperature = temperature;
        builder.notNearer = notNearer;
        builder.constraints = constraints;
        builder.contour = contour;
        builder.particles = particles;
        builder.members = members;
        return builder;
    }

    /** A wish in the making. */
    public static final class Builder {
        private Optional<TraditionBlend> tradition = Optional.empty();
        private Optional<Key> key = Optional.empty();
        private Optional<Metre> metre = Optional.empty();
        private Optional<Integer> bars = Optional.empty();
        private Optional<Tempo> tempo = Optional.empty();
        private Optional<PitchRange> range = Optional.empty();
        private Optional<Double> temperature = Optional.empty();
        private Optional<Distance> notNearer = Optional.empty();
        private List<Constraint> constraints = List.of();
        private Optional<Course> contour = Optional.empty();
        private Optional<Integer> particles = Optional.empty();
        private SortedSet<String> members = new TreeSet<>();

        private Builder() {}

        public Builder tradition(TraditionBlend blend) {
            tradition = Optional.of(blend);
            return this;
        }

        public Builder key(Key wanted) {
            key = Optional.of(wanted);
            return this;
        }

        public Builder metre(Metre wanted) {
            metre = Optional.of(wanted);
            return this;
        }

        public Builder bars(int number) {
            bars = Optional.of(number);
            return this;
        }

        public Builder tempo(Tempo wanted) {
            tempo = Optional.of(wanted);
            return this;
        }

        public Builder range(PitchRange wanted) {
            range = Optional.of(wanted);
            return this;
        }

        public Builder temperature(double wanted) {
            temperature = Optional.of(wanted);
            return this;
        }

        public Builder notNearer(Distance distance) {
            notNearer = Optional.of(distance);
            return this;
        }

        public Builder constraints(List<Constraint> wanted) {
            constraints = wanted;
            return this;
        }

        public Builder contour(Course course) {
            contour = Optional.of(course);
            return this;
        }

        public Builder particles(int number) {
            particles = Optional.of(number);
            return this;
        }

        public Builder members(SortedSet<String> names) {
            members = names;
            return this;
        }

        public Wish build() {
            return new Wish(
                    tradition,
                    key,
                    metre,
                    bars,
                    tempo,
                    range,
                    temperature,
                    notNearer,
                    constraints,
                    contour,
                    particles,
                    members);
        }
    }
}
