package dev.stemma.studio.cli;

import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/** Reads what stands behind an option; what cannot be read is a mistake of the call. */
final class Parsed {
    private Parsed() {}

    static <T, R> Optional<R> of(CommandSpec command, String option, Optional<T> value, Function<T, R> parse) {
        try {
            return value.map(parse);
        } catch (IllegalArgumentException e) {
            throw Failure.usage(
                    option + ": " + e.getMessage(), command.qualifiedName() + " --help shows what is accepted");
        }
    }
}
