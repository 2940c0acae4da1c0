package dev.stemma.studio.cli;

import dev.stemma.generator.session.BarRange;
import dev.stemma.generator.session.Keep;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What of a melody that is there stays. */
final class ReworkOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--keep",
            paramLabel = "rhythm|pitch",
            description = "rhythm: when notes begin and end stays, their pitches are new; pitch: their pitches stay in "
                    + "their order, the rhythm is new. Both are new if nothing is said.")
    private Optional<String> keep = Optional.empty();

    @Option(
            names = "--lock",
            paramLabel = "BARS",
            description = "Bars that stay as they are, such as 1-2 or 1,5-6; 0 is a pickup.")
    private Optional<String> lock = Optional.empty();

    Keep keep() {
        return Parsed.of(command, "--keep", keep, ReworkOptions::kept).orElse(Keep.NOTHING);
    }

    private static Keep kept(String text) {
        return Stream.of(Keep.RHYTHM, Keep.PITCH)
                .filter(known -> known.label().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("rhythm or pitch can be kept, found \"" + text + "\""));
    }

    List<BarRange> locked() {
        return Parsed.of(
                        command,
                        "--lock",
                        lock,
                        text -> Stream.of(text.split(",", -1))
                                .map(part -> BarRange.parse(part.strip()))
                                .toList())
                .orElse(List.of());
    }
}
