package dev.stemma.studio.cli;

import dev.stemma.studio.workbench.Logs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which log, and which logs and witnesses are known. */
final class LogOptions {
    @Option(
            names = "--log",
            paramLabel = "DIR",
            description = "The folder of the log; log in the folder of keys if nothing is said.")
    private Optional<Path> log = Optional.empty();

    @Option(
            names = "--log-policy",
            paramLabel = "POLICY",
            description = {
                "Which logs and witnesses are known: a file as C2SP tlog-policy has it, or the key of a log;",
                "trust/log-policy in the folder of keys if nothing is said."
            })
    private Optional<String> policy = Optional.empty();

    Path folder(Terminal terminal, Logs logs) {
        return log.map(terminal::resolve).orElseGet(logs::usualFolder);
    }

    Optional<String> policy(Terminal terminal) {
        return resolved(terminal, policy);
    }

    /** A file's name against the folder that the terminal is in; a key as it is. */
    static Optional<String> resolved(Terminal terminal, Optional<String> policy) {
        return policy.map(text ->
                Logs.isKey(text) ? text : terminal.resolve(Path.of(text)).toString());
    }

    /** What {@code append} is told must fit together. */
    static void requireFitting(
            List<Path> names, Optional<Long> corrects, Optional<Long> revokes, Optional<String> note) {
        if (corrects.isPresent() && revokes.isPresent()) {
            throw Failure.usage("--corrects and --revokes both name an entry", "do one after the other");
        }
        if (corrects.isPresent() && names.size() != 1) {
            throw Failure.usage("--corrects needs the one FILE that stands in its place", "name it");
        }
        if (revokes.isPresent() && !names.isEmpty()) {
            throw Failure.usage("--revokes takes no FILE", "to put another in its place: --corrects N");
        }
        if (note.isPresent() && corrects.isEmpty() && revokes.isEmpty()) {
            throw Failure.usage("--note goes with --corrects or --revokes", "leave it out");
        }
    }
}
