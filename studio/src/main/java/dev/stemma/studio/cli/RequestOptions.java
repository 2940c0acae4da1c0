package dev.stemma.studio.cli;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.TraditionBlend;
import dev.stemma.generator.session.Request;
import dev.stemma.generator.session.Wish;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** By which model, in which manner. */
final class RequestOptions {
    /** Seeds that nobody chose stay short enough to be typed again. */
    private static final int SEEDS = 1_000_000;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--tradition",
            paramLabel = "T",
            description =
                    "british-isles, china (experimental), hymn or art-song, or those of your --model; or a blend with "
                            + "their shares: british-isles:0.5,hymn:0.5.")
    private Optional<String> tradition = Optional.empty();

    @Option(
            names = "--key",
            paramLabel = "K",
            description = "A tonic and a mode: D, \"A minor\", \"E dorian\", \"G zhi\".")
    private Optional<String> key = Optional.empty();

    @Option(
            names = "--temperature",
            paramLabel = "X",
            description = "Above 0 to 2: low is expected, high is adventurous; 1 if nothing is said.")
    private Optional<Double> temperature = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Any whole number, such as 42: the same seed and request give the same melody. "
                    + "What you leave open is chosen by the seed too, from the habits of the tradition.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--model",
            paramLabel = "ID",
            description = "A model by the name of its folder; melody-1 if nothing is said.")
    private Optional<String> model = Optional.empty();

    @Option(
            names = "--members",
            paramLabel = "M,...",
            description = "Which members of the model take part, such as network or long-term,short-term; all if "
                    + "nothing is said.")
    private Optional<String> members = Optional.empty();

    Wish wish() {
        return wishAfter(Wish.ANYTHING);
    }

    /** The same beside what is wished for already. */
    Wish wishAfter(Wish before) {
        Wish.Builder wish = before.but();
        Parsed.of(command, "--tradition", tradition, TraditionBlend::parse).ifPresent(wish::tradition);
        Parsed.of(command, "--key", key, Key::parse).ifPresent(wish::key);
        Parsed.of(command, "--temperature", temperature, RequestOptions::checkedTemperature)
                .ifPresent(wish::temperature);
        Parsed.of(command, "--members", members, RequestOptions::names).ifPresent(wish::members);
        return wish.build();
    }

    private static SortedSet<String> names(String text) {
        SortedSet<String> names =
                new TreeSet<>(Stream.of(text.split(",", -1)).map(String::strip).toList());
        if (names.contains("")) {
            throw new IllegalArgumentException("not names with commas between them: \"" + text + "\"");
        }
        return names;
    }

    private static double checkedTemperature(double temperature) {
        if (!(temperature > 0 && temperature <= Request.HIGHEST_TEMPERATURE)) {
            throw new IllegalArgumentException("a temperature is above 0 and at most " + Request.HIGHEST_TEMPERATURE
                    + ", asked for " + temperature);
        }
        return temperature;
    }

    Optional<String> model() {
        return model;
    }

    /** The seed asked for, or one drawn now. */
    long seed() {
        return seed.orElseGet(() -> (long) new SecureRandom().nextInt(SEEDS));
    }
}
