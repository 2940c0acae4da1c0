package dev.stemma.studio.workbench;

import dev.stemma.generator.model.WorkIndex;
import dev.stemma.generator.model.constraint.Cadence;
import dev.stemma.generator.model.constraint.Constraint;
import dev.stemma.generator.model.constraint.Density;
import dev.stemma.generator.model.constraint.FirstNote;
import dev.stemma.generator.model.constraint.NoLoop;
import dev.stemma.generator.model.constraint.PitchClasses;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Tonic;
import dev.stemma.generator.music.TraditionBlend;
import dev.stemma.generator.session.Course;
import dev.stemma.generator.session.PitchRange;
import dev.stemma.generator.session.Request;
import dev.stemma.generator.session.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Wishes as texts, under the names of the options of {@code stemma compose}, each as it would be typed. */
public final class WishTexts {
    /** What stands for the usual distance from training works. */
    private static final int USUAL = 0;

    private static final String IN_EACH_BAR = "/bar";

    /** Adds one text to a wish. */
    private interface Reader {
        Wish add(Wish wish, String text);
    }

    private static final SortedMap<String, Reader> READERS = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "tradition",
                    (wish, text) ->
                            wish.but().tradition(TraditionBlend.parse(text)).build()),
            Map.entry("key", (wish, text) -> wish.but().key(Key.parse(text)).build()),
            Map.entry(
                    "metre", (wish, text) -> wish.but().metre(Metre.parse(text)).build()),
            Map.entry("bars", (wish, text) -> wish.but().bars(bars(text)).build()),
            Map.entry("tempo", (wish, text) -> wish.but().tempo(tempo(text)).build()),
            Map.entry(
                    "temperature",
                    (wish, text) -> wish.but().temperature(temperature(text)).build()),
            Map.entry("members", (wish, text) -> wish.but().members(names(text)).build()),
            Map.entry(
                    "range",
                    (wish, text) -> wish.but().range(PitchRange.parse(text)).build()),
            Map.entry(
                    "contour",
                    (wish, text) -> wish.but().contour(Course.parse(text)).build()),
            Map.entry(
                    "no-near-copy",
                    (wish, text) -> wish.but().notNearer(distance(text)).build()),
            Map.entry(
                    "particles",
                    (wish, text) -> wish.but().particles(particles(text)).build()),
            Map.entry("pitches", (wish, text) -> with(wish, classes(text))),
            Map.entry("first", (wish, text) -> with(wish, new FirstNote(Pitch.parse(text)))),
            Map.entry("cadence", (wish, text) -> with(wish, new Cadence(whole(text)))),
            Map.entry("loops", (wish, text) -> with(wish, new NoLoop(whole(text)))),
            Map.entry("density", (wish, text) -> with(wish, density(text)))));

    private WishTexts() {}

    /**
     * Adds what one option says.
     *
     * @param name of the option, without hyphens before it
     * @throws IllegalArgumentException if there is no such option, or it cannot be read, saying what is accepted
     */
    public static Wish add(Wish wish, String name, String text) {
        return Optional.ofNullable(READERS.get(name))
                .orElseThrow(() -> new IllegalArgumentException("there are " + String.join(", ", READERS.keySet())))
                .add(wish, text);
    }

    /**
     * What all of them say.
     *
     * @throws WorkbenchException naming the first that cannot be read
     */
    public static Wish read(SortedMap<String, String> texts) throws WorkbenchException {
        Wish wish = Wish.ANYTHING;
        for (Map.Entry<String, String> option : texts.entrySet()) {
            try {
                wish = add(wish, option.getKey(), option.getValue());
            } catch (IllegalArgumentException e) {
                throw new WorkbenchException(
                        option.getKey() + ": " + e.getMessage(), "stemma compose --help shows what is accepted", e);
            }
        }
        return wish;
    }

    private static Wish with(Wish wish, Constraint constraint) {
        List<Constraint> constraints = new ArrayList<>(wish.constraints());
        constraints.add(constraint);
        return wish.but().constraints(constraints).build();
    }

    private static int whole(String text) {
        if (!text.matches("-?\\d{1,9}")) {
            throw new IllegalArgumentException("not a whole number: \"" + text + "\"");
        }
        return Integer.parseInt(text);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number: \"" + text + "\"", e);
        }
    }

    static Tempo tempo(String text) {
        return Tempo.ofBpm(number(text));
    }

    private static int bars(String text) {
        int bars = whole(text);
        if (bars < 1 || bars > Request.MOST_BARS) {
            throw new IllegalArgumentException("a melody has 1 to " + Request.MOST_BARS + " bars, asked for " + bars);
        }
        return bars;
    }

    private static double temperature(String text) {
        double temperature = number(text);
        if (!(temperature > 0 && temperature <= Request.HIGHEST_TEMPERATURE)) {
            throw new IllegalArgumentException("a temperature is above 0 and at most " + Request.HIGHEST_TEMPERATURE
                    + ", asked for " + temperature);
        }
        return temperature;
    }

    private static SortedSet<String> names(String text) {
        SortedSet<String> names =
                new TreeSet<>(Stream.of(text.split(",", -1)).map(String::strip).toList());
        if (names.contains("")) {
            throw new IllegalArgumentException("not names with commas between them: \"" + text + "\"");
        }
        return names;
    }

    private static PitchClasses classes(String text) {
        return new PitchClasses(Stream.of(text.split(",", -1))
                .map(name -> Tonic.parse(name.strip()).pitchClass())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Density density(String text) {
        boolean each = text.endsWith(IN_EACH_BAR);
        String numbers = each ? text.substring(0, text.length() - IN_EACH_BAR.length()) : text;
        if (!numbers.matches("\\d{1,2}(-\\d{1,2})?")) {
            throw new IllegalArgumentException(
                    "not a density: \"" + text + "\"; accepted: 3-5 notes a bar on average, 3-5/bar in each");
        }
        int hyphen = numbers.indexOf('-');
        int fewest = Integer.parseInt(hyphen < 0 ? numbers : numbers.substring(0, hyphen));
        return new Density(
                fewest,
                hyphen < 0 ? fewest : Integer.parseInt(numbers.substring(hyphen + 1)),
                each ? Density.Scope.EACH_BAR : Density.Scope.AVERAGE);
    }

    /** {@code 0}, or nothing, is the usual distance. */
    private static Wish.Distance distance(String text) {
        int notes = text.isEmpty() ? USUAL : whole(text);
        if (notes != USUAL && notes < WorkIndex.LEAST) {
            throw new IllegalArgumentException(
                    "runs of " + WorkIndex.LEAST + " notes and more can be kept out, asked for " + notes);
        }
        return new Wish.Distance(notes == USUAL ? Optional.empty() : Optional.of(notes));
    }

    private static int particles(String text) {
        int number = whole(text);
        if (number < 1 || number > Request.MOST_PARTICLES) {
            throw new IllegalArgumentException(
                    "1 to " + Request.MOST_PARTICLES + " can be drawn side by side, asked for " + number);
        }
        return number;
    }
}
