package dev.stemma.studio.cli;

import dev.stemma.generator.session.Task;
import dev.stemma.generator.session.Wish;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code stemma continue}: goes on where a melody ends. */
@Command(
        name = "continue",
        sortOptions = false,
        customSynopsis = "stemma continue FILE [OPTION]...",
        description = {
            "Adds bars to the melody of a MIDI, ABC or MusicXML file.",
            "Key, metre, tempo and range are those of the file unless asked for; --bars counts the new bars.",
            "A melody that ends inside a bar goes on there."
        },
        footer = {
            "",
            "Examples:",
            "  stemma continue beginning.abc --bars 8 --seed 7 --out longer.mid",
            "  stemma continue beginning.abc --bars 4 --cadence 5 --only-new --out answer.mid"
        })
final class ContinueCommand implements Callable<Integer> {
    @Mixin
    private LengthOptions length;

    @Mixin
    private Rework rework;

    private final Terminal terminal;

    ContinueCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return rework.run(terminal, new Task.Continuing(), length.addTo(Wish.ANYTHING));
    }
}
