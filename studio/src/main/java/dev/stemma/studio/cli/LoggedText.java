package dev.stemma.studio.cli;

import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.workbench.Logged;

/** Says in words where a file is in a transparency log. */
final class LoggedText {
    private LoggedText() {}

    static void print(Terminal terminal, Logged logged) {
        terminal.out().println();
        terminal.out()
                .println("in a log: entry " + logged.index() + " of the " + logged.size() + " in "
                        + PlainText.brief(logged.log()));
        if (!logged.known()) {
            terminal.out()
                    .println("  no policy here knows the log, or enough of its witnesses: anybody may have made it");
        } else if (logged.witnesses().isEmpty()) {
            terminal.out().println("  no witness has seen it: it holds as far as the log is honest");
        }
        logged.witnesses()
                .forEach(seen -> terminal.out()
                        .println("  seen by " + PlainText.brief(seen.witness())
                                + seen.time().map(time -> " at " + time).orElse("")));
        if (!logged.bySigner()) {
            terminal.out().println("  somebody else than the signer made the entry");
        }
    }
}
