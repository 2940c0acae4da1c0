package dev.stemma.studio.cli;

import dev.stemma.generator.session.BarRange;
import dev.stemma.generator.session.Task;
import dev.stemma.generator.session.Wish;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stemma fill}: writes bars in the middle of a melody again. */
@Command(
        name = "fill",
        sortOptions = false,
        customSynopsis = "stemma fill FILE --bars 3-4 [OPTION]...",
        description = {
            "Writes some bars of the melody of a MIDI, ABC or MusicXML file again.",
            "The model looks at both sides of them. A note that sounds into the bars stays; contour and density speak of these bars alone."
        },
        footer = {
            "",
            "Examples:",
            "  stemma fill tune.mid --bars 3-4 --seed 7 --out filled.mid",
            "  stemma fill tune.mid --bars 1-8 --lock 1-2,5 --keep rhythm --out filled.mid"
        })
final class FillCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Option(
            names = "--bars",
            paramLabel = "BARS",
            required = true,
            description = "The bars to write again, such as 3-4, or 3; 1 is the first full bar, 0 a pickup.")
    private String bars = "";

    @Mixin
    private ReworkOptions stays;

    @Mixin
    private Rework rework;

    private final Terminal terminal;

    FillCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        BarRange range =
                Parsed.of(command, "--bars", Optional.of(bars), BarRange::parse).orElseThrow();
        return rework.run(terminal, new Task.Filling(range, stays.locked(), stays.keep()), Wish.ANYTHING);
    }
}
