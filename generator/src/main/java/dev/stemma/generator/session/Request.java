package dev.stemma.generator.session;

import dev.stemma.generator.model.constraint.Constraint;
import dev.stemma.generator.model.constraint.Wording;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.TraditionBlend;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A request in which nothing is left open: with the model it determines the melody.
 *
 * @param tradition one, or several with their shares
 * @param bars 1 to {@value #MOST_BARS}
 * @param temperature above 0 to 2: below 1 the likely becomes likelier
 * @param constraints beside key and range, and that no run of 11 notes of a training work is repeated; where none is a
 *     cadence the end is on the tonic
 * @param particles 1 to {@value #MOST_PARTICLES}: how many melodies are drawn side by side, of which one is chosen
 * @param members of the model that take part, by name; all if there are none
 */
public record Request(
        TraditionBlend tradition,
        Key key,
        Metre metre,
        int bars,
        Tempo tempo,
        PitchRange range,
        double temperature,
        List<Constraint> constraints,
        int particles,
        SortedSet<String> members,
        long seed) {
    public static final int MOST_BARS = 256;
    public static final double HIGHEST_TEMPERATURE = 2;
    public static final int MOST_PARTICLES = 4096;

    public Request {
        constraints = List.copyOf(constraints);
        members = Collections.unmodifiableSortedSet(new TreeSet<>(members));
        if (bars < 1 || bars > MOST_BARS) {
            throw new IllegalArgumentException("a melody has 1 to " + MOST_BARS + " bars, asked for " + bars);
        }
        if (!(temperature > 0 && temperature <= HIGHEST_TEMPERATURE)) {
            throw new IllegalArgumentException(
                    "the temperature is above 0 and at most " + HIGHEST_TEMPERATURE + ", asked for " + temperature);
        }
        if (particles < 1 || particles > MOST_PARTICLES) {
            throw new IllegalArgumentException(
                    "1 to " + MOST_PARTICLES + " particles are drawn, asked for " + particles);
        }
    }

    /** The request as texts, for records; the seed is not among them. */
    public SortedMap<String, String> asTexts() {
        SortedMap<String, String> texts = new TreeMap<>();
        texts.put("tradition", tradition.toString());
        texts.put("key", key.toString());
        texts.put("metre", metre.toString());
        texts.put("bars", Integer.toString(bars));
        texts.put("tempo", rounded(tempo.bpm()));
        texts.put("range", range.toString());
        texts.put("temperature", Double.toString(temperature));
        texts.put("particles", Integer.toString(particles));
        if (!members.isEmpty()) {
            texts.put("members", String.join(",", members));
        }
        for (Constraint constraint : constraints) {
            Wording wording = constraint.wording();
            texts.merge(wording.name(), wording.value(), (one, other) -> one + "; " + other);
        }
        return texts;
    }

    /** With two decimals at most: tempos are kept as whole microseconds, so 84 comes back as 83.99997. */
    private static String rounded(double number) {
        return BigDecimal.valueOf(number)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
