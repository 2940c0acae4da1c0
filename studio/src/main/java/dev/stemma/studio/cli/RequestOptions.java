package dev.stemma.studio.cli;

import dev.stemma.generator.session.Wish;
import java.security.SecureRandom;
import java.util.Optional;
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
            description = "A model by the name of its folder; melody-2 if nothing is said.")
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
        Wish wish = Parsed.with(command, before, "tradition", tradition);
        wish = Parsed.with(command, wish, "key", key);
        wish = Parsed.with(command, wish, "temperature", temperature);
        return Parsed.with(command, wish, "members", members);
    }

    Optional<String> model() {
        return model;
    }

    /** The seed asked for, or one drawn now. */
    long seed() {
        return seed.orElseGet(() -> (long) new SecureRandom().nextInt(SEEDS));
    }
}
