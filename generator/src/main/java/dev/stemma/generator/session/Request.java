package dev.stemma.generator.session;

import dev.stemma.generator.model.constraint.Constraint;
import dev.stemma.generator.model.constraint.ConstraintTexts;
import dev.stemma.generator.model.constraint.Range;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.TraditionBlend;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
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
 *     cadence the end is on the tonic; in the order of {@link ConstraintTexts#NAMES}, in which records keep them
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

    private static final String RANGE = "range";

    public Request {
        constraints = ConstraintTexts.inOrder(constraints);
        members = Collections.unmodifiableSortedSet(new TreeSet<>(members));
        if (bars < 1 || bars > MOST_BARS) {
            throw new IllegalArgumentException("a melody has 1 to " + MOST_BARS + " bars, asked for " + bars);
        }
        if (!(temperature > 0 && temperature <= HIGHEST_TEMPERATURE)) {
            throw new IllegalArgumentException(
                    "the temperature is above 0 and at most " + HIGHEST_TEMPERATURE + ", asked for " + temperature);
        }
        if (members.stream().anyMatch(name -> name.isBlank() || name.contains(","))) {
            throw new IllegalArgumentException("the name of a member has letters and no comma, found " + members);
        }
        if (particles < 1 || particles > MOST_PARTICLES) {
            throw new IllegalArgumentException(
                    "1 to " + MOST_PARTICLES + " particles are drawn, asked for " + particles);
        }
    }

    /** The same by another seed. */
    public Request withSeed(long other) {
        return new Request(
                tradition, key, metre, bars, tempo, range, temperature, constraints, particles, members, other);
    }

    /** The request as texts, for records; the seed is not among them. {@link #read} gives the same request again. */
    public SortedMap<String, String> asTexts() {
        SortedMap<String, String> texts = new TreeMap<>();
        texts.put("tradition", tradition.toString());
        texts.put("key", key.toString());
        texts.put("metre", metre.toString());
        texts.put("bars", Integer.toString(bars));
        texts.put("tempo", tempo.toString());
        texts.put(RANGE, range.toString());
        texts.put("temperature", written(temperature));
        texts.put("particles", Integer.toString(particles));
        if (!members.isEmpty()) {
            texts.put("members", String.join(",", members));
        }
        ConstraintTexts.of(constraints)
                .forEach(
                        (name, text) -> texts.merge(name, text, (one, other) -> one + ConstraintTexts.BETWEEN + other));
        return texts;
    }

    /** With as few digits as tell it from other numbers, one decimal at least; {@link Double#toString} differs from JDK to JDK. */
    private static String written(double number) {
        BigDecimal exact = new BigDecimal(number);
        int digits = 1;
        while (exact.round(new MathContext(digits)).doubleValue() != number) {
            digits++;
        }
        BigDecimal shortest = exact.round(new MathContext(digits)).stripTrailingZeros();
        return shortest.setScale(Math.max(1, shortest.scale())).toPlainString();
    }

    /**
     * Reads what {@link #asTexts} writes.
     *
     * @throws RecordException if it would not write these texts
     */
    public static Request read(SortedMap<String, String> texts, long seed) throws RecordException {
        Recorded recorded = Recorded.of("the request on record", texts);
        List<Range> ranges = recorded.required(RANGE, text -> ConstraintTexts.parts(text, Range::parse));
        SortedMap<String, String> others = new TreeMap<>(texts);
        others.keySet().retainAll(ConstraintTexts.NAMES);
        others.remove(RANGE);
        List<Constraint> constraints = new ArrayList<>(ranges.subList(1, ranges.size()));
        for (String name : others.keySet()) {
            constraints.addAll(recorded.required(name, text -> ConstraintTexts.read(name, text)));
        }
        Request request;
        try {
            request = new Request(
                    recorded.required("tradition", TraditionBlend::parse),
                    recorded.required("key", Key::parse),
                    recorded.required("metre", Metre::parse),
                    recorded.required("bars", Integer::parseInt),
                    recorded.required("tempo", Tempo::parse),
                    PitchRange.of(ranges.get(0)),
                    recorded.required("temperature", Request::number),
                    constraints,
                    recorded.required("particles", Integer::parseInt),
                    recorded.optional("members", Request::names).orElse(new TreeSet<>()),
                    seed);
        } catch (IllegalArgumentException e) {
            throw new RecordException("the request on record cannot be: " + e.getMessage(), e);
        }
        recorded.requireSame(request.asTexts());
        return request;
    }

    private static double number(String text) {
        if (!text.matches("\\d\\.\\d{1,400}")) {
            throw new IllegalArgumentException("accepted: a number such as 0.8");
        }
        return Double.parseDouble(text);
    }

    private static SortedSet<String> names(String text) {
        return new TreeSet<>(List.of(text.split(",", -1)));
    }
}
