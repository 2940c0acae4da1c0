package dev.stemma.studio.cli;

import dev.stemma.studio.workbench.Logs;
import java.nio.file.Path;
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
}
