package dev.stemma.studio.cli;

import dev.stemma.generator.session.Wish;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The bars of a melody that is not there yet. */
final class LengthOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--metre", paramLabel = "M", description = "4/4, 3/4, 6/8 and the like.")
    private Optional<String> metre = Optional.empty();

    @Option(names = "--bars", paramLabel = "N", description = "How many bars, 1 to 256; 8 if nothing is said.")
    private Optional<Integer> bars = Optional.empty();

    @Option(names = "--tempo", paramLabel = "BPM", description = "Quarter notes a minute, 4 to 1000.")
    private Optional<Double> tempo = Optional.empty();

    Wish addTo(Wish wish) {
        Wish more = Parsed.with(command, wish, "metre", metre);
        more = Parsed.with(command, more, "bars", bars);
        return Parsed.with(command, more, "tempo", tempo);
    }

    /** Whether metre or number of bars are asked for. */
    boolean areBarsAsked() {
        return metre.isPresent() || bars.isPresent();
    }
}
