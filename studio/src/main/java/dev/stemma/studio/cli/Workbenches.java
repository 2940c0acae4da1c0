package dev.stemma.studio.cli;

import dev.stemma.provenance.identity.Passwords;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;

/** The workbench of a terminal. */
final class Workbenches {
    private Workbenches() {}

    static Workbench open(Terminal terminal) {
        return open(terminal, new PasswordSettings(terminal));
    }

    static Workbench open(Terminal terminal, Passwords passwords) {
        return new Workbench(terminal.home(), terminal.models(), terminal.clock(), passwords);
    }

    static Failure failure(WorkbenchException e) {
        return new Failure(e.getMessage(), e.hint(), e);
    }
}
