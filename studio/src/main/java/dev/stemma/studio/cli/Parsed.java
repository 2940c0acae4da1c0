package dev.stemma.studio.cli;

import dev.stemma.generator.session.Wish;
import dev.stemma.studio.workbench.WishTexts;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/** Reads what stands behind an option; what cannot be read is a mistake of the call. */
final class Parsed {
    private static final String PROGRAM = "stemma";

    private Parsed() {}

    /** A wish with what an option says, if it is there. */
    static Wish with(CommandSpec command, Wish wish, String name, Optional<?> value) {
        return of(command, "--" + name, value, text -> WishTexts.add(wish, name, text.toString()))
                .orElse(wish);
    }

    static <T, R> Optional<R> of(CommandSpec command, String option, Optional<T> value, Function<T, R> parse) {
        try {
            return value.map(parse);
        } catch (IllegalArgumentException e) {
            throw Failure.usage(option + ": " + e.getMessage(), name(command) + " --help shows what is accepted");
        }
    }

    /** Options within options do not know to which command they belong. */
    private static String name(CommandSpec command) {
        return command.root().name().equals(PROGRAM) ? command.qualifiedName() : PROGRAM + " COMMAND";
    }
}
