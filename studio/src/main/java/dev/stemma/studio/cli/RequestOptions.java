package dev.stemma.studio.cli;

import dev.stemma.generator.model.WorkIndex;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Tradition;
import dev.stemma.generator.session.PitchRange;
import dev.stemma.generator.session.Request;
import dev.stemma.generator.session.Wish;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What one may ask of a melody. */
final class RequestOptions {
    /** Seeds that nobody chose stay short enough to be typed again. */
    private static final int SEEDS = 1_000_000;

    /** What picocli puts where an option stands without its number. */
    private static final int USUAL = 0;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--tradition",
            paramLabel = "T",
            description = "british-isles, china (experimental), hymn or art-song, or those of your --model.")
    private Optional<String> tradition = Optional.empty();

    @Option(
            names = "--key",
            paramLabel = "K",
            description = "A tonic and a mode: D, \"A minor\", \"E dorian\", \"G zhi\".")
    private Optional<String> key = Optional.empty();

    @Option(names = "--metre", paramLabel = "M", description = "4/4, 3/4, 6/8 and the like.")
    private Optional<String> metre = Optional.empty();

    @Option(names = "--bars", paramLabel = "N", description = "How many bars, 1 to 256; 8 if nothing is said.")
    private Optional<Integer> bars = Optional.empty();

    @Option(names = "--tempo", paramLabel = "BPM", description = "Quarter notes a minute, 4 to 1000.")
    private Optional<Double> tempo = Optional.empty();

    @Option(names = "--range", paramLabel = "LO-HI", description = "Lowest and highest pitch: C4-G5, or 60-79.")
    private Optional<String> range = Optional.empty();

    @Option(
            names = "--temperature",
            paramLabel = "X",
            description = "Above 0 to 2: low is expected, high is adventurous; 0.9 if nothing is said.")
    private Optional<Double> temperature = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = {
                "Any whole number: the same seed and request give the same melody.",
                "What you leave open is chosen by the seed too, from the habits of the tradition."
            })
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--model",
            paramLabel = "ID",
            description = "A model by the name of its folder; melody-1 if nothing is said.")
    private Optional<String> model = Optional.empty();

    @Option(
            names = "--no-near-copy",
            paramLabel = "N",
            arity = "0..1",
            fallbackValue = "0",
            description = {
                "Share no run of N notes, 5 or more, with a work that the model learnt from, in whatever key and rhythm.",
                "Without N: one note more than half of the works of the tradition share with each other, 10 at most.",
                "Notes that would complete such a run are not drawn, and a melody that can then not go on is drawn anew.",
                "Runs of 11 notes are never copied, whether asked for or not."
            })
    private Optional<Integer> notNearer = Optional.empty();

    Wish wish() {
        return new Wish(
                parsed("--tradition", tradition, Tradition::new),
                parsed("--key", key, Key::parse),
                parsed("--metre", metre, Metre::parse),
                parsed("--bars", bars, RequestOptions::checkedBars),
                parsed("--tempo", tempo, Tempo::ofBpm),
                parsed("--range", range, PitchRange::parse),
                parsed("--temperature", temperature, RequestOptions::checkedTemperature),
                parsed("--no-near-copy", notNearer, RequestOptions::distance),
                List.of(),
                Optional.empty());
    }

    private static Wish.Distance distance(int notes) {
        if (notes != USUAL && notes < WorkIndex.LEAST) {
            throw new IllegalArgumentException(
                    "runs of " + WorkIndex.LEAST + " notes and more can be kept out, asked for " + notes);
        }
        return new Wish.Distance(notes == USUAL ? Optional.empty() : Optional.of(notes));
    }

    private static double checkedTemperature(double temperature) {
        if (!(temperature > 0 && temperature <= Request.HIGHEST_TEMPERATURE)) {
            throw new IllegalArgumentException("a temperature is above 0 and at most " + Request.HIGHEST_TEMPERATURE
                    + ", asked for " + temperature);
        }
        return temperature;
    }

    private static int checkedBars(int bars) {
        if (bars < 1 || bars > Request.MOST_BARS) {
            throw new IllegalArgumentException("a melody has 1 to " + Request.MOST_BARS + " bars, asked for " + bars);
        }
        return bars;
    }

    Optional<String> model() {
        return model;
    }

    /** The seed asked for, or one drawn now. */
    long seed() {
        return seed.orElseGet(() -> (long) new SecureRandom().nextInt(SEEDS));
    }

    private <T, R> Optional<R> parsed(String option, Optional<T> value, Function<T, R> parse) {
        try {
            return value.map(parse);
        } catch (IllegalArgumentException e) {
            throw Failure.usage(
                    option + ": " + e.getMessage(), command.qualifiedName() + " --help shows what is accepted");
        }
    }
}
