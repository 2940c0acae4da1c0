package dev.stemma.generator.session;

import dev.stemma.generator.model.constraint.Constraint;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Tradition;
import java.util.List;
import java.util.Optional;

/**
 * What somebody asks for; what is left open is chosen from the habits of the tradition.
 *
 * @param constraints what else the melody must keep; key and range are constraints of their own, and so are, if nothing
 *     here speaks of them, the end on the tonic and no run of 11 notes of a training work
 * @param particles how many melodies are drawn side by side, of which one is chosen
 */
public record Wish(
        Optional<Tradition> tradition,
        Optional<Key> key,
        Optional<Metre> metre,
        Optional<Integer> bars,
        Optional<Tempo> tempo,
        Optional<PitchRange> range,
        Optional<Double> temperature,
        Optional<Distance> notNearer,
        List<Constraint> constraints,
        Optional<Integer> particles) {
    /** Nothing matters. */
    public static final Wish ANYTHING = new Wish(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty());

    public Wish {
        constraints = List.copyOf(constraints);
    }

    /**
     * A distance to be kept from the training works.
     *
     * @param notes no run of so many with the same intervals is repeated; the usual number if nothing is said: one more
     *     than half of the works of the tradition share with each other
     */
    public record Distance(Optional<Integer> notes) {}

    /** The same, at a distance from the training works. */
    public Wish withDistance(Distance distance) {
        return new Wish(
                tradition, key, metre, bars, tempo, range, temperature, Optional.of(distance), constraints, particles);
    }

    /** Only the tradition matters. */
    public static Wish of(Tradition tradition) {
        return new Wish(
                Optional.of(tradition),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /** The same wish with these constraints and no other. */
    public Wish withConstraints(List<Constraint> newConstraints) {
        return new Wish(tradition, key, metre, bars, tempo, range, temperature, notNearer, newConstraints, particles);
    }

    /** The same wish with a number of bars. */
    public Wish withBars(int number) {
        return new Wish(
                tradition,
                key,
                metre,
                Optional.of(number),
                tempo,
                range,
                temperature,
                notNearer,
                constraints,
                particles);
    }

    /** The same wish with a number of particles. */
    public Wish withParticles(int number) {
        return new Wish(
                tradition, key, metre, bars, tempo, range, temperature, notNearer, constraints, Optional.of(number));
    }
}
