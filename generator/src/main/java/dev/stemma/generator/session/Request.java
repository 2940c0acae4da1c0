package dev.stemma.generator.session;

import dev.stemma.generator.model.WorkIndex;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Tradition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A request in which nothing is left open: with the model it determines the melody.
 *
 * @param bars 1 to {@value #MOST_BARS}
 * @param temperature above 0 to 2: below 1 the likely becomes likelier
 * @param notNearer no run of so many notes is written whose intervals a training work has, whatever the rhythm
 */
public record Request(
        Tradition tradition,
        Key key,
        Metre metre,
        int bars,
        Tempo tempo,
        PitchRange range,
        double temperature,
        Optional<Integer> notNearer,
        long seed) {
    public static final int MOST_BARS = 256;
    public static final double HIGHEST_TEMPERATURE = 2;

    public Request {
        if (bars < 1 || bars > MOST_BARS) {
            throw new IllegalArgumentException("a melody has 1 to " + MOST_BARS + " bars, asked for " + bars);
        }
        if (!(temperature > 0 && temperature <= HIGHEST_TEMPERATURE)) {
            throw new IllegalArgumentException(
                    "the temperature is above 0 and at most " + HIGHEST_TEMPERATURE + ", asked for " + temperature);
        }
        if (notNearer.filter(notes -> notes < WorkIndex.LEAST).isPresent()) {
            throw new IllegalArgumentException(
                    "a run to keep away from has at least " + WorkIndex.LEAST + " notes, asked for " + notNearer.get());
        }
    }

    /** The request as texts, for records; the seed is not among them. */
    public SortedMap<String, String> asTexts() {
        SortedMap<String, String> texts = new TreeMap<>();
        texts.put("tradition", tradition.id());
        texts.put("key", key.toString());
        texts.put("metre", metre.toString());
        texts.put("bars", Integer.toString(bars));
        texts.put("tempo", rounded(tempo.bpm()));
        texts.put("range", range.toString());
        texts.put("temperature", Double.toString(temperature));
        notNearer.ifPresent(notes -> texts.put("notNearer", Integer.toString(notes)));
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
