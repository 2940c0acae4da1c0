package dev.stemma.generator.session;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Tradition;
import java.util.Optional;

/** What somebody asks for; what is left open is chosen from the habits of the tradition. */
public record Wish(
        Optional<Tradition> tradition,
        Optional<Key> key,
        Optional<Metre> metre,
        Optional<Integer> bars,
        Optional<Tempo> tempo,
        Optional<PitchRange> range,
        Optional<Double> temperature,
        Optional<Distance> notNearer) {
    /**
     * A distance to be kept from the training works.
     *
     * @param notes no run of so many with the same intervals is repeated; the usual number if nothing is said: one more
     *     than 95 of 100 works of the tradition share with each other
     */
    public record Distance(Optional<Integer> notes) {}

    /** The same, at a distance from the training works. */
    public Wish withDistance(Distance distance) {
        return new Wish(tradition, key, metre, bars, tempo, range, temperature, Optional.of(distance));
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
                Optional.empty());
    }
}
