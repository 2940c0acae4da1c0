package dev.stemma.studio.workbench;

import dev.stemma.generator.music.Bar;
import dev.stemma.generator.session.BarRange;
import dev.stemma.generator.session.Keep;
import dev.stemma.generator.session.Strength;
import dev.stemma.generator.session.Task;
import dev.stemma.generator.session.Wish;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What somebody asks a model to do with a piece on the desk, in texts.
 *
 * @param task {@code compose}, {@code continue}, {@code fill} or {@code vary}
 * @param bars which bars, or how many to continue by
 * @param keep {@code rhythm} or {@code pitch}
 * @param strength of a variation
 * @param wish by the names of {@link WishTexts}, and {@code model}
 * @param count how many candidates
 * @param as who asks
 */
public record Asking(
        String task,
        Optional<String> bars,
        Optional<String> keep,
        Optional<String> strength,
        SortedMap<String, String> wish,
        OptionalLong seed,
        int count,
        Optional<String> as) {
    private static final int MOST_CANDIDATES = 16;

    /** Seeds that nobody chose stay short enough to be typed. */
    private static final int SEEDS = 1_000_000;

    public Asking {
        wish = new TreeMap<>(wish);
    }

    int checkedCount() throws WorkbenchException {
        if (count < 1 || count > MOST_CANDIDATES) {
            throw new WorkbenchException(
                    "the count is 1 to " + MOST_CANDIDATES + ", found " + count, "leave it out for 4");
        }
        return count;
    }

    Order order() throws WorkbenchException {
        SortedMap<String, String> texts = new TreeMap<>(wish);
        Optional<String> model = Optional.ofNullable(texts.remove("model"));
        if (task.equals("continue") && bars.isPresent()) {
            texts.put("bars", bars.get());
        }
        Wish read = WishTexts.read(texts);
        return new Order(read, seed.orElseGet(() -> new SecureRandom().nextInt(SEEDS)), Optional.empty(), model);
    }

    /** @param there the bars of the melody */
    Task task(List<Bar> there) throws WorkbenchException {
        return switch (task) {
            case "compose" -> new Task.Composing();
            case "continue" -> new Task.Continuing();
            case "fill" ->
                new Task.Filling(
                        range().orElseThrow(() -> new WorkbenchException(
                                "it is not said which bars are to be filled", "bars such as 3-4")),
                        List.of(),
                        kept());
            case "vary" ->
                new Task.Varying(
                        one("strength", strength, Strength.values(), Strength::label)
                                .orElse(Strength.MEDIUM),
                        without(there),
                        kept());
            default ->
                throw new WorkbenchException(
                        "there is no task \"" + task + "\"", "a task is compose, continue, fill or vary");
        };
    }

    private Optional<BarRange> range() throws WorkbenchException {
        try {
            return bars.map(BarRange::parse);
        } catch (IllegalArgumentException e) {
            throw new WorkbenchException(e.getMessage(), "bars such as 3-4", e);
        }
    }

    /** The bars that stay where only some are meant. */
    private List<BarRange> without(List<Bar> there) throws WorkbenchException {
        Optional<BarRange> meant = range();
        List<BarRange> stay = new ArrayList<>();
        if (meant.isEmpty() || there.isEmpty()) {
            return stay;
        }
        int first = there.get(0).number();
        int last = there.get(there.size() - 1).number();
        if (meant.get().first() < first || meant.get().last() > last) {
            throw new WorkbenchException(
                    "the melody has no bars " + meant.get(), "its bars are " + first + " to " + last);
        }
        if (meant.get().first() > first) {
            stay.add(new BarRange(first, meant.get().first() - 1));
        }
        if (meant.get().last() < last) {
            stay.add(new BarRange(meant.get().last() + 1, last));
        }
        return stay;
    }

    private Keep kept() throws WorkbenchException {
        return one("keep", keep, Keep.values(), Keep::label).orElse(Keep.NOTHING);
    }

    private static <T> Optional<T> one(String name, Optional<String> text, T[] values, Function<T, String> label)
            throws WorkbenchException {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(values)
                .filter(value -> label.apply(value).equals(text.get()))
                .findFirst()
                .orElseThrow(() -> new WorkbenchException(
                        name + " cannot be \"" + text.get() + "\"",
                        "it is " + Arrays.stream(values).map(label).collect(Collectors.joining(" or ")))));
    }
}
