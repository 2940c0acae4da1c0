package dev.stemma.studio.cli;

import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;

/** The workbench of a terminal. */
final class Workbenches {
    private Workbenches() {}

    static Workbench open(Terminal terminal) {
        return new Workbench(terminal.home(), terminal.models(), terminal.clock());
    }

    static Failure failure(WorkbenchException e) {
        return new Failure(e.getMessage(), e.hint(), e);
    }
}
