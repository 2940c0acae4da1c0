package dev.stemma.studio.cli;

import dev.stemma.generator.session.Strength;
import dev.stemma.generator.session.Task;
import dev.stemma.generator.session.Wish;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stemma vary}: writes some notes of a melody again. */
@Command(
        name = "vary",
        sortOptions = false,
        customSynopsis = "stemma vary FILE [--strength light|medium|strong] [OPTION]...",
        description = {
            "Writes some notes of the melody of a MIDI, ABC or MusicXML file again.",
            "The seed chooses which: off the beat rather than on it, short ones rather than long ones, each with",
            "its neighbour, never the last.",
            "With --keep pitch whole bars are chosen."
        },
        footer = {
            "",
            "Examples:",
            "  stemma vary tune.mid --strength light --seed 7 --out varied.mid",
            "  stemma vary tune.mid --strength strong --keep rhythm --lock 1,8 --out varied.mid"
        })
final class VaryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Option(
            names = "--strength",
            paramLabel = "S",
            defaultValue = "medium",
            description = "How many notes: light 15 %%, medium 35 %%, strong 60 %%; medium if nothing is said.")
    private String strength = "";

    @Mixin
    private ReworkOptions stays;

    @Mixin
    private Rework rework;

    private final Terminal terminal;

    VaryCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Strength wanted = Parsed.of(command, "--strength", Optional.of(strength), VaryCommand::parsed)
                .orElseThrow();
        return rework.run(terminal, new Task.Varying(wanted, stays.locked(), stays.keep()), Wish.ANYTHING);
    }

    private static Strength parsed(String text) {
        return Stream.of(Strength.values())
                .filter(known -> known.label().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("light, medium or strong, found \"" + text + "\""));
    }
}
