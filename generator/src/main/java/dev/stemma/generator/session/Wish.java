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
        Optional<Double> temperature) {
    /** Only the tradition matters. */
    public static Wish of(Tradition tradition) {
        return new Wish(
                Optional.of(tradition),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
